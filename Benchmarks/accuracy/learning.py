#!/usr/bin/env python3
"""Log score of the deals' chances against the base rate, by how many deals were closed before.

Usage: learning.py FOLDER ...   Each FOLDER holds deals.csv of a company and scores.csv as
`aforo backtest --deals` wrote it. The base rate of a day is the share won in time of the deals open
at the same day of earlier quarters, (wins + 1) / (deals + 2).
"""

import csv
import datetime
import math
import sys

BINS = [(5, 20, "10"), (20, 60, "30"), (60, 170, "100"), (170, 550, "300"), (550, 2000, "1,000")]


def day(text):
    return datetime.date.fromisoformat(text[:10]) if text else None


def quarter(d):
    start = datetime.date(d.year, 3 * ((d.month - 1) // 3) + 1, 1)
    end = datetime.date(d.year + (start.month == 10), (start.month + 2) % 12 + 1, 1)
    return start, end


def base_rate(deals, as_of):
    start, _ = quarter(as_of + datetime.timedelta(days=1))
    offset = (as_of + datetime.timedelta(days=1) - start).days
    wins = rows = 0
    while True:
        start, end = quarter(start - datetime.timedelta(days=1))
        moment = start + datetime.timedelta(days=offset)
        if moment >= end:
            moment = end - datetime.timedelta(days=1)
        known = [d for d in deals if d[0] < moment]
        if not known:
            break
        for created, closed, won in known:
            if closed is None or closed >= moment:
                rows += 1
                wins += won and closed < end
    return (wins + 1) / (rows + 2)


def main(folders):
    sums = {name: [0, 0.0, 0.0, 0, 0] for _, _, name in BINS}
    for folder in folders:
        deals = []
        for r in csv.DictReader(open(folder + "/deals.csv")):
            closed = day(r["closed_at"])
            deals.append((day(r["created_at"]), closed, closed is not None and r["stage"] == "Closed Won"))
        rates, counts = {}, {}
        for r in csv.DictReader(open(folder + "/scores.csv")):
            as_of = day(r["asOf"])
            if as_of not in rates:
                rates[as_of] = base_rate(deals, as_of)
                counts[as_of] = sum(1 for d in deals if d[1] is not None and d[1] <= as_of)
                for low, high, name in BINS:
                    if low <= counts[as_of] < high:
                        sums[name][3] += 1
            for low, high, name in BINS:
                if low <= counts[as_of] < high:
                    won = r["won"] == "1"
                    p = min(max(float(r["periodProbability"]), 1e-4), 1 - 1e-4)
                    q = rates[as_of]
                    sums[name][0] += 1
                    sums[name][1] -= math.log(p if won else 1 - p)
                    sums[name][2] -= math.log(q if won else 1 - q)
    print("| closed deals, about | days | deals | log loss | base rate | better by |")
    print("|---|---|---|---|---|---|")
    for name, (n, model, base, days, _) in sums.items():
        if n:
            print(f"| {name} | {days} | {n:,} | {model / n:.4f} | {base / n:.4f} | {100 * (1 - model / base):.1f} % |")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1:])
