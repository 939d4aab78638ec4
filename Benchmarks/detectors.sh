#!/bin/sh
# Planted events, and none: what `aforo anomalies` finds, beside the aims.
#
#   Benchmarks/detectors.sh [NULL_SEEDS]
#
# Five CRMs with events planted, then NULL_SEEDS (50) without, each of the presets small and base; the
# whole table is printed at the end. AFORO names the program, OUT the folder for CRMs and results.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
aforo=${AFORO:-$here/../.build/release/aforo}
out=${OUT:-${TMPDIR:-/tmp}/aforo-detectors}
seeds=${1:-50}
events=win-drop,drought,big-deal,sandbaggers,optimist,duplicates,data-errors,zombies
mkdir -p "$out"
: > "$out/planted.jsonl"
for crm in base:11 base:12 base:13 noisy:11 noisy:12; do
  preset=${crm%:*} seed=${crm#*:}
  folder=$out/$preset$seed
  [ -s "$folder/truth.json" ] || "$aforo" synth --quiet --preset "$preset" --seed "$seed" \
    --planted "$events" --out "$folder" > /dev/null
  python3 "$here/detectors/probe.py" "$aforo" "$folder" >> "$out/planted.jsonl"
done
: > "$out/null.jsonl"
for preset in small base; do
  python3 "$here/detectors/null.py" "$aforo" "$preset" 101 "$seeds" >> "$out/null.jsonl"
done
cat "$out/planted.jsonl" "$out/null.jsonl" | python3 "$here/detectors/summary.py"
