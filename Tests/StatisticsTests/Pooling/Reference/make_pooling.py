"""Makes PoolingValues.swift: calibration and partial pooling by other packages.

Run:  python make_pooling.py > PoolingValues.swift
Made with numpy 2.4.6, scipy 1.17.1, scikit-learn 1.9.1, statsmodels 0.15.0, mpmath 1.3.0.

Definitions. Platt's curve is a binomial GLM with his targets as responses. The beta-binomial
likelihood is maximised by mpmath's findroot on its derivatives with 30 digits; the variance
between groups by scipy's brentq on its estimating equations. statsmodels' MixedLM gives the restricted
log-likelihood; its variances have 4 digits, so they are found again with dense n x n matrices.
"""
import warnings

import mpmath as mp
import numpy as np
import statsmodels.api as sm
from scipy.optimize import brentq
from sklearn.isotonic import IsotonicRegression

warnings.simplefilter("ignore")


def draws(count, seed):
    state, values = seed, []
    for _ in range(count):
        state = (1103515245 * state + 12345) % 2147483648
        values.append(state / 2147483648)
    return values


def emit(name, rows):
    print(f"  static let {name}: [[Double]] = [")
    for row in rows:
        print("    [")
        for v in row:
            print(f"      {float(v)!r},")
        print("    ],")
    print("  ]")


print("// Made by make_pooling.py; do not edit.")
print("enum PoolingReference {")
u = np.array(draws(300, 21)).reshape(100, 3)
x, y, w = np.round(20 * u[:, 0]) / 4, u[:, 0] + u[:, 1], 0.25 + u[:, 2]
at = np.linspace(-1, 6, 29)
emit("isotonic", [IsotonicRegression(out_of_bounds="clip").fit(x, y, sample_weight=w).predict(at),
                  IsotonicRegression(increasing=False, out_of_bounds="clip").fit(x, y).predict(at)])
hit = u[:, 1] < 0.2 + 0.6 * u[:, 0]
positive, negative = hit.sum(), (~hit).sum()
target = np.where(hit, (positive + 1) / (positive + 2), 1 / (negative + 2))
glm = sm.GLM(target, sm.add_constant(10 * u[:, 0]), family=sm.families.Binomial())
emit("platt", [glm.fit(tol=1e-15, maxiter=100).params])

n = np.array([5 + (7 * i) % 40 for i in range(30)])
k = np.array([round(m * (0.1 + 0.5 * v)) for m, v in zip(n, draws(30, 22))])
mp.mp.dps = 30


def score(a, b):
    d = lambda z: mp.digamma(z)
    return [sum(d(i + a) - d(a) - d(m + a + b) + d(a + b) for i, m in zip(map(int, k), map(int, n))),
            sum(d(m - i + b) - d(b) - d(m + a + b) + d(a + b)
                for i, m in zip(map(int, k), map(int, n)))]


emit("betaBinomial", [list(mp.findroot(lambda a, b: score(a, b), (4, 7)))])
y = np.array([28.0, 8, -3, 7, -1, 1, 18, 12]) * np.array([3, 1, 1, 1, 1, 1, 1, 1])
v = np.array([15.0, 10, 16, 11, 9, 11, 10, 18]) ** 2


def mean(t):
    return (y / (v + t)).sum() / (1 / (v + t)).sum()


def paule_mandel(t):
    return ((y - mean(t)) ** 2 / (v + t)).sum() - len(y) + 1


def restricted(t):
    r = 1 / (v + t)
    return (r**2 * (y - mean(t)) ** 2).sum() - r.sum() + (r**2).sum() / r.sum()


taus = [brentq(f, 0, 1e5, xtol=1e-12, rtol=1e-15) for f in (paule_mandel, restricted)]
emit("meanPooling", [[t, mean(t), (1 / (v + t)).sum() ** -0.5] for t in taus])

u = np.array(draws(4 * 240, 23)).reshape(240, 4)
g = (np.arange(240) * 7) % 13 % 11
z = np.column_stack([np.ones(240), 10 * u[:, 0], (u[:, 1] < 0.3) * 1.0])
effect = np.array(draws(11, 24)) * 6
y = z @ [100, 0.5, -2] + effect[g] + u[:, 2] * 4 + u[:, 3] * 4
fit = sm.MixedLM(y, z, g).fit(reml=True, method=["bfgs", "cg"], gtol=1e-12, maxiter=2000)
ones = (g[:, None] == np.arange(11)) * 1.0


def projection(r):
    """V^-1 - V^-1 X (X'V^-1 X)^-1 X'V^-1 of n x n matrices, and the pieces."""
    inverse = np.linalg.inv(np.eye(240) + r * ones @ ones.T)
    inner = np.linalg.inv(z.T @ inverse @ z)
    return inverse - inverse @ z @ inner @ z.T @ inverse, inverse, inner


def slope(r):
    p = projection(r)[0]
    a = ones.T @ p @ y
    return np.trace(ones.T @ p @ ones) - a @ a / (y @ p @ y / 237)


r = brentq(slope, 0.1, 10, xtol=1e-14, rtol=1e-14)
p, inverse, inner = projection(r)
scale = y @ p @ y / 237
assert abs(r * scale / fit.cov_re[0, 0] - 1) < 1e-3 and abs(scale / fit.scale - 1) < 1e-4
emit("mixed", [inner @ z.T @ inverse @ y, np.sqrt(scale * np.diag(inner)),
               [scale, r * scale, fit.llf], r * ones.T @ p @ y])
print("}")
