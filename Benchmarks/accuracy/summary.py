#!/usr/bin/env python3
"""Puts backtests of many simulated CRMs, scored beside the true forecaster, into one table.

Usage: summary.py RUN.json ...   Each RUN.json is what `aforo backtest --truth ... --format json`
wrote; its name is PRESET-SEED.json. Rows of a run are scaled by the run's mean period, so that a
large company counts no more than a small one.
"""

import datetime
import json
import math
import os
import sys


def rows_of(path):
    preset = os.path.basename(path).rsplit("-", 1)[0]
    run = json.load(open(path))
    for horizon in (0, 1):
        rows = [r for r in run["rows"] if r["ahead"] == horizon]
        whole = [float(r["actual"]) for r in rows if r["level"] == "total"]
        if not whole:
            continue
        mean = sum(whole) / len(whole)
        for r in rows:
            oracle = r["oracle"]
            yield {
                "preset": preset, "run": os.path.basename(path), "horizon": horizon,
                "level": r["level"], "day": day_of(r), "period": r["period"],
                "actual": float(r["actual"]) / mean, "mean": float(r["mean"]) / mean,
                "median": float(r["median"]) / mean, "crps": float(r["crps"]) / mean,
                "oracle": scaled(oracle, mean),
                "weighted": scaled(r["baselines"]["stageWeighted"], mean),
                "yield": scaled(r["baselines"]["stageWeightedYield"], mean),
                "pace": scaled(r["baselines"]["pace"], mean),
                "in80": inside(r, "0.1", "0.9"), "in95": inside(r, "0.025", "0.975"),
            }


def scaled(text, mean):
    return None if text is None else float(text) / mean


def inside(r, low, high):
    return float(r["quantiles"][low]) <= float(r["actual"]) <= float(r["quantiles"][high])


def day_of(r):
    """The as-of day is the evening before day 0, 28 or 63 of its quarter."""
    day = datetime.date.fromisoformat(r["asOf"]) + datetime.timedelta(days=1)
    start = datetime.date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    return f"d{(day - start).days}"


def wape(rows, key):
    rows = [r for r in rows if r[key] is not None]
    total = sum(r["actual"] for r in rows)
    return 100 * sum(abs(r[key] - r["actual"]) for r in rows) / total if total else None


def bias(rows, key):
    rows = [r for r in rows if r[key] is not None]
    total = sum(r["actual"] for r in rows)
    return 100 * sum(r[key] - r["actual"] for r in rows) / total if total else None


def fmt(x, digits=1):
    return "-" if x is None else f"{x:.{digits}f}"


def line(name, rows):
    inside80 = sum(r["in80"] for r in rows) / len(rows)
    inside95 = sum(r["in95"] for r in rows) / len(rows)
    crps = 100 * sum(r["crps"] for r in rows) / sum(r["actual"] for r in rows)
    both = [r for r in rows if r["oracle"] is not None]
    return (
        f"| {name} | {fmt(wape(rows, 'mean'))} | {fmt(bias(rows, 'mean'))} | "
        f"{fmt(wape(both, 'mean'))} / {fmt(wape(both, 'oracle'))} | {fmt(bias(both, 'oracle'))} | "
        f"{fmt(wape(rows, 'weighted'))} | {fmt(wape(rows, 'yield'))} | {fmt(wape(rows, 'pace'))} | "
        f"{fmt(crps)} | {100 * inside80:.0f} | {100 * inside95:.0f} | {len(rows)} |"
    )


def main(paths):
    rows = [r for path in paths for r in rows_of(path)]
    presets = list(dict.fromkeys(r["preset"] for r in rows))
    head = (
        "| | WAPE | bias | beside the oracle | its bias | stage-weighted | x yield | pace | CRPS | "
        "in 80 % | in 95 % | n |\n|---|---|---|---|---|---|---|---|---|---|---|---|"
    )
    for horizon, title in ((0, "This quarter"), (1, "Next quarter")):
        for level in dict.fromkeys(r["level"] for r in rows):
            some = [r for r in rows if r["horizon"] == horizon and r["level"] == level]
            if not some:
                continue
            print(f"\n{title}, {level}, %\n\n{head}")
            for day in ("d0", "d28", "d63"):
                print(line(day, [r for r in some if r["day"] == day]))
            for preset in presets:
                print(line(preset, [r for r in some if r["preset"] == preset]))
            print(line("**all**", some))
    deals(paths)


def deals(paths):
    print("\nDeals\n\n| | n | won | expected | log loss | oracle | slope | ECE | AUC |")
    print("|---|---|---|---|---|---|---|---|---|")
    for horizon, title in ((0, "this quarter"), (1, "next quarter")):
        sums = {}
        for path in paths:
            preset = os.path.basename(path).rsplit("-", 1)[0]
            for d in json.load(open(path))["deals"]["byHorizon"]:
                if d["horizon"] == horizon:
                    for key in (preset, "**all**"):
                        sums.setdefault(key, []).append(d)
        for key, ds in sums.items():
            n = sum(d["n"] for d in ds)
            mean = lambda f: sum(d["n"] * f(d) for d in ds) / n
            oracle = [d for d in ds if d.get("oracle")]
            count = sum(d["oracle"]["n"] for d in oracle)
            truth = (
                sum(d["oracle"]["n"] * d["oracle"]["logLoss"] for d in oracle) / count
                if count else math.nan
            )
            print(
                f"| {title}, {key} | {n:,} | {sum(d['won'] for d in ds):,} | "
                f"{sum(d['expectedWins'] for d in ds):,.0f} | {mean(lambda d: d['logLoss']):.4f} | "
                f"{truth:.4f} | {mean(lambda d: d['calibrationSlope']):.3f} | "
                f"{mean(lambda d: d['calibrationError']):.4f} | {mean(lambda d: d['auc']):.3f} |"
            )


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1:])
