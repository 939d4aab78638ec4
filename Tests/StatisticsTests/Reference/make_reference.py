"""Makes ReferenceValues.swift: right answers from mpmath, scikit-learn and statsmodels.

Run:  python make_reference.py > ReferenceValues.swift
Made with mpmath 1.3.0, numpy 2.4.6, scipy 1.17.1, scikit-learn 1.9.1, statsmodels 0.15.0.

Definitions. scikit-learn minimises C * sum w loss + 1/2 |b|^2 without penalty on the intercept, so
a ridge of lambda is C = 1 / lambda; columns are standardised here with divisor n, plus 1e-9.
statsmodels' GLM has no penalty.
"""
import math

import mpmath as mp
import numpy as np
import statsmodels.api as sm
from scipy.stats import norm
from sklearn.linear_model import LogisticRegression, PoissonRegressor

mp.mp.dps = 40


def swift(value):
    if isinstance(value, (list, tuple, np.ndarray)):
        return "[" + ", ".join(swift(v) for v in value) + "]"
    return repr(float(value))


def emit(name, kind, value):
    text = swift(value)
    print(f"  static let {name}: {kind} = [")
    for item in value:
        line = "    " + swift(item) + ","
        print(line)
    print("  ]")


def design(n):
    """Three columns from exact arithmetic, so that Swift makes the same ones."""
    rows, wins, counts, weights = [], [], [], []
    state = 12345
    def draw():
        nonlocal state
        state = (1103515245 * state + 12345) % 2147483648
        return state / 2147483648
    for i in range(n):
        a, b = draw(), draw()
        x = [1.0, 4 * a - 2, 1.0 if b < 0.3 else 0.0, 100 * draw() + 1000]
        eta = -0.5 + 0.8 * x[1] - 0.7 * x[2] + 0.01 * (x[3] - 1050)
        u = draw()
        rows.append(x)
        wins.append(1.0 if u < 1 / (1 + math.exp(-eta)) else 0.0)
        counts.append(float(math.floor(6 * draw() * math.exp(0.3 * x[1]))))
        weights.append(0.25 + draw())
    return np.array(rows), np.array(wins), np.array(counts), np.array(weights)


def scaled(x):
    mean, sd = x.mean(axis=0), x.std(axis=0) + 1e-9
    return (x - mean) / sd, mean, sd


def original(intercept, b, mean, sd):
    beta = b / sd
    return [intercept - float(np.dot(beta, mean))] + list(beta)


x, y, counts, w = design(400)
z, mean, sd = scaled(x[:, 1:])

print("// Made by make_reference.py; do not edit.")
print("enum Reference {")

print("  /// z, density, cdf, survival, mpmath with 40 digits.")
emit("normal", "[[Double]]", [
    [t, mp.npdf(t), mp.ncdf(t), mp.ncdf(-t)]
    for t in map(mp.mpf, ["-30", "-8.5", "-3", "-1", "-0.25", "0", "0.5", "1.5", "4", "9", "37"])])
print("  /// Probability, quantile.")
emit("normalQuantile", "[[Double]]", [
    [p, mp.findroot(lambda t: mp.log(mp.ncdf(t)) - mp.log(mp.mpf(p)), norm.ppf(p))]
    for p in [1e-300, 1e-15, 1e-5, 0.025, 0.3, 0.5, 0.75, 0.975, 0.99999]])


def student_cdf(nu, t):
    x = nu / (nu + t * t)
    half = mp.betainc(nu / 2, mp.mpf(1) / 2, 0, x, regularized=True) / 2
    return half if t < 0 else 1 - half


print("  /// Degrees of freedom, t, cdf.")
grid = [(nu, t) for nu in ["1", "2.5", "5", "30", "1000"] for t in ["-6", "-1.25", "0.5", "3"]]
student = [[mp.mpf(nu), mp.mpf(t), student_cdf(mp.mpf(nu), mp.mpf(t))] for nu, t in grid]
emit("student", "[[Double]]", student)
print("  /// Alpha, beta, x, cdf.")
emit("beta", "[[Double]]", [
    [mp.mpf(a), mp.mpf(b), mp.mpf(float(t)),
     mp.betainc(mp.mpf(a), mp.mpf(b), 0, mp.mpf(float(t)), regularized=True)]
    for a, b in [("0.5", "0.5"), ("1", "20"), ("8", "3"), ("120", "380")]
    for t in [0.05, 0.25, 0.5, 0.9]])

print("  /// Successes, trials, level, lower, upper: statsmodels proportion_confint, wilson.")
from statsmodels.stats.proportion import proportion_confint
cases = [(0, 10), (3, 10), (10, 10), (50, 180), (1, 1000)]
emit("wilson", "[[Double]]", [
    [k, n, level, *proportion_confint(k, n, 1 - level, "wilson")]
    for k, n in cases for level in (0.8, 0.95)])
print("  /// The same, beta (Clopper-Pearson).")
emit("clopperPearson", "[[Double]]", [
    [k, n, level, *proportion_confint(k, n, 1 - level, "beta")]
    for k, n in cases for level in (0.8, 0.95)])

print("  /// Logistic, no penalty, weighted: statsmodels GLM Binomial.")
glm = sm.GLM(y, x, family=sm.families.Binomial(), freq_weights=w).fit(tol=1e-14, maxiter=100)
emit("logisticPlain", "[Double]", glm.params)
print("  /// Logistic, ridge 10 on the standardised columns, weighted: scikit-learn newton-cholesky.")
ridge = LogisticRegression(C=1 / 10, solver="newton-cholesky", tol=1e-14, max_iter=1000)
ridge.fit(z, y, sample_weight=w)
emit("logisticRidge", "[Double]", original(ridge.intercept_[0], ridge.coef_[0], mean, sd))
print("  /// Poisson, no penalty, weighted, offset log(1 + i mod 3): statsmodels GLM Poisson.")
offset = np.log(1 + np.arange(len(y)) % 3)
glm = sm.GLM(counts, x, family=sm.families.Poisson(), freq_weights=w, offset=offset)
emit("poissonPlain", "[Double]", glm.fit(tol=1e-14, maxiter=100).params)
print("  /// Poisson, ridge 2: scikit-learn, whose alpha divides by the number of rows.")
ridge = PoissonRegressor(alpha=2 / len(y), solver="newton-cholesky", tol=1e-14, max_iter=1000)
ridge.fit(z, counts)
emit("poissonRidge", "[Double]", original(ridge.intercept_, ridge.coef_, mean, sd))
print("  /// Quantile type 7 of the 400 values of column 1: numpy linear.")
emit("quantiles", "[[Double]]", [[p, np.quantile(x[:, 1], p)] for p in (0, 0.1, 0.5, 0.99, 1)])
print("  /// Mean and unbiased variance of column 3, in exact rational arithmetic.")
from fractions import Fraction
values = [Fraction(float(v)) for v in x[:, 3]]
average = sum(values) / len(values)
emit("moments", "[Double]", [average, sum((v - average) ** 2 for v in values) / (len(values) - 1)])
print("}")
