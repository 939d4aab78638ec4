#!/bin/sh
# W5: reconciliation of 2,000 and 10,000 bottom series, aforo against hierarchicalforecast.
# Usage: w5.sh [BOTTOM...]. See Benchmarks/README.md.
set -eu
. "$(dirname "$0")/Support/peers.sh"
[ $# -gt 0 ] || set -- 2000 10000
for bottom in "$@"; do
  folder=$data/w5_$bottom
  [ -s "$folder/residuals.csv" ] || "$python" "$here/w5/peer.py" gen "$folder" "$bottom"
  echo "$bottom bottom series"
  rm -f "$folder/aforo.csv" "$folder/peer.csv"
  compare w5 "$folder" "$here/w5/peer.py"
  "$python" "$here/w5/peer.py" compare "$folder"
done
