"""W7: data of 100,000 deals with 12 columns, days to close, censored, and lifelines' CoxPHFitter.

gen FILE writes the data; run FILE prints a line of JSON with CPU seconds of the fit alone.
"""
import json
import resource
import statistics
import sys

import numpy as np
import pandas as pd


def cpu():
    return sum(resource.getrusage(resource.RUSAGE_SELF)[:2])


names = [f"x{i}" for i in range(12)]
if sys.argv[1] == "gen":
    random, n = np.random.default_rng(7), 100_000
    x = random.standard_normal((n, 12))
    x[:, 6:] = x[:, 6:] > 0.5
    b = np.array([0.4, -0.3, 0.2, 0.1, 0, 0.05, 0.5, -0.4, 0.3, -0.2, 0.1, 0])
    time = 60 * (-np.log(random.random(n)) / np.exp(x @ b)) ** (1 / 1.4)
    censoring = random.uniform(5, 365, n)
    frame = pd.DataFrame(np.round(x, 6), columns=names)
    frame["days"] = np.maximum(1, np.ceil(np.minimum(time, censoring))).astype(int)
    frame["closed"] = (time <= censoring).astype(int)
    frame.to_csv(sys.argv[2], index=False)
else:
    from lifelines import CoxPHFitter

    frame = pd.read_csv(sys.argv[2])
    times = []
    for _ in range(4):  # the first warms up
        start = cpu()
        fit = CoxPHFitter().fit(frame, "days", "closed")
        times.append(cpu() - start)
    print(json.dumps({"w": "W7", "peer": "lifelines CoxPHFitter (Efron)",
                      "cpu": statistics.median(times[1:]), "loglik": fit.log_likelihood_}))
