#!/bin/sh
# W6: robust covariance of 100,000 x 20, aforo against scikit-learn. See Benchmarks/README.md.
set -eu
. "$(dirname "$0")/Support/peers.sh"
file=$data/w6_mcd.csv
[ -s "$file" ] || "$python" "$here/w6/peer.py" gen "$file"
compare w6 "$file" "$here/w6/peer.py"
