#!/bin/sh
# Ten weekly forecasts of the next 28 days on the loan log of the BPI Challenge 2012.
# Usage: bpi2012.sh FOLDER, which holds cases_dev.csv and events_dev.csv.gz
set -eu

data=${1:?name the folder with cases_dev.csv and events_dev.csv.gz}
root=$(cd "$(dirname "$0")/.." && pwd)
aforo=${AFORO:-$root/.build/release/aforo}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$data/cases_dev.csv" "$work/"
gunzip -c "$data/events_dev.csv.gz" >"$work/events_dev.csv"

"$aforo" backtest --project "$root/notebooks-data/mappings/bpi2012_loan_log" --from "$work" \
  --window 28 --until 2012-03-13 \
  --as-of 2011-12-12,2011-12-19,2011-12-26,2012-01-02,2012-01-09,2012-01-16,2012-01-23,2012-01-30,2012-02-06,2012-02-13
