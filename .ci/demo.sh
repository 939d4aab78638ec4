#!/bin/sh
# From exports to a forecast, its gaps and its risks, on the sample data. Usage: demo.sh AFORO
set -eu

cd "$(dirname "$0")/.."
aforo=$1
project=.build/demo
day=2025-11-14

rm -rf "$project"
mkdir -p "$project"
cp notebooks-data/crm/aforo.yml "$project/aforo.yml"

step() {
  printf '\n=== %s ===\n' "$1"
  shift
  printf '$ aforo %s\n\n' "$*"
  "$aforo" "$@"
}

step 'Take the exports of the CRM into the store' \
  import --project "$project" notebooks-data/crm
step "Train as of the last day of the data" \
  train --project "$project" --as-of "$day"
step 'What will be booked this quarter' \
  forecast --project "$project" --as-of "$day" --by region,manager
step 'Where the quota is out of reach' \
  gaps --project "$project" --as-of "$day" --by region,manager
step 'Which open deals are in trouble' \
  risks --project "$project" --as-of "$day" --limit 5
step 'What stands out in the data' \
  anomalies --project "$project" --as-of "$day" --limit 5
step 'What moved the forecast in the last two weeks' \
  changes --project "$project" --since 2025-10-31 --as-of "$day" --limit 1
step 'The KPIs of the quarter, beside the quarter before and the year before' \
  kpis --project "$project" --as-of "$day" --compare previous,sameDaysLastYear
step 'How deals went through the stages' \
  funnel --project "$project" --as-of "$day" --period 2025-Q3
