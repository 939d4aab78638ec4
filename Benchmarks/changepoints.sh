#!/bin/sh
# Change points of the Turing change point data set: F1 (margin 5) and cover. The data is
# AFORO_DATA/tcpd with annotations.json and datasets. See Benchmarks/README.md.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
source=${AFORO_DATA:-$here/../../shared/data}/tcpd
[ -e "$source/annotations.json" ] || { echo "no data in $source; set AFORO_DATA" >&2; exit 2; }
swift build --package-path "$here" -c release --product changepoints >&2
"$here/.build/release/changepoints" "$source"
