#!/bin/bash
# Workload W2 beside its peers on the same file in the same minutes: CPU seconds, peak memory,
# largest coefficient error, and the ratios of CPU seconds to aforo's.
#
#   PEER_PYTHON=/path/to/python Benchmarks/w2.sh [ROWS]
#
# PEER_PYTHON needs numpy, pandas, glum and statsmodels. The file is made once, in
# BENCHMARK_DATA (default: the folder of temporary files). W2_BINARY names a built w2.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
python="${PEER_PYTHON:-python3}"
rows="${1:-1000000}"
folder="${BENCHMARK_DATA:-${TMPDIR:-/tmp}/aforo-benchmarks}"
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1 NUMEXPR_NUM_THREADS=1
mkdir -p "$folder"
[ -f "$folder/w2_${rows}_optimum.npy" ] || "$python" "$here/w2/data.py" "$folder" "$rows"
if [ -z "${W2_BINARY:-}" ]; then
  swift build -c release --package-path "$here" --product w2 >&2
  W2_BINARY="$(swift build -c release --package-path "$here" --show-bin-path)/w2"
fi
results="$(mktemp)"
trap 'rm -f "$results"' EXIT
cd "$here/w2"
{
  "$W2_BINARY" "$folder" "$rows" 1
  "$python" peers.py "$folder" "$rows" glum
  "$python" peers.py "$folder" "$rows" glum9
  "$python" peers.py "$folder" "$rows" statsmodels
  "$W2_BINARY" "$folder" "$rows" 1
} 2>/dev/null | tee "$results"
"$python" - "$results" <<'PYTHON'
import json, sys
lines = [json.loads(line) for line in open(sys.argv[1])]
own = sorted(line["cpu"] for line in lines if line["peer"] == "aforo")[-1]
for line in lines:
    if line["peer"] != "aforo":
        print(f"{line['peer']}: {line['cpu'] / own:.1f} times the CPU of aforo ({own:.3f} s)")
PYTHON
