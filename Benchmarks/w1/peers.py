"""Least squares by peers on the file that w1 wrote: CPU seconds, median of several runs."""
import resource
import sys
import time

import numpy as np


def load(path):
    rows, columns = np.fromfile(path, dtype=np.int64, count=2)
    values = np.fromfile(path, dtype=np.float64, offset=16)
    design = values[: rows * columns].reshape((rows, columns), order="F")
    return design, values[rows * columns :]


def measure(name, body, repeats):
    seconds = []
    for _ in range(repeats):
        start = time.process_time()
        body()
        seconds.append(time.process_time() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    print(f"cpu {name} {sorted(seconds)[len(seconds) // 2]:.4f} peak_mb {peak:.0f}", flush=True)


def numpy_lstsq(design, response):
    return np.linalg.lstsq(design, response, rcond=None)[0]


def statsmodels_ols(design, response):
    import statsmodels.api as sm

    fitted = sm.OLS(response, design).fit()
    return fitted.params, fitted.bse, fitted.pvalues, fitted.rsquared


if __name__ == "__main__":
    design, response = load(sys.argv[2])
    if sys.argv[1] == "numpy":
        measure("numpy_lstsq", lambda: numpy_lstsq(design, response), 3)
    else:
        import statsmodels.api  # noqa: F401

        measure("statsmodels_ols", lambda: statsmodels_ols(design, response), 3)
