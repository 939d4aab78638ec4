#!/bin/sh
# Correct digits on the linear and univariate sets of NIST's StRD. Usage: nist.sh FOLDER, which
# holds the .dat files, itself or in folders. See Benchmarks/README.md.
set -eu
folder=${1:?name the folder with the .dat files}
here=$(cd "$(dirname "$0")" && pwd)
swift build --package-path "$here" -c release --product nist >&2
"$here/.build/release/nist" "$folder"
