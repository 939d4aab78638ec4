"""Tables of what probe.py and null.py print: measured beside the aims."""
import json
import statistics
import sys

TABLE = {
    "win-drop": "base 1, 1, missed quarters; noisy 5, 2; false 0, 1, 0, 1, 2 of 161",
    "drought": "3, 2, 3, 4, 3 weeks; false 1.1, 2.9, 1.4, .5, 0 % of region-weeks",
    "zombies": "real FDR <= .06 at .05, recall >= .55",
    "people": "sandbaggers rank 1-2 in 9 of 10, optimist 1-2 in 5 of 5",
    "duplicates": "precision .99-1.00, recall .99-1.00",
    "amounts": "base precision .93-1.00, recall .96-1.00; noisy 1.00 / .60-.80",
    "errors": "precision .86-.94, recall .85-1.00",
    "big-deal": "rank 1 in 2 of 3, rank 2 in the third",
}


def share(value):
    return "-" if value is None else f"{value:.2f}"


def text(event, found):
    """One CRM's figures of an event."""
    if event == "win-drop":
        return (f"{found['delay'] or 'missed'} q (watch list {found['watchDelay'] or '-'}); false "
                f"{found['false']}, watched {found['falseWatched']} of {found['tested']}")
    if event == "drought":
        rate = 100 * found["false"] / max(1, found["tested"])
        return f"{found['delay'] or 'missed'} w; false {rate:.1f} % of {found['tested']}"
    if event == "people":
        return (f"sandbaggers {found['sandbaggers']}, optimist {found['optimist']}; flagged "
                f"{found['flagged']}, falsely {found['falselyFlagged']}")
    if event == "big-deal":
        return f"rank {found['rank']}; {found['above5']} above 5 %"
    return f"precision {share(found['precision'])}, recall {share(found['recall'])}"


def events(rows):
    for event, aim in TABLE.items():
        print(f"{event}: {aim}")
        for row in rows:
            if event in row:
                print(f"    {row['crm']:12} {text(event, row[event])}")


def nulls(rows):
    families = [k for k, v in rows[0].items() if isinstance(v, list) or v is None]
    for preset in sorted({r["preset"] for r in rows}):
        own = [r for r in rows if r["preset"] == preset]
        seeds = len({r["seed"] for r in own})
        print(f"nothing planted, {preset}, {seeds} seeds, {len(own)} dates")
        print("    family         dates  with any  found  tested  (all findings are false)")
        for family in families:
            if family in ("zombies", "duplicates", "amounts", "records"):
                continue
            looked = [r[family] for r in own if r[family]]
            if not looked:
                print(f"    {family:14} not looked at")
                continue
            some = sum(f > 0 for _, f in looked) / len(looked)
            print(f"    {family:14} {len(looked):5}  {some:8.3f}  {sum(f for _, f in looked):5}"
                  f"  {sum(t for t, _ in looked):6}")
        for family in ("duplicates", "amounts", "records"):
            print(f"    {family:14} findings a date: "
                  f"{statistics.mean(r[family][1] for r in own if r[family]):.2f}")
        dead = [r["zombieScores"] for r in own if "zombieScores" in r]
        wrong = [1 - d["precision"] for d in dead if d["precision"] is not None]
        if wrong:
            print(f"    zombies: real FDR {statistics.mean(wrong):.3f} (largest {max(wrong):.3f}), "
                  f"recall {statistics.mean(d['recall'] for d in dead):.3f}")


def main():
    rows = [json.loads(line) for line in sys.stdin if line.strip()]
    planted = [r for r in rows if "crm" in r]
    null = [r for r in rows if "preset" in r]
    if planted:
        events(planted)
    if null:
        nulls(null)


main()
