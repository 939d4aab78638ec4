#!/bin/sh
# Import of 2,000,000 deals with 8,000,000 changes: aforo beside DuckDB. See Benchmarks/README.md.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
aforo=${AFORO:-$here/../.build/release/aforo}
python=${PEER_PYTHON:-python3}
deals=${IMPORT_DEALS:-2000000}
folder=$(mktemp -d "${TMPDIR:-/tmp}/aforo-import.XXXXXX")
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM

timed() {
  name=$1
  shift
  /usr/bin/time -f "$name: %e s, %U s user, %S s system, %M KB" "$@" >/dev/null
}

mkdir "$folder/exports" "$folder/project"
python3 "$here/import/export.py" "$folder/exports" "$deals"
cp "$here/import/aforo.yml" "$folder/project/"
du -m "$folder"/exports/* | sed 's/$/ (MB)/' >&2
import="$aforo import $folder/exports --project $folder/project"
timed 'aforo, first import' $import --exported-on 2025-12-01
du -m "$folder"/project/.aforo/* | sed 's/$/ (MB)/' >&2
timed 'aforo, the same again' $import --exported-on 2025-12-02
# A correction of every tenth deal and nothing else.
awk -F, -v OFS=, 'NR > 1 && NR % 10 == 0 { $9 = "1.00" } { print }' "$folder/exports/deals.csv" \
  >"$folder/exports/deals.new"
mv "$folder/exports/deals.new" "$folder/exports/deals.csv"
timed 'aforo, a tenth of the deals corrected' $import --exported-on 2025-12-03
timed 'aforo store check' "$aforo" store check --project "$folder/project"
if "$python" -c 'import duckdb' 2>/dev/null; then
  timed 'duckdb, CREATE TABLE AS' "$python" "$here/import/peer.py" "$folder/exports"
else
  echo "no duckdb in $python: name one with PEER_PYTHON" >&2
fi
