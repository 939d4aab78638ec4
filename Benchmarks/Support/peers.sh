# Shared by the scripts of workloads with a peer in Python: builds the workload, runs it and the peer
# alternately on one file, and prints the medians of CPU seconds and their ratio.
#
# PEER_PYTHON names the Python that has the peer's packages; PEER_DATA a folder for data files.

here=$(cd "$(dirname "$0")" && pwd)
python=${PEER_PYTHON:-python3}
data=${PEER_DATA:-${TMPDIR:-/tmp}/aforo-benchmarks}
runs=${RUNS:-3}
export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1
mkdir -p "$data"

# compare WORKLOAD FILE PEER_SCRIPT: both print lines of JSON with "cpu".
compare() {
  swift build --package-path "$here" -c release --product "$1" >&2
  results=$(mktemp)
  for _ in $(seq "$runs"); do
    "$here/.build/release/$1" "$2" | grep '^{' | tee -a "$results"
    "$python" "$3" run "$2" | tee -a "$results"
  done
  "$python" - "$results" <<'PY'
import json, statistics, sys
peers = {}
for line in open(sys.argv[1]):
    row = json.loads(line)
    peers.setdefault(row["peer"], []).append(row["cpu"])
medians = {peer: statistics.median(values) for peer, values in peers.items()}
own = next(iter(medians.values()))
for peer, cpu in medians.items():
    print(f"{peer:40s} {cpu:9.4f} CPU s   {cpu / own:6.1f} times")
PY
  rm -f "$results"
}
