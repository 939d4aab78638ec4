#!/bin/sh
# Reading of a CSV file of 1,500,000 deals, aforo against polars and DuckDB. See Benchmarks/README.md.
set -eu
. "$(dirname "$0")/Support/peers.sh"
file=$data/csv_deals.csv
[ -s "$file" ] || "$python" "$here/csv/peer.py" gen "$file"
compare csv "$file" "$here/csv/peer.py"
