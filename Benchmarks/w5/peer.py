"""W5: base forecasts and residuals of a total, 39 groups and their bottom series, 40 past quarters,
8 steps ahead, and hierarchicalforecast's MinTrace mint_shrink.

gen FOLDER BOTTOM writes group.csv (the group of each bottom series), base.csv and residuals.csv;
run FOLDER prints a line of JSON with CPU seconds of the numeric core alone (no data frame) and writes
the forecasts to peer.csv; compare FOLDER prints how far aforo.csv is from them.
"""
import json
import os
import resource
import statistics
import sys

import numpy as np

GROUPS, T, H = 39, 40, 8
A = GROUPS + 1


def cpu():
    return sum(resource.getrusage(resource.RUSAGE_SELF)[:2])


def summing(groups):
    bottom = len(groups)
    s = np.zeros((A + bottom, bottom))
    s[0] = 1
    s[1 + groups, np.arange(bottom)] = 1
    s[A:] = np.eye(bottom)
    return s


command, folder = sys.argv[1], sys.argv[2]


def path(name):
    return os.path.join(folder, name)


def table(name):
    return np.loadtxt(path(name), delimiter=",", ndmin=2)


def generate(bottom):
    r = np.random.default_rng(5)
    groups = r.integers(0, GROUPS, bottom)
    s = summing(groups)
    level = np.exp(r.normal(3, 1, bottom))
    factors = r.standard_normal((T + H, 5)) * 0.1
    load = r.standard_normal((bottom, 5))
    noise = r.standard_normal((bottom, T + H))
    y = s @ (level[:, None] * (1 + load @ factors.T + 0.3 * noise))
    mean = y[:, :T].mean(1, keepdims=True) * 1.01
    base = np.repeat(mean, H, 1) * (1 + 0.02 * r.standard_normal((A + bottom, H)))
    os.makedirs(folder, exist_ok=True)
    np.savetxt(path("group.csv"), groups, fmt="%d")
    np.savetxt(path("base.csv"), base, delimiter=",", fmt="%.10g")
    np.savetxt(path("residuals.csv"), y[:, :T] - mean, delimiter=",", fmt="%.10g")


def run():
    from hierarchicalforecast.methods import MinTrace

    groups = np.loadtxt(path("group.csv")).astype(int)
    s, base, residuals = summing(groups), table("base.csv"), table("residuals.csv")
    tags = {"total": np.array([0]), "group": np.arange(1, A),
            "bottom": np.arange(A, A + len(groups))}
    large, times = len(groups) > 5000, []
    for _ in range(1 if large else 4):  # the first of four warms up
        start = cpu()
        out = MinTrace("mint_shrink")(
            S=s, y_hat=base, y_insample=residuals, y_hat_insample=np.zeros_like(residuals),
            tags=tags)["mean"]
        times.append(cpu() - start)
    np.savetxt(path("peer.csv"), out, delimiter=",", fmt="%.17g")
    print(json.dumps({"w": "W5", "peer": "hierarchicalforecast MinTrace mint_shrink",
                      "bottom": len(groups), "cpu": statistics.median(times[not large:])}))


def compare():
    own, peer = table("aforo.csv"), table("peer.csv")
    gap = np.abs(own - peer) / np.abs(peer)
    print(f"largest relative difference of the forecasts: {gap.max():.1e}")


if command == "gen":
    generate(int(sys.argv[3]))
elif command == "run":
    run()
else:
    compare()
