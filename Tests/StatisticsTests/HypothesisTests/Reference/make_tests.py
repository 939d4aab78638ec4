"""Makes HypothesisTestValues.swift: tests of hypotheses by other packages.

Run:  python make_tests.py > HypothesisTestValues.swift
Made with numpy 2.4.6, scipy 1.17.1, statsmodels 0.15.0, lifelines 0.30.3.

Definitions. At horizon 1 the corrected Diebold-Mariano test is the paired t test, exactly; at
longer horizons the formula of the paper is written out here in numpy, with autocovariances by
statsmodels' acovf (divisor n). Permutation tests over all arrangements are scipy's.
"""
import numpy as np
import pandas as pd
from lifelines.statistics import multivariate_logrank_test
from scipy import stats
from statsmodels.stats.multitest import multipletests
from statsmodels.tsa.stattools import acovf


def draws(count, seed):
    state, values = seed, []
    for _ in range(count):
        state = (1103515245 * state + 12345) % 2147483648
        values.append(state / 2147483648)
    return values


def emit(name, rows):
    print(f"  static let {name}: [[Double]] = [")
    for row in rows:
        print("    [" + ", ".join(repr(float(v)) for v in row) + "],")
    print("  ]")


def diebold_mariano(d, h):
    n = len(d)
    g = acovf(d, adjusted=False, fft=False)[:h]
    v = g[0] + 2 * g[1:].sum()
    if v <= 0:
        v = g[0] + 2 * sum((1 - k / h) * g[k] for k in range(1, h))
    s = d.mean() / np.sqrt(v / n) * np.sqrt((n + 1 - 2 * h + h * (h - 1) / n) / n)
    return s, 2 * stats.t.sf(abs(s), n - 1), stats.t.sf(s, n - 1), stats.t.cdf(s, n - 1)


print("// Made by make_tests.py; do not edit.")
print("enum HypothesisTestReference {")
first, second = np.array(draws(40, 1)), np.array(draws(40, 2)) ** 1.3
print("  /// Horizon, statistic, p two-sided, greater, less.")
emit("dieboldMariano", [(h, *diebold_mariano(first - second, h)) for h in (1, 2, 4, 8)])
t = stats.ttest_rel(first, second)
emit("pairedT", [(t.statistic, t.pvalue)])
p = np.array(draws(12, 3)) ** 3
p[4] = p[7]
print("  /// p, Benjamini-Hochberg, Benjamini-Yekutieli, Holm.")
emit("adjusted", zip(p, *(multipletests(p, method=m)[1] for m in ("fdr_bh", "fdr_by", "holm"))))
u = np.array(draws(180, 4)).reshape(60, 3)
time = np.ceil(12 * u[:, 0] ** (1 + 0.5 * (np.arange(60) % 3)))
rows = []
for groups in (2, 3):
    for weighting in (None, "wilcoxon", "tarone-ware"):
        r = multivariate_logrank_test(
            time, np.arange(60) % groups, (u[:, 1] < 0.7).astype(int), weightings=weighting)
        rows.append((groups, r.test_statistic, r.p_value))
print("  /// Groups, statistic, p: log-rank, Gehan, Tarone-Ware.")
emit("logRank", rows)
a, b = np.array(draws(9, 5)) - 0.4, np.array(draws(7, 6))
rows = []
for alternative in ("two-sided", "greater", "less"):
    s = stats.permutation_test((a,), np.mean, permutation_type="samples", n_resamples=np.inf,
                               alternative=alternative)
    r = stats.permutation_test((a, b), lambda x, y: np.mean(x) - np.mean(y), n_resamples=np.inf,
                               alternative=alternative)
    rows.append((s.statistic, s.pvalue, r.statistic, r.pvalue))
print("  /// Sign flips: statistic, p; two samples: statistic, p; two-sided, greater, less.")
emit("permutation", rows)
print("}")
