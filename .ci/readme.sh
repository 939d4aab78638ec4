#!/bin/sh
# Puts what the demo prints, and the table of KPIs, between the markers of README.md, and writes the
# documentation of KPIs; with --check only compares.
# Usage: readme.sh AFORO [--check]
set -eu

cd "$(dirname "$0")/.."
made=$(mktemp)
trap 'rm -f "$made" "$made.demo" "$made.kpis" "$made.rows"' EXIT
kpis=Sources/Metrics/Metrics.docc/KPIs.md

"$1" define --all --format md >"$made.kpis"
# The first table: metrics and examples by row of the catalogue.
awk '/^\|/ { print; seen = 1 } !/^\|/ && seen { exit }' "$made.kpis" >"$made.rows"

LC_ALL=C.UTF-8 sh .ci/demo.sh "$1" >"$made.demo"
awk -v demo="$made.demo" -v rows="$made.rows" '
  /<!-- kpis:end -->/ { inside = 0 }
  /<!-- demo:end -->/ { inside = 0 }
  !inside { print }
  /<!-- kpis:begin -->/ {
    inside = 1
    while ((getline line < rows) > 0) print line
  }
  /<!-- demo:begin -->/ {
    inside = 1
    print "```text"
    while ((getline line < demo) > 0) if (line != "" || seen) { seen = 1; print line }
    print "```"
  }
' README.md >"$made"

if [ "${2:-}" = --check ]; then
  if ! diff -u "$kpis" "$made.kpis"; then
    echo "$kpis is not what aforo define writes; run: make readme" >&2
    exit 1
  fi
  if diff -u README.md "$made"; then
    echo 'README.md shows what the demo prints'
  else
    echo 'README.md shows another output than that of the demo; run: make readme' >&2
    exit 1
  fi
else
  cmp -s "$kpis" "$made.kpis" || cat "$made.kpis" >"$kpis"
  if ! cmp -s README.md "$made"; then
    cat "$made" >README.md
    echo 'README.md brought up to date'
  fi
fi
