"""Sums up the answers of gap-causes.sh: shocked companies beside their unshocked twins."""

import json
import math
import pathlib
import sys

LINES = ["coverage", "creation", "timing", "conversion", "size", "mix"]
RIGHT = {
    "creation": "creation",
    "win": "conversion",
    "amounts": "size",
    "speed": "timing",
    "pipeline": "coverage",
}
DAYS = ["28", "63", "end"]


def read(folder):
    """(preset, seed, quarter, shock, day) -> the gaps by path."""
    answers = {}
    for file in sorted(pathlib.Path(folder).glob("*.json")):
        preset, seed, year, quarter, rest = file.stem.split("-", 4)
        shock, day = rest.rsplit("-", 1)
        document = json.loads(file.read_text())
        nodes = {}
        for gap in document["gaps"]:
            if gap["causes"]:
                nodes["/".join(gap["path"].values())] = gap
        answers[preset, seed, year + "-" + quarter, shock, day] = nodes
    return answers


def shares(gap):
    """The lines as shares of the reference, positive where the quarter is better."""
    reference = float(gap["reference"])
    amounts = {c["cause"]: -float(c["amount"]) / reference for c in gap["causes"]}
    return [amounts[line] for line in LINES]


def standing(gap):
    """The lines that stand out after Holm, whatever their sign."""
    known = sorted((c["pValue"], c["cause"]) for c in gap["causes"] if c["pValue"] is not None)
    found = set()
    for rank, (p, cause) in enumerate(known):
        if p * (len(known) - rank) >= 0.05:
            break
        found.add(cause)
    return found


def mean(values):
    return sum(values) / len(values) if values else float("nan")


def shocked(answers):
    print("shock       day  runs  right    total   share  (by run)  p<.05  named  1st  | lines, % of the reference")
    for name, right in RIGHT.items():
        for day in DAYS:
            rows = []
            for key, nodes in answers.items():
                if not key[3].startswith(name + "=") or key[4] != day:
                    continue
                twin = answers.get(key[:3] + ("none", day), {})
                if "" in nodes and "" in twin:
                    rows.append((nodes[""], shares(nodes[""]), shares(twin[""])))
            if not rows:
                continue
            change = [[a - b for a, b in zip(now, twin)] for _, now, twin in rows]
            lines = [100 * mean([c[i] for c in change]) for i in range(6)]
            place = LINES.index(right)
            total = sum(lines)
            own = mean([c[place] / sum(c) for c in change])
            found = named = first = 0
            for gap, now, _ in rows:
                p = {c["cause"]: c["pValue"] for c in gap["causes"]}
                one_sided = p[right] if p[right] is not None else 1
                found += one_sided < 0.05 and now[place] < 0
                named += right in standing(gap)
                worst = min(
                    (p[line] for i, line in enumerate(LINES) if p[line] is not None and now[i] < 0),
                    default=2,
                )
                first += p[right] is not None and p[right] == worst
            n = len(rows)
            text = " ".join(f"{line[:4]} {value:+.1f}" for line, value in zip(LINES, lines))
            print(
                f"{name:10} {day:>4} {n:5} {lines[place]:6.1f} {total:8.1f} {lines[place] / total:7.2f}"
                f" {own:9.2f} {found / n:7.2f} {named / n:6.2f} {first / n:5.2f}  | {text}"
            )


def interval(count, n):
    """Wilson's 95 % interval."""
    if n == 0:
        return ""
    z, p = 1.96, count / n
    centre, half = p + z * z / (2 * n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return f"{count}/{n} = {p:.3f} ({(centre - half) / (1 + z * z / n):.3f}..{(centre + half) / (1 + z * z / n):.3f})"


def unshocked(answers):
    for title, wanted in [("the company", lambda path: path == ""), ("regions", lambda path: path != "")]:
        by_line = {line: [0, 0] for line in LINES}
        squares = {line: [] for line in LINES}
        named = [0, 0]
        for key, nodes in answers.items():
            if key[3] != "none":
                continue
            for path, gap in nodes.items():
                if not wanted(path):
                    continue
                now = dict(zip(LINES, shares(gap)))
                named[1] += 1
                named[0] += bool(standing(gap))
                for c in gap["causes"]:
                    if c["pValue"] is None:
                        continue
                    by_line[c["cause"]][1] += 1
                    by_line[c["cause"]][0] += c["pValue"] < 0.05
                    squares[c["cause"]].append(now[c["cause"]])
        print(f"\nnone shocked, {title}: any line standing out (Holm) {interval(*named)}")
        for line in LINES:
            values = squares[line]
            deviation = math.sqrt(mean([v * v for v in values])) if values else float("nan")
            print(
                f"  {line:10} p < .05: {interval(*by_line[line])}  mean {100 * mean(values):+.1f} %,"
                f" root mean square {100 * deviation:.1f} %"
            )


if __name__ == "__main__":
    answers = read(sys.argv[1])
    print(f"{len(answers)} answers")
    shocked(answers)
    unshocked(answers)
