#!/bin/sh
# All KPIs of a quarter for some 470 nodes over 1,000,000 deals and 5,000,000 activities: aforo, and
# DuckDB doing five of them from the same files. Whole processes, reading included, alternately,
# three times each. See Benchmarks/README.md.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
aforo=${AFORO:-$here/../.build/release/aforo}
python=${PEER_PYTHON:-python3}
deals=${KPIS_DEALS:-1000000}
activities=${KPIS_ACTIVITIES:-5000000}
# So many quarters give 462 representatives, six managers and three regions.
quarters=${KPIS_QUARTERS:-44}
period=${KPIS_PERIOD:-2025-Q3}
runs=${KPIS_RUNS:-3}
folder=${KPIS_FOLDER:-}

for needed in /usr/bin/time "$aforo"; do
  [ -e "$needed" ] || { echo "kpis: $needed is not there" >&2; exit 2; }
done

if [ -z "$folder" ]; then
  folder=$(mktemp -d "${TMPDIR:-/tmp}/aforo-kpis.XXXXXX")
  trap 'rm -rf "$folder"' EXIT
  trap 'exit 130' INT TERM
fi

if [ ! -e "$folder/activities.csv" ]; then
  "$aforo" synth --deals "$deals" --quarters "$quarters" --seed 7 --out "$folder" >/dev/null
  # The simulator logs more than that: rows are left out evenly.
  count=$(($(wc -l <"$folder/activities.csv") - 1))
  awk -v wanted="$activities" -v count="$count" '
    NR == 1 || int((NR - 1) * wanted / count) > int((NR - 2) * wanted / count)
  ' "$folder/activities.csv" >"$folder/activities.new"
  mv "$folder/activities.new" "$folder/activities.csv"
fi
wc -l "$folder/deals.csv" "$folder/history.csv" "$folder/activities.csv" "$folder/people.csv" >&2

timed() {
  name=$1
  out=$2
  shift 2
  /usr/bin/time -f "$name: %e s, %U s user, %S s system, %M KB" "$@" >"$out"
}

has_peer=yes
"$python" -c 'import duckdb' 2>/dev/null || has_peer=no
run=0
while [ "$run" -lt "$runs" ]; do
  run=$((run + 1))
  timed 'aforo kpis' "$folder/aforo.out" "$aforo" kpis --from "$folder" --period "$period" \
    --by region,manager,owner --metric all --format csv
  if [ "$has_peer" = yes ]; then
    timed 'duckdb, five of them' "$folder/duckdb.out" \
      "$python" "$here/kpis/peer.py" "$folder" "$period"
  fi
done
wc -l "$folder/aforo.out" >&2
if [ "$has_peer" = no ]; then
  echo "no duckdb in $python: name one with PEER_PYTHON" >&2
fi
