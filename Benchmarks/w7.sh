#!/bin/sh
# W7: Cox regression of 100,000 deals, aforo against lifelines. See Benchmarks/README.md.
set -eu
. "$(dirname "$0")/Support/peers.sh"
file=$data/w7_cox.csv
[ -s "$file" ] || "$python" "$here/w7/peer.py" gen "$file"
compare w7 "$file" "$here/w7/peer.py"
