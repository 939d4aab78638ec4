"""Tables of gap-odds.sh from the cases of every company: python3 summary.py FOLDER"""
import collections
import csv
import glob
import random
import sys


def rows(folder, kind):
    found = []
    for path in sorted(glob.glob(f"{folder}/*.{kind}.csv")):
        with open(path, newline="") as file:
            found += list(csv.DictReader(file))
    return found


def auc(scores, hits):
    """Share of pairs of a hit and a miss that are ranked rightly, ties half."""
    order = sorted(range(len(scores)), key=lambda i: scores[i])
    ranks, i = [0.0] * len(scores), 0
    while i < len(order):
        j = i
        while j < len(order) and scores[order[j]] == scores[order[i]]:
            j += 1
        for k in order[i:j]:
            ranks[k] = (i + j + 1) / 2
        i = j
    positive = sum(hits)
    negative = len(hits) - positive
    if not positive or not negative:
        return float("nan")
    total = sum(rank for rank, hit in zip(ranks, hits) if hit)
    return (total - positive * (positive + 1) / 2) / (positive * negative)


def brier(scores, hits):
    return sum((p - h) ** 2 for p, h in zip(scores, hits)) / len(hits)


def clusters(cases, statistic, draws=300):
    """Standard error by resampling whole quarters of companies."""
    groups = collections.defaultdict(list)
    for case in cases:
        groups[case["company"], case["quarter"]].append(case)
    keys, pick, values = sorted(groups), random.Random(1), []
    for _ in range(draws):
        sample = [case for key in pick.choices(keys, k=len(keys)) for case in groups[key]]
        value = statistic(sample)
        if value == value:
            values.append(value)
    mean = sum(values) / len(values)
    return (sum((value - mean) ** 2 for value in values) / (len(values) - 1)) ** 0.5


def odds(folder):
    cases = rows(folder, "odds")
    for case in cases:
        case["hit"] = 1 if float(case["actual"]) >= float(case["quota"]) else 0
    voices = ["coverage", "stageWeighted", "uplift", "topDown", "model", "oracle"]
    print("AUC for \"quota reached\" and Brier score; cases are quarters of companies, 8 random quotas each")
    print("| cell | cases | hit rate | " + " | ".join(voices)
          + " | Brier model (se) | Brier oracle | base rate |")
    print("|---" * (len(voices) + 6) + "|")
    for ahead in "01":
        for day in ["0", "28", "63"]:
            cell = [c for c in cases if c["ahead"] == ahead and c["day"] == day]
            if not cell:
                continue
            hits = [c["hit"] for c in cell]
            rate = sum(hits) / len(hits)
            quarters = len({(c["company"], c["quarter"]) for c in cell})
            fields = []
            for voice in voices:
                known = [c for c in cell if c[voice] != ""]
                value = auc([float(c[voice]) for c in known], [c["hit"] for c in known])
                text = f"{value:.3f}"
                if voice == "model":
                    error = clusters(cell, lambda s: auc([float(c["model"]) for c in s],
                                                         [c["hit"] for c in s]))
                    text += f" ({error:.3f})"
                fields.append(text)
            own = brier([float(c["model"]) for c in cell], hits)
            error = clusters(cell, lambda s: brier([float(c["model"]) for c in s],
                                                   [c["hit"] for c in s]))
            known = [c for c in cell if c["oracle"] != ""]
            # A share of 100 paths errs by itself: that is taken off.
            truth = brier([float(c["oracle"]) for c in known], [c["hit"] for c in known]) - sum(
                float(c["oracle"]) * (1 - float(c["oracle"])) / 99 for c in known) / len(known)
            print(f"| {'this' if ahead == '0' else 'next'} quarter, day {day} | {quarters} | {rate:.2f} | "
                  + " | ".join(fields) + f" | {own:.3f} ({error:.3f}) | {truth:.3f} | {rate * (1 - rate):.3f} |")
    print()
    print("Stated odds against what came, all cells of a horizon together")
    for ahead in "01":
        cell = [c for c in cases if c["ahead"] == ahead]
        parts = []
        for low in [0, .2, .4, .6, .8]:
            part = [c for c in cell if low <= float(c["model"]) < low + .2 + (low == .8)]
            if part:
                stated = sum(float(c["model"]) for c in part) / len(part)
                parts.append(f"{stated:.2f} -> {sum(c['hit'] for c in part) / len(part):.2f}")
        print(f"  {'this' if ahead == '0' else 'next'} quarter: " + ", ".join(parts))


def created(folder):
    cases = rows(folder, "created")
    print()
    print("Hit rate after creating the recommended pipeline (quota 1.12 x forecast), 40 trials a case")
    print("| day | cases | stated | hit rate (se) | G / forecast | extra bookings real / expected | without: stated, hit |")
    print("|---|---|---|---|---|---|---|")
    for day in ["0", "28", "49"]:
        for wanted in ["0.5", "0.7", "0.8", "0.9"]:
            cell = [c for c in cases if c["day"] == day and c["spread"] == wanted]
            if not cell:
                continue
            n = len(cell)
            mean = lambda key: sum(float(c[key]) for c in cell) / n
            error = clusters(cell, lambda s: sum(float(c["hitRate"]) for c in s) / len(s))
            ratio = sorted(float(c["needed"]) / float(c["forecast"]) for c in cell)[n // 2]
            real = sum(float(c["extra"]) / float(c["forecast"]) for c in cell)
            expected = sum(float(c["expectedExtra"]) / float(c["forecast"]) for c in cell)
            print(f"| {day} | {n} | {mean('stated'):.3f} | {mean('hitRate'):.3f} ({error:.3f}) | {ratio:.1f} | "
                  f"{real / expected:.2f} | {mean('statedWithout'):.2f}, {mean('without'):.2f} |")


def control(folder):
    """How often quotas with the same stated odds are reached when nothing is created."""
    cases = [c for c in rows(folder, "odds") if c["ahead"] == "0"]
    print()
    print("The same odds without creation: quotas of this quarter whose stated odds lie within .1 of these")
    print("| day | wanted | cases | stated | hit rate (se) |")
    print("|---|---|---|---|---|")
    for day in ["0", "28", "63"]:
        for wanted in [0.5, 0.7, 0.8, 0.9]:
            cell = [c for c in cases if c["day"] == day and abs(float(c["model"]) - wanted) <= 0.1]
            if len({(c["company"], c["quarter"]) for c in cell}) < 2:
                continue
            share = lambda s: sum(float(c["actual"]) >= float(c["quota"]) for c in s) / len(s)
            stated = sum(float(c["model"]) for c in cell) / len(cell)
            print(f"| {day} | {wanted} | {len(cell)} | {stated:.3f} | {share(cell):.3f} ({clusters(cell, share):.3f}) |")


def deadlines(folder):
    cases = rows(folder, "deadline")
    print()
    print("P(won in the quarter) of deals by the day of their creation, said on day 0 against what came")
    print("| segment | days 0-13 | 14-27 | 28-41 | 42-55 | 56-69 | 70-91 | all |")
    print("|---|---|---|---|---|---|---|---|")
    edges = [0, 14, 28, 42, 56, 70, 92]
    kinds = [k for k in ["SMB", "Mid-Market", "Enterprise"] if any(c["segment"] == k for c in cases)]
    kinds += sorted({c["segment"] for c in cases} - set(kinds))
    for kind in kinds:
        own = [c for c in cases if c["segment"] == kind]
        cells = []
        for low, high in list(zip(edges, edges[1:])) + [(0, 999)]:
            part = [c for c in own if low <= int(c["created"]) < high]
            if part:
                cells.append("{:.3f} / {:.3f}".format(
                    sum(float(c["predicted"]) for c in part) / len(part),
                    sum(int(c["won"]) for c in part) / len(part)))
            else:
                cells.append("-")
        print(f"| {kind} | " + " | ".join(cells) + " |")
    print()
    print("Share in time of the deals ever won, created in the two weeks up to the deadline (first four quarters)")
    first = {}
    for c in cases:
        first.setdefault(c["company"], set()).add(c["quarter"])
    early = {company: set(sorted(quarters)[:4]) for company, quarters in first.items()}
    curves = collections.defaultdict(dict)
    for c in cases:
        curves[c["company"], c["quarter"], c["segment"]][int(c["created"])] = float(c["share"])
    for kind in kinds:
        parts = []
        for share in [.5, .25, .1]:
            won = ever = 0
            for c in cases:
                if c["segment"] != kind or c["quarter"] not in early[c["company"]]:
                    continue
                days = [d for d, s in curves[c["company"], c["quarter"], kind].items() if s >= share]
                if days and max(days) - 14 < int(c["created"]) <= max(days):
                    won += int(c["won"])
                    ever += int(c["wonEver"])
            parts.append(f"{share}: {won / ever:.2f} ({ever})" if ever else f"{share}: -")
        print(f"  {kind}: " + ", ".join(parts))


odds(sys.argv[1])
created(sys.argv[1])
control(sys.argv[1])
deadlines(sys.argv[1])
