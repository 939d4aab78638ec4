"""One peer on workload W2; prints a line of JSON with its CPU seconds (median), peak memory, error.

Usage: peers.py FOLDER ROWS glum|glum9|statsmodels
"""
import json, resource, statistics, sys, time
import numpy as np
import data

folder, rows, peer = sys.argv[1], sys.argv[2], sys.argv[3]
z, codes, levels, y = data.read(f"{folder}/w2_{rows}.bin")
y = y.astype(float)
optimum = np.load(f"{folder}/w2_{rows}_optimum.npy")

if peer.startswith("glum"):
    import glum, pandas as pd

    frame = pd.DataFrame({f"x{i}": z[:, i] for i in range(z.shape[1])})
    for j, (c, l) in enumerate(zip(codes, levels)):
        frame[f"c{j}"] = pd.Categorical.from_codes(c, categories=[f"L{k:02d}" for k in range(l)])
    tolerance = 1e-9 if peer == "glum9" else 1e-6

    def fit():
        m = glum.GeneralizedLinearRegressor(
            family="binomial", alpha=0, drop_first=True, gradient_tol=tolerance)
        m.fit(frame, y)
        return np.r_[m.intercept_, m.coef_]

    runs, warm = 5, 1
else:
    import statsmodels.api as sm

    x = data.dense(z, codes, levels)

    def fit():
        m = sm.Logit(y, x).fit(disp=0, tol=1e-8)
        m.bse
        return m.params

    runs, warm = 2, 0
for _ in range(warm):
    fit()
times = []
for _ in range(runs):
    start = time.process_time()
    b = fit()
    times.append(time.process_time() - start)
print(json.dumps({
    "peer": peer, "cpu": round(statistics.median(times), 4),
    "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
    "error": float(f"{np.max(np.abs(np.ravel(b) - optimum)):.2e}")}))
