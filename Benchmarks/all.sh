#!/bin/sh
# Every workload with a peer in Python, one after another, and a line for each at the end: how many
# times the CPU of aforo each peer takes. PEER_PYTHON names the Python with the peers' packages.
# See Benchmarks/README.md.
set -u
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0
for workload in w1 w2 w5 w6 w7; do
  script=$here/$workload.sh
  [ -e "$script" ] || script=$here/$workload/run.sh
  echo "== $workload"
  # The status of the script, not of tee.
  { "$script" 2>"$work/errors" || touch "$work/$workload.failed"; } | tee "$work/$workload"
  if [ -e "$work/$workload.failed" ]; then
    tail -n 5 "$work/errors" >&2
    status=1
  fi
done
echo
echo "CPU of each peer over that of aforo:"
for workload in w1 w2 w5 w6 w7; do
  # "NAME takes R times the CPU", "NAME: R times the CPU", "NAME  S CPU s  R times".
  awk -v workload="$workload" '
    /bottom series$/ { size = " (" $1 ")" }
    /takes .* times the CPU of aforo/ { add($1, $3) }
    /: .* times the CPU of aforo/ { split($0, part, ": "); split(part[2], word, " "); add(part[1], word[1]) }
    /CPU s .* times$/ { name = $0; sub(/ +[0-9.]+ CPU s .*$/, "", name)
      if (name !~ /^aforo/) add(name size, $(NF - 1)) }
    function add(name, ratio) { line = line (line == "" ? "" : ", ") name " " ratio }
    END { printf "%-3s %s\n", workload, line == "" ? "no figures" : line; exit line == "" }
  ' "$work/$workload" || status=1
  [ ! -e "$work/$workload.failed" ] || echo "    $workload failed"
done
exit $status
