"""Outlier tables: pyod's detectors with their defaults, columns standardised, fitted and scored on
all rows. A line of JSON for each table and detector."""
import json
import pathlib
import resource
import sys
import warnings

import numpy as np
from pyod.models.ecod import ECOD
from pyod.models.iforest import IForest
from pyod.models.knn import KNN
from pyod.models.mcd import MCD
from sklearn.metrics import roc_auc_score

warnings.filterwarnings("ignore")


def cpu():
    return sum(resource.getrusage(resource.RUSAGE_SELF)[:2])


makers = {"MCD": lambda: MCD(random_state=0), "ECOD": ECOD, "KNN": KNN,
          "IForest": lambda: IForest(random_state=0)}
# The first call of a detector may compile.
for make in makers.values():
    make().fit(np.random.default_rng(0).standard_normal((50, 3)))
for path in sys.argv[1:]:
    table = np.loadtxt(path, delimiter=",", skiprows=1)
    data, labels = table[:, :-1], table[:, -1]
    spread = data.std(axis=0)
    data = (data - data.mean(axis=0)) / np.where(spread > 0, spread, 1)
    for name, make in makers.items():
        start = cpu()
        scores = make().fit(data).decision_scores_
        print(json.dumps({"w": pathlib.Path(path).stem, "peer": name, "cpu": cpu() - start,
                          "auc": roc_auc_score(labels, scores)}), flush=True)
