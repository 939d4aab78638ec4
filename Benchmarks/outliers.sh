#!/bin/sh
# Outlier tables of ADBench: aforo's default ensemble, and pyod's detectors where PEER_PYTHON has
# pyod. The tables are AFORO_DATA/adbench_tabular/*.csv.gz. See Benchmarks/README.md.
set -eu
. "$(dirname "$0")/Support/peers.sh"
source=${AFORO_DATA:-$here/../../shared/data}/adbench_tabular
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for file in "$source"/*.csv.gz; do
  [ -e "$file" ] || { echo "no tables in $source; set AFORO_DATA" >&2; exit 2; }
  gunzip -c "$file" >"$work/$(basename "$file" .gz)"
done
swift build --package-path "$here" -c release --product outliers >&2
"$here/.build/release/outliers" "$work"/*.csv | tee "$work/own.json"
: >"$work/peers.json"
if "$python" -c 'import pyod' 2>/dev/null; then
  "$python" "$here/outliers/peer.py" "$work"/*.csv | tee "$work/peers.json"
else
  echo "pyod is not there (PEER_PYTHON); its means as measured once follow" >&2
fi
"$python" "$here/outliers/summary.py" "$work/own.json" "$work/peers.json"
