"""Makes LinearReference.swift: linear regressions by statsmodels, and a ridge by its formula.

Run:  python make_linear_reference.py > LinearReference.swift
Made with numpy 2.4.6, statsmodels 0.15.0.

Definitions. statsmodels counts no parameter for the variance in aic and bic, as aforo does. Its
clustered errors carry Stata's correction G / (G - 1) (n - 1) / (n - p). The ridge minimises
|y - X b|^2 + sum lambda_j b_j^2, and has the covariance s^2 C X'X C with C = (X'X + L)^-1 and
n - trace(X C X') degrees of freedom.
"""
import math

import numpy as np
import statsmodels.api as sm


def swift(value):
    if isinstance(value, (list, tuple, np.ndarray)):
        return "[" + ", ".join(swift(v) for v in value) + "]"
    return repr(float(value))


def emit(name, comment, values):
    print(f"  /// {comment}")
    print(f"  static let {name}: [[[Double]]] = [")
    for item in values:
        print("    [\n      " + ",\n      ".join(swift(v) for v in item) + ",\n    ],")
    print("  ]")


def sample(n):
    """The columns of ReferenceDesign.swift; the counts are the response."""
    rows, counts, weights = [], [], []
    state = 12345

    def draw():
        nonlocal state
        state = (1103515245 * state + 12345) % 2147483648
        return state / 2147483648

    for _ in range(n):
        a, b = draw(), draw()
        x = [1.0, 4 * a - 2, 1.0 if b < 0.3 else 0.0, 100 * draw() + 1000]
        draw()
        rows.append(x)
        counts.append(float(math.floor(6 * draw() * math.exp(0.3 * x[1]))))
        weights.append(0.25 + draw())
    return np.array(rows), np.array(counts), np.array(weights)


X, y, w = sample(120)
groups = np.arange(120) * 7 % 23
ols = sm.OLS(y, X).fit(method="qr")
wls = sm.WLS(y, X, weights=w).fit(method="qr")
sigma = 0.6 ** np.abs(np.subtract.outer(np.arange(120), np.arange(120)))
gls = sm.GLS(y, X, sigma=sigma).fit(method="qr")
glsd = sm.GLS(y, X, sigma=1 / w).fit(method="qr")


def table(fit):
    return [fit.params, fit.bse, fit.tvalues, fit.pvalues, fit.conf_int()[:, 0], fit.conf_int()[:, 1]]


def summary(fit):
    return [fit.rsquared, fit.rsquared_adj, fit.fvalue, fit.f_pvalue, fit.llf, fit.aic, fit.bic,
            math.sqrt(fit.scale)]


def robust(fit):
    kinds = ["HC0", "HC1", "HC2", "HC3"]
    errors = [fit.get_robustcov_results(k).bse for k in kinds]
    return errors + [fit.get_robustcov_results("cluster", groups=groups).bse]


def ridge(penalty):
    L = np.diag(penalty)
    C = np.linalg.inv(X.T @ X + L)
    b = C @ X.T @ y
    df = 120 - np.trace(X @ C @ X.T)
    s2 = np.sum((y - X @ b) ** 2) / df
    return [b, np.sqrt(np.diag(s2 * C @ X.T @ X @ C)), [df]]


print("// Made by make_linear_reference.py; do not edit.")
print("enum LinearReference {")
fits = [ols, wls, gls, glsd]
names = "of OLS, WLS, GLS and diagonal GLS."
emit("tables", "Coefficients, errors, t, p, lower, upper: " + names, [table(f) for f in fits])
emit("summaries", "R2, adjusted, F, its p, log-likelihood, AIC, BIC, s: " + names,
     [[[v] for v in summary(f)] for f in fits])
emit("robust", "HC0 to HC3 and clustered errors of ordinary and weighted least squares.",
     [robust(ols), robust(wls)])
influence = ols.get_influence()
emit("influence", "Leverage, internally and externally studentized residual, Cook's distance.",
     [[[influence.hat_matrix_diag[i], influence.resid_studentized_internal[i],
        influence.resid_studentized_external[i], influence.cooks_distance[0][i]]
       for i in range(0, 120, 17)]])
frame = ols.get_prediction(X[:3] + [0, 0.5, 0, 10]).summary_frame(alpha=0.1)
emit("predictions", "Mean, its error, mean interval, observation interval at 90 %.",
     [[list(row) for row in frame.to_numpy()]])
hc = ols.get_robustcov_results("HC1", use_t=True)
cl = ols.get_robustcov_results("cluster", groups=groups, use_t=True)
emit("waldF", "Joint F with HC1 and with groups.", [[[hc.fvalue], [cl.fvalue]]])
sd = X.std(axis=0)
emit("ridges", "Coefficients, errors, degrees of freedom; penalties plain, then standardised.",
     [ridge([0, 3, 5, 0.5]), ridge(np.array([0, 3, 5, 0.5]) * sd**2)])
print("}")
