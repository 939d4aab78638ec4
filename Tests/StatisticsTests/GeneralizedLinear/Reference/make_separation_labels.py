"""200 seeded designs, and by linear programming whether their outcomes are separable.

A design is separable when some b has s_i x_i'b >= 0 for all rows (s = 1 for outcome 1, -1 for 0)
and > 0 for one: the maximum of sum(s_i x_i'b) with every term in 0...1 is above 0.
Numbers come from a linear congruential generator that the test repeats, so only the seeds' labels
are stored. Odd seeds are made separable, completely or on some rows only; even seeds are not meant to be.
"""
import json, os
import numpy as np, scipy
from scipy.optimize import linprog

MASK = (1 << 64) - 1


class Generator:
    def __init__(self, seed):
        self.state = (seed * 2862933555777941757 + 3037000493) & MASK

    def uniform(self):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) & MASK
        return (self.state >> 11) / float(1 << 53)


def make(seed):
    g = Generator(seed)
    for _ in range(3):
        g.uniform()
    n = 20 + int(g.uniform() * 60)
    k = 1 + int(g.uniform() * 4)
    binary = int(g.uniform() * 3)  # how many of the columns are dummies
    x = np.ones((n, k + 1))
    for i in range(n):
        for j in range(1, k + 1):
            u = g.uniform() + g.uniform() + g.uniform() - 1.5
            x[i, j] = (1.0 if u > 0.4 else 0.0) if j <= binary else round(u * 1000) / 1000
    b = [g.uniform() * 2 - 1 for _ in range(k + 1)]
    score = np.array([sum(b[j] * x[i, j] for j in range(k + 1)) for i in range(n)])
    noise = [g.uniform() for _ in range(n)]
    if seed % 2 == 1 and seed % 4 == 1:  # complete
        y = (score > 0).astype(float)
    elif seed % 2 == 1:  # rows with the highest score of column k only
        cut = np.sort(x[:, k])[-max(2, n // 8)]
        y = np.array([1.0 if x[i, k] > cut or (x[i, k] == cut and x[i, k] != 0 and noise[i] < 0.5)
                      else 0.0 for i in range(n)])
        if binary >= 1:  # a level with one outcome only
            y = np.array([1.0 if x[i, 1] == 1 else (1.0 if noise[i] < 0.5 else 0.0) for i in range(n)])
    else:
        y = np.array([1.0 if noise[i] < 1 / (1 + np.exp(-score[i])) else 0.0 for i in range(n)])
    return x, y


def separable(x, y):
    s = np.where(y == 1, 1.0, -1.0)[:, None] * x
    k = x.shape[1]
    a = np.vstack([s, -s])
    lp = linprog(-s.sum(0), A_ub=a, b_ub=np.r_[np.ones(len(s)), np.zeros(len(s))],
                 bounds=[(None, None)] * k, method="highs-ds")
    return bool(lp.status == 0 and -lp.fun > 1e-6)


labels = []
for seed in range(1, 201):
    x, y = make(seed)
    labels.append(separable(x, y))
json.dump(dict(scipy=scipy.__version__, labels=labels),
          open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "separation_labels.json"), "w"))
print(sum(labels), [i + 1 for i, l in enumerate(labels) if l != ((i + 1) % 2 == 1)])
