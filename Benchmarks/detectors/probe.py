"""Runs `aforo anomalies` on one CRM with planted events at many dates, and scores what it finds.

One JSON line a CRM on standard output. Only the standard library is used.
"""
import csv
import datetime as dt
import json
import subprocess
import sys


def ask(aforo, crm, day, *options):
    """The answer as of a day."""
    out = subprocess.run(
        [aforo, "anomalies", "--from", crm, "--as-of", day.isoformat(), "--format", "json",
         "--quiet", *options], capture_output=True, text=True, check=True)
    return json.loads(out.stdout)


def planted(crm):
    """Events by name: lists of rows."""
    events = {}
    with open(f"{crm}/truth/planted.csv", newline="") as file:
        for row in csv.DictReader(file):
            events.setdefault(row["event"], []).append(row)
    return events


def quarter_ends(first, last):
    """Ends of calendar quarters in [first, last]."""
    days = []
    for year in range(first.year, last.year + 1):
        for month, day in ((3, 31), (6, 30), (9, 30), (12, 31)):
            end = dt.date(year, month, day)
            if first <= end <= last:
                days.append(end)
    return days


def ids(answer, metrics):
    """Deals named by findings of these metrics, with their findings' metric."""
    return {d["id"] for a in answer["anomalies"] if a["metric"] in metrics and not a["watch"]
            for d in a["deals"]}


def scores(found, truth):
    """Precision and recall; None where undefined."""
    hits = len(found & truth)
    return {"precision": hits / len(found) if found else None,
            "recall": hits / len(truth) if truth else None, "found": len(found),
            "planted": len(truth)}


def win_drop(aforo, crm, event, last):
    """Quarters until the cell is found, and cells found that were not planted."""
    first = dt.date.fromisoformat(event["from"])
    cell = {"region": event["region"], "segment": event["segment"]}
    begin = first - dt.timedelta(days=3 * 366)
    found, watched, false, false_watched, tested = None, None, 0, 0, 0
    # The last quarter ends before `last` where that is not its end.
    for end in quarter_ends(max(begin, first - dt.timedelta(days=2 * 366)), last):
        answer = ask(aforo, crm, end, "--kind", "shift")
        cells = [a for a in answer["anomalies"] if a["metric"] == "winRate"]
        if all(f["notLookedAt"] for f in answer["families"] if f["metric"] == "winRate"):
            continue
        tested += 9
        delay = (end.year - first.year) * 4 + (end.month - first.month) // 3 + 1
        for finding in cells:
            own = finding["path"] == cell and end >= first
            if own and finding["watch"]:
                watched = delay if watched is None else watched
            elif own:
                found = delay if found is None else found
            elif finding["watch"]:
                false_watched += 1
            else:
                false += 1
    return {"delay": found, "watchDelay": watched, "false": false, "falseWatched": false_watched,
            "tested": tested}


def drought(aforo, crm, event, last):
    """Weeks until the region is found; region-weeks found before and half a year after it."""
    first = dt.date.fromisoformat(event["from"])
    until = dt.date.fromisoformat(event["until"])
    found, false, tested = None, 0, 0
    for week in range(-52, 40):
        day = first + dt.timedelta(days=7 * week + 6)
        if day > last:
            break
        answer = ask(aforo, crm, day, "--kind", "drought")
        # Six weeks look back: what they hold of the drought is no false alarm.
        touched = first <= day <= until + dt.timedelta(days=42)
        tested += 5 if touched else 6
        for finding in answer["anomalies"]:
            if touched and finding["path"] == {"region": event["region"]}:
                if found is None:
                    found = week + 1
            elif not touched:
                false += 1
    return {"delay": found, "false": false, "tested": tested}


def rank(names, ranking):
    """Places of names in a ranking, 1 for the first."""
    return sorted(ranking.index(n) + 1 for n in names if n in ranking)


def people(answer, events):
    """Places of the planted owners."""
    ranking = [r["owner"] for r in answer["rankings"]["category"]]
    low = [e["owner"] for e in events.get("sandbaggers", [])]
    high = [e["owner"] for e in events.get("optimist", [])]
    flagged = [a["path"].get("owner") for a in answer["anomalies"] if a["metric"] == "category"]
    return {"sandbaggers": rank(low, ranking), "optimist": rank(high, ranking[::-1]),
            "flagged": sum(n in flagged for n in low + high),
            "falselyFlagged": sum(n not in low + high for n in flagged)}


def big_deal(aforo, crm, event, last):
    """Place of the deal in the concentration of the last day."""
    answer = ask(aforo, crm, last, "--kind", "bias")
    deals = [d["id"] for d in answer["concentration"]["deals"]]
    return {"rank": deals.index(event["deal"]) + 1 if event["deal"] in deals else None,
            "above5": sum(d["share"] > 0.05 for d in answer["concentration"]["deals"])}


def main():
    aforo, crm = sys.argv[1:3]
    with open(f"{crm}/truth.json") as file:
        truth = json.load(file)
    last = dt.date.fromisoformat(truth["lastDay"])
    events = planted(crm)
    answer = ask(aforo, crm, last)
    deals = {e: {r["deal"] for r in rows} for e, rows in events.items()}
    result = {"crm": crm.rstrip("/").split("/")[-1]}
    result["zombies"] = scores(ids(answer, {"zombies"}), deals.get("zombies", set()))
    if "duplicates" in events:
        result["duplicates"] = scores(ids(answer, {"duplicates"}), deals["duplicates"])
    if "data-errors" in events:
        rows = events["data-errors"]
        amounts = {r["deal"] for r in rows if r["kind"].startswith("amount")}
        records = {a["metric"] for a in answer["anomalies"] if a["kind"] == "outlier"}
        result["amounts"] = scores(ids(answer, {"amounts"}), amounts)
        result["errors"] = scores(
            ids(answer, records - {"outlyingDeals"}), {r["deal"] for r in rows})
    if "sandbaggers" in events or "optimist" in events:
        result["people"] = people(answer, events)
    for event, measure in (("big-deal", big_deal), ("win-drop", win_drop), ("drought", drought)):
        if event in events:
            print(f"{crm}: {event}", file=sys.stderr)
            result[event] = measure(aforo, crm, events[event][0], last)
    print(json.dumps(result, sort_keys=True), flush=True)


if __name__ == "__main__":
    main()
