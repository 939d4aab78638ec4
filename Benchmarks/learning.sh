#!/bin/sh
# The learning curve: what the deals' chances are worth with 10, 30, 100, 300 and 1,000 closed deals,
# against the base rate, on small simulated companies. Needs python3. About three minutes.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
aforo=${AFORO:-$root/.build/release/aforo}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
folders=
for seed in 1 2 3 4 5 6 7 8 9 10 11 12; do
  for deals in 100 400 1500; do
    crm=$work/$deals-$seed
    "$aforo" synth --preset small --deals "$deals" --quarters 12 --seed "$seed" --until 2025-12-31 \
      --no-leads --no-calls --brief-activities --out "$crm" --quiet >/dev/null
    "$aforo" backtest --project "$crm" --from "$crm" --quarters 10 --ahead 0 --by total \
      --draws 200 --deals "$crm/scores.csv" --format json --quiet >/dev/null
    mv "$crm/scores.csv" "$work/$deals-$seed.scores"
    mkdir "$work/s$deals-$seed"
    mv "$work/$deals-$seed.scores" "$work/s$deals-$seed/scores.csv"
    cp "$crm/deals.csv" "$work/s$deals-$seed/"
    folders="$folders $work/s$deals-$seed"
  done
done
python3 "$root/Benchmarks/accuracy/learning.py" $folders
