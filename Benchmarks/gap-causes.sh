#!/bin/sh
# The causes that `aforo gaps` finds, on simulated companies of which one factor of one quarter is
# shocked, beside the same companies without the shock: the share of the change that lands on the
# right line, how often that line stands out, and how often one does where nothing was shocked.
# Two kinds of business, three seeds, two quarters: 12 runs a shock. Needs python3.
# Usage: gap-causes.sh [FOLDER]   FOLDER keeps the answers; else they are deleted.
# Asked as users do, with the method "auto". NULL_SEEDS are further companies without a shock.
# SEEDS, SHOCKS and DAYS narrow it; JOBS runs so many at a time (2).
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
aforo=${AFORO:-$root/.build/release/aforo}
work=${1:-}
if [ -z "$work" ]; then
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
fi
mkdir -p "$work/answers"

# The days of each quarter: 28 and 63 days passed, and all but one.
days() {
  case $1 in
    2023-Q2) echo 28:2023-04-28 63:2023-06-02 end:2023-06-29 ;;
    2025-Q1) echo 28:2025-01-28 63:2025-03-04 end:2025-03-30 ;;
  esac
}

# one PRESET SEED QUARTER SHOCK: the answers of one company.
one() {
  name=$1-$2-$3-$4
  crm=$work/$name
  wanted=
  for day in $(days "$3"); do
    case " ${DAYS:-28 63 end} " in *" ${day%%:*} "*) ;; *) continue ;; esac
    [ -s "$work/answers/$name-${day%%:*}.json" ] || wanted="$wanted $day"
  done
  [ "$wanted" ] || return 0
  shock="--shock $4 --shock-quarter $3"
  [ "$4" = none ] && shock=
  "$aforo" synth --preset "$1" --seed "$2" --brief-activities --no-leads --no-calls $shock \
    --workers 1 --out "$crm" --quiet >/dev/null
  for day in $wanted; do
    "$aforo" gaps --project "$crm" --from "$crm" --as-of "${day#*:}" --by region --workers 1 \
      --format json --quiet >"$work/answers/$name-${day%%:*}.part"
    mv "$work/answers/$name-${day%%:*}.part" "$work/answers/$name-${day%%:*}.json"
  done
  rm -rf "$crm"
  echo "$name done" >&2
}

if [ "${GAPS_ONE:-}" ]; then
  one $GAPS_ONE
  exit
fi
seeds=${SEEDS:-41 42 43}
for seed in $seeds ${NULL_SEEDS-44 45 46}; do
  shocks=
  case " $seeds " in
    *" $seed "*) shocks=${SHOCKS:-creation=0.6 win=-0.7 amounts=0.8 speed=0.55 pipeline=0.7} ;;
  esac
  for shock in none $shocks; do
    for preset in base growth; do
      for quarter in 2023-Q2 2025-Q1; do echo "$preset $seed $quarter $shock"; done
    done
  done
done | xargs -n 4 -P "${JOBS:-2}" sh -c 'GAPS_ONE="$2 $3 $4 $5" sh "$0" "$1"' "$0" "$work"

python3 "$root/Benchmarks/gaps/causes.py" "$work"/answers
