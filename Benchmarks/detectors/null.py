"""False discoveries of `aforo anomalies` on CRMs with nothing planted.

Makes CRMs of a preset for a range of seeds (with the names of the dead deals that every CRM has),
asks at the last day and at three earlier quarter ends, and prints one JSON line a date.
"""
import json
import shutil
import subprocess
import sys
import datetime as dt
import tempfile

from probe import ask, ids, planted, quarter_ends, scores


def main():
    aforo, preset, first, count = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    for seed in range(first, first + count):
        crm = tempfile.mkdtemp(prefix="aforo-null-")
        try:
            subprocess.run(
                [aforo, "synth", "--preset", preset, "--seed", str(seed), "--planted", "zombies",
                 "--out", crm], check=True, capture_output=True)
            with open(f"{crm}/truth.json") as file:
                last = dt.date.fromisoformat(json.load(file)["lastDay"])
            # Two, four and six quarters earlier.
            earlier = quarter_ends(last - dt.timedelta(days=800), last)[-6::2]
            for day in [last] + earlier:
                answer = ask(aforo, crm, day)
                row = {"preset": preset, "seed": seed, "asOf": day.isoformat()}
                for family in answer["families"]:
                    row[family["metric"]] = (
                        None if family["notLookedAt"] else [family["tested"], family["found"]])
                row["watch"] = sum(a["watch"] for a in answer["anomalies"])
                if day == last:
                    dead = {r["deal"] for r in planted(crm)["zombies"]}
                    row["zombieScores"] = scores(ids(answer, {"zombies"}), dead)
                print(json.dumps(row), flush=True)
            print(f"{preset} {seed}", file=sys.stderr)
        finally:
            shutil.rmtree(crm)


main()
