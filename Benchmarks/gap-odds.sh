#!/bin/sh
# Odds of the quota, the pipeline to create and the deadlines of creation on simulated companies, beside
# what came, the coverage ratio, stage-weighted pipeline and the forecaster who knows the true hazards.
# Usage: gap-odds.sh [FOLDER]   FOLDER keeps the models and the cases; else they are deleted.
# GAP_ODDS_SHORT=1: one small company only, to see that everything works.
# GAP_ODDS_LIST="base 104 ...": other companies (preset and seed). About a quarter of an hour on two cores.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
work=${1:-}
if [ -z "$work" ]; then
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
fi
mkdir -p "$work"
swift build -c release --package-path "$root/Benchmarks" \
  --scratch-path "${GAP_ODDS_BUILD:-$root/Benchmarks/.build}" --product gap-odds >&2
program=${GAP_ODDS_BUILD:-$root/Benchmarks/.build}/release/gap-odds

# Seeds of their own: accuracy.sh and what was looked at on the way used others.
list=${GAP_ODDS_LIST:-"base 304 noisy 307 slow 310 growth 313 small 301 base 305 noisy 308 slow 311 growth 314
small 302 base 306 noisy 309 slow 312 growth 315 small 303"}
[ -z "${GAP_ODDS_SHORT:-}" ] || list="small 301"
echo $list | xargs -n 2 -P "${GAP_ODDS_JOBS:-2}" sh -c '"$0" "$1" "$2" "$3"' "$program" "$work"
python3 "$root/Benchmarks/gap-odds/summary.py" "$work"
