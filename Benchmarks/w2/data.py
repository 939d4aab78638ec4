"""Workload W2: win probability, unpenalised logistic regression, seed 2.

1,000,000 rows, 10 numeric columns, 4 categoricals with 30/16/12/6 levels (60 dummies, first level
dropped) and an intercept: 71 parameters. Writes FOLDER/w2_ROWS.bin for every peer: little endian,
Int64 rows, numeric columns and factors, Int64 levels of each factor, the numeric columns one after
another as doubles, codes as UInt16 one factor after another, outcomes as bytes; and
FOLDER/w2_ROWS_optimum.npy, the optimum by 12 dense Newton steps.

Usage: data.py FOLDER [ROWS]
"""
import os, sys
import numpy as np

LEVELS, K = (30, 16, 12, 6), 10


def make(n):
    r = np.random.default_rng(2)
    z = r.standard_normal((n, K))
    z[:, 1] = 0.5 * z[:, 0] + z[:, 1]
    z[:, 2] = np.exp(0.5 * z[:, 2])
    codes = [np.minimum((r.random(n) ** 1.7 * l).astype(np.int64), l - 1) for l in LEVELS]
    eta = -0.7 + z @ (r.standard_normal(K) * 0.3)
    for c, l in zip(codes, LEVELS):
        eta += (r.standard_normal(l) * 0.4)[c]
    y = (r.random(n) < 1 / (1 + np.exp(-eta))).astype(np.int64)
    return np.round(z, 6), codes, y


def read(path):
    with open(path, "rb") as f:
        n, k, c = np.fromfile(f, "<i8", 3)
        levels = np.fromfile(f, "<i8", c)
        z = np.fromfile(f, "<f8", n * k).reshape(k, n).T
        codes = [np.fromfile(f, "<u2", n) for _ in range(c)]
        y = np.fromfile(f, "u1", n)
    return z, codes, levels, y


def dense(z, codes, levels):
    n = len(z)
    columns = [np.ones((n, 1)), z]
    for c, l in zip(codes, levels):
        d = np.zeros((n, l))
        d[np.arange(n), c] = 1.0
        columns.append(d[:, 1:])
    return np.ascontiguousarray(np.hstack(columns))


def write(folder, n):
    z, codes, y = make(n)
    path = os.path.join(folder, f"w2_{n}.bin")
    with open(path, "wb") as f:
        np.array([n, K, len(LEVELS), *LEVELS], "<i8").tofile(f)
        np.ascontiguousarray(z.T).astype("<f8").tofile(f)
        for c in codes:
            c.astype("<u2").tofile(f)
        y.astype("u1").tofile(f)
    x, b = dense(z, codes, LEVELS), None
    b = np.zeros(x.shape[1])
    for _ in range(12):
        mu = 1 / (1 + np.exp(-(x @ b)))
        a = x * np.sqrt(mu * (1 - mu))[:, None]
        b = b + np.linalg.solve(a.T @ a, x.T @ (y - mu))
    np.save(os.path.join(folder, f"w2_{n}_optimum.npy"), b)


if __name__ == "__main__":
    write(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000)
