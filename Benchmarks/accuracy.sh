#!/bin/sh
# Accuracy on simulated companies beside the forecaster who knows the true hazards and the state of
# every deal: five kinds of business, three seeds each, as of days 0, 28 and 63 of the last eight
# quarters, this quarter and the next. Needs python3. About ten minutes on two cores.
# Usage: accuracy.sh [FOLDER]   FOLDER keeps the companies and the backtests; else they are deleted.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
aforo=${AFORO:-$root/.build/release/aforo}
work=${1:-}
if [ -z "$work" ]; then
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
fi
mkdir -p "$work/backtests"

one() {
  name=$1-$2
  crm=$work/$name
  [ -f "$crm/oracle/oracle_deals.csv" ] || "$aforo" synth --preset "$1" --seed "$2" \
    --until 2025-12-31 --brief-activities --no-leads --no-calls --oracle --oracle-paths 200 \
    --workers 1 --out "$crm" --quiet >/dev/null
  "$aforo" backtest --project "$crm" --from "$crm" --quarters 8 --ahead 0,1 --workers 1 \
    --truth "$crm/oracle/oracle.csv" --truth-deals "$crm/oracle/oracle_deals.csv" \
    --format json --quiet >"$work/backtests/$name.json"
  echo "$name done" >&2
}

# Kinds of business get seeds of their own: shocks of the market come from the seed.
list="base 104 noisy 107 slow 110 growth 113 small 101 base 105 noisy 108 slow 111 growth 114
small 102 base 106 noisy 109 slow 112 growth 115 small 103"
if [ "${ACCURACY_ONE:-}" ]; then
  one $ACCURACY_ONE
  exit
fi
echo $list | xargs -n 2 -P 2 sh -c 'ACCURACY_ONE="$2 $3" sh "$0" "$1"' "$0" "$work"

python3 "$root/Benchmarks/accuracy/summary.py" "$work"/backtests/*.json
