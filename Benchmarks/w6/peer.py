"""W6: data of 100,000 rows x 20 columns with a tenth of outliers, and scikit-learn's MinCovDet.

gen FILE writes the data; run FILE prints a line of JSON with CPU seconds.
"""
import json
import resource
import sys

import numpy as np


def cpu():
    return sum(resource.getrusage(resource.RUSAGE_SELF)[:2])


if sys.argv[1] == "gen":
    random, n, p = np.random.default_rng(6), 100_000, 20
    mixing = random.standard_normal((p, p))
    rows = random.standard_normal((n, p)) @ mixing
    rows[: n // 10] = rows[: n // 10] * 0.5 + 25
    np.savetxt(sys.argv[2], rows, delimiter=",", fmt="%.9g")
else:
    from sklearn.covariance import MinCovDet
    from sklearn.metrics import roc_auc_score

    rows = np.loadtxt(sys.argv[2], delimiter=",")
    start = cpu()
    fit = MinCovDet(random_state=0).fit(rows)
    used = cpu() - start
    label = np.arange(len(rows)) < len(rows) // 10
    print(json.dumps({"w": "W6", "peer": "sklearn MinCovDet", "cpu": used,
                      "auc": roc_auc_score(label, fit.mahalanobis(rows))}))
