"""Makes MultivariateValues.swift: minimum covariance determinant and principal components.

Run:  python make_multivariate.py > MultivariateValues.swift
Made with numpy 2.4.6, scipy 1.17.1, scikit-learn 1.9.1.

Definitions. scikit-learn starts at random, and from some seeds it ends at a higher determinant with
outliers inside; the least of 50 seeds is taken, and for 41 x 2
the reweighted estimate, which does not depend on which of two near minima is found. scikit-learn's raw location and covariance are those of the rows of least determinant;
its covariance is corrected by the median of the distances, so the plain covariance of its support
is used. The factors of Croux and Haesbroeck are made with scipy.
"""
import numpy as np
from scipy.stats import chi2
from sklearn.covariance import MinCovDet


def draws(count, seed):
    state, values = seed, []
    for _ in range(count):
        state = (1103515245 * state + 12345) % 2147483648
        values.append(state / 2147483648)
    return values


def emit(name, rows, note):
    print(f"  /// {note}")
    print(f"  static let {name}: [[Double]] = [")
    for row in rows:
        print("    [")
        for v in row:
            print(f"      {float(v)!r},")
        print("    ],")
    print("  ]")


def sample(n, p):
    """The rows of MultivariateSample in the tests: the first fifth are outliers."""
    u = np.array(draws(6 * n * p, 99)).reshape(n, p, 6)
    z = u.sum(axis=2) - 3
    for j in range(1, p):
        z[:, j] += 0.6 * z[:, j - 1]
    z[: n // 5] = 0.3 * z[: n // 5] + 6
    return z


def least(x):
    """The rows of least determinant of 50 random starts."""
    fits = [np.flatnonzero(MinCovDet(random_state=s).fit(x).raw_support_) for s in range(50)]
    return min(fits, key=lambda r: np.linalg.slogdet(np.cov(x[r].T, bias=True))[1])


def consistent(x, rows):
    (n, p), h = x.shape, len(rows)
    return np.cov(x[rows].T, bias=True) * (h / n) / chi2.cdf(chi2.ppf(h / n, p), p + 2)


print("// Made by make_multivariate.py; do not edit.")
print("enum MultivariateReference {")
x = sample(41, 2)
rows = least(x)
centred = x - x[rows].mean(0)
distances = (centred @ np.linalg.inv(consistent(x, rows)) * centred).sum(1)
kept = distances <= chi2.ppf(0.975, 2)
final = np.cov(x[kept].T) * 0.975 / chi2.cdf(chi2.ppf(0.975, 2), 4)
emit("final", [x[kept].mean(0), final.ravel()], "41 x 2: location, covariance after reweighting.")
x = sample(300, 5)
n, p = x.shape
emit("determinant", [np.linalg.slogdet(consistent(x, least(x)))[1:]],
     "300 x 5: logarithm of the least determinant.")
for name, scale in (("principal", 1), ("principalScaled", x.std(0, ddof=1))):
    u, s, v = np.linalg.svd((x - x.mean(0)) / scale, full_matrices=False)
    v *= np.sign(v[np.arange(p), np.abs(v).argmax(1)])[:, None]
    emit(name, [s**2 / (n - 1), v[0], v[1]], "Variances, first and second direction.")
print("}")
