"""Makes SurvivalValues.swift: survival analysis by lifelines.

Run:  python make_survival.py > SurvivalValues.swift; swift format -i SurvivalValues.swift
Made with lifelines 0.30.3, its Newton steps run to the end (precision 1e-14). The comparison with
R's survival::coxph reads its data and results from the folder of shared data.

Definitions. Hazards by period are statsmodels' MNLogit on the table of person-periods. The
log-likelihood of Efron and of Breslow has no constants left out here. lifelines'
concordance takes the survival time, so risks are negated. lifelines wants no ties for the
Aalen-Johansen estimator, so its times are all different.
"""
import textwrap

import numpy as np
import pandas as pd
import statsmodels.api as sm
from lifelines import AalenJohansenFitter, CoxPHFitter, KaplanMeierFitter
from lifelines.utils import concordance_index


def draws(count, seed):
    state, values = seed, []
    for _ in range(count):
        state = (1103515245 * state + 12345) % 2147483648
        values.append(state / 2147483648)
    return values


def emit(name, rows, note=None):
    if note:
        print(f"  /// {note}")
    print(f"  static let {name}: [[Double]] = [")
    for row in rows:
        text = "[" + ", ".join(repr(float(v)) for v in row) + "],"
        print(textwrap.fill(text, 96, initial_indent="    ", subsequent_indent="      "))
    print("  ]")


def sample(n):
    """The rows of SurvivalSample in the tests."""
    u = np.array(draws(6 * n, 77)).reshape(n, 6)
    x = np.column_stack([4 * u[:, 0] - 2, (u[:, 1] < 0.4) * 1.0, 100 + 10 * u[:, 2]])
    t = 30 * (-np.log(u[:, 3]) * np.exp(-(0.5 * x[:, 0] - 0.7 * x[:, 1] + 0.03 * (x[:, 2] - 105))))
    c = 5 + 60 * u[:, 4]
    frame = pd.DataFrame(x, columns=["a", "b", "c"])
    frame["time"], frame["event"] = np.ceil(np.minimum(t, c)), (t <= c).astype(int)
    frame["weight"], frame["stratum"] = 0.25 + u[:, 5], np.arange(n) % 3
    return frame


print("// Made by make_survival.py; do not edit.")
print("enum SurvivalReference {")
frame = sample(400)
rows = []
for weights, strata in ((None, None), ("weight", None), (None, ["stratum"])):
    columns = ["a", "b", "c", "time", "event"] + ([weights] if weights else []) + (strata or [])
    fit = CoxPHFitter().fit(frame[columns], "time", "event", weights_col=weights, strata=strata,
                            robust=False, fit_options={"precision": 1e-14, "r_precision": 1e-16})
    rows.append(list(fit.params_) + list(fit.standard_errors_) + [fit.log_likelihood_])
emit("lifelines", rows, "Coefficients, standard errors, log-likelihood; plain, weights, strata.")
risk = np.round(2 * frame.a)
emit("concordance", [[concordance_index(frame.time, -risk, frame.event)]])

km = KaplanMeierFitter().fit(frame.time, frame.event)
table = km.survival_function_.join(km.confidence_interval_).loc[1:]
picked = sorted(set(frame.time[frame.event == 1]))[::5]
emit("kaplanMeier", [[t, *table.loc[t]] for t in picked], "Time, survival, lower, upper.")
emit("kaplanMeierMedian", [[km.median_survival_time_]])
late = KaplanMeierFitter().fit(frame.time, frame.event, 
                               entry=np.where(frame.time > 12, 4.0 * (np.arange(400) % 3), 0))
emit("kaplanMeierLate", [[t, late.survival_function_.loc[t].iloc[0]] for t in picked])

u = np.array(draws(360, 5)).reshape(120, 3)
time, cause = u[:, 0] * 10, (u[:, 1] * 3).astype(int)
rows = []
for k in (1, 2):
    aj = AalenJohansenFitter(calculate_variance=True).fit(time, cause, event_of_interest=k)
    density = aj.cumulative_density_.iloc[:, 0]
    for t in sorted(time[cause > 0])[4::9]:
        low, high = aj.confidence_interval_.loc[t]
        rows.append([k, t, density.loc[t], np.ravel(aj.variance_.loc[t])[0], low, high])
emit("aalenJohansen", rows, "Cause, time, incidence, variance, lower, upper.")
x = frame[["a", "b", "c"]].to_numpy()
x = x - x.mean(0)
ending = np.ceil(frame.time / 9).astype(int).to_numpy()
periods = np.minimum(ending, 5)  # later periods lack an event of one cause or the other
row = np.repeat(np.arange(400), periods)
period = np.arange(len(row)) - np.repeat(np.cumsum(periods) - periods, periods)
dummies = (period[:, None] == np.arange(periods.max())) * 1.0
rows = []
for causes in (1, 2):
    cause = np.where((frame.event == 1) & (ending <= 5), 1 + (np.arange(400) % 5 < 2) * (causes - 1), 0)
    y = np.where(period == periods[row] - 1, cause[row], 0)
    present = np.array([np.isin(np.arange(1, causes + 1), y[period == k]).all()
                        for k in range(periods.max())])
    assert present.all()
    fit = sm.MNLogit(y, np.column_stack([dummies, x[row]])).fit(
        method="newton", tol=1e-14, maxiter=100, disp=0)
    k = periods.max()
    for c in range(causes):
        rows.append([*fit.params[k:, c], *fit.bse[k:, c], *fit.params[:k, c], fit.llf])
emit("discrete", rows, "Slopes, standard errors, intercepts by period, log-likelihood.")
print("}")
