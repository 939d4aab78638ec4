#!/bin/sh
# Training on a file of a million deals: CPU seconds, wall time and peak memory of aforo and of a
# peer, alternately, three times each. See Benchmarks/README.md.
set -eu

: "${W3_CSV:?name the CSV file of deals in W3_CSV}"
aforo=${AFORO:-$(dirname "$0")/../.build/release/aforo}
day=${W3_AS_OF:-2025-12-31}
runs=${W3_RUNS:-3}

for needed in /usr/bin/time "$aforo" "$W3_CSV"; do
  [ -e "$needed" ] || { echo "w3: $needed is not there" >&2; exit 2; }
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/exports"
ln -s "$(realpath "$W3_CSV")" "$work/exports/deals.csv"
cat >"$work/aforo.yml" <<'YAML'
currency: USD
hierarchy: [owner]
stages:
  - name: Prospecting
  - name: Qualification
  - name: Proposal
  - name: Negotiation
  - name: Closed Won
    kind: won
  - name: Closed Lost
    kind: lost
sources:
  - pattern: deals.csv
    kind: deals
    columns: {created_at: created, close_date: closed, closed_at: closed}
YAML

# Seconds of processor, seconds of wall, megabytes at the peak.
measure() {
  log=$work/log
  /usr/bin/time -v -o "$log" sh -c "$1" >"$work/out" 2>"$work/err" || {
    cat "$work/err" >&2
    echo "w3: failed: $1" >&2
    exit 2
  }
  awk '
    /User time/ || /System time/ { cpu += $NF }
    /Elapsed/ { n = split($NF, part, ":"); for (i = 1; i <= n; i++) wall = 60 * wall + part[i] }
    /Maximum resident/ { peak = $NF / 1024 }
    END { printf "%.2f %.2f %.0f\n", cpu, wall, peak }' "$log"
}

aforo_line="cd '$work' && '$(realpath "$aforo")' train --from exports --as-of $day --deals scores.csv --quiet"
run=1
while [ "$run" -le "$runs" ]; do
  echo "aforo $(measure "$aforo_line")"
  [ -z "${W3_PEER:-}" ] || echo "peer $(measure "$W3_PEER")"
  run=$((run + 1))
done | tee "$work/results" | awk '
  { printf "%-6s %8.2f s CPU %8.2f s wall %7d MB\n", $1, $2, $3, $4 }'

# Medians, and how many times the peer takes of what aforo takes.
median() {
  awk -v who="$1" -v column="$2" '$1 == who { print $column }' "$work/results" | sort -n \
    | awk '{ value[NR] = $1 } END { if (NR) print value[int((NR + 1) / 2)] }'
}
[ -z "${W3_PEER:-}" ] || for column in 2 3 4; do
  name=$(echo 'CPU wall memory' | cut -d ' ' -f $((column - 1)))
  awk -v a="$(median aforo $column)" -v p="$(median peer $column)" -v name="$name" \
    'BEGIN { printf "median %s: aforo %s, peer %s, ratio %.2f\n", name, a, p, p / a }'
done
