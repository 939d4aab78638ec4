#!/bin/sh
# Puts what the demo prints between the markers of README.md; with --check only compares.
# Usage: readme.sh AFORO [--check]
set -eu

cd "$(dirname "$0")/.."
made=$(mktemp)
trap 'rm -f "$made" "$made.demo"' EXIT

LC_ALL=C.UTF-8 sh .ci/demo.sh "$1" >"$made.demo"
awk -v demo="$made.demo" '
  /<!-- demo:end -->/ { inside = 0 }
  !inside { print }
  /<!-- demo:begin -->/ {
    inside = 1
    print "```text"
    while ((getline line < demo) > 0) if (line != "" || seen) { seen = 1; print line }
    print "```"
  }
' README.md >"$made"

if [ "${2:-}" = --check ]; then
  if diff -u README.md "$made"; then
    echo 'README.md shows what the demo prints'
  else
    echo 'README.md shows another output than that of the demo; run: make readme' >&2
    exit 1
  fi
elif ! cmp -s README.md "$made"; then
  cat "$made" >README.md
  echo 'README.md brought up to date'
fi
