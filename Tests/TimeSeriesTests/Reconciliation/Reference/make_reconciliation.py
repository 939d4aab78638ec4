"""Makes ReconciliationValues.swift: reconciled forecasts of hierarchicalforecast.

Run:  python make_reconciliation.py > ReconciliationValues.swift
Made with hierarchicalforecast 1.5.3, numpy 2.4.6.

The data are workload W5 of the benchmarks with 16 bottom series, a total and 4 groups, 10 past
quarters, 3 steps ahead, in units 1000 times smaller: hierarchicalforecast adds 2e-8 to variances,
which is then below the rounding of the tests.
"""
import numpy as np
from hierarchicalforecast.methods import MinTrace

B, G, T, H = 16, 4, 10, 3
A = G + 1


def emit(name, matrix):
    print(f"  static let {name}: [[Double]] = [")
    for row in matrix:
        print("    [")
        for value in row:
            print(f"      {float(value)!r},")
        print("    ],")
    print("  ]")


r = np.random.default_rng(5)
g = r.integers(0, G, B)
S = np.zeros((A + B, B))
S[0] = 1
S[1 + g, np.arange(B)] = 1
S[A:] = np.eye(B)
level = np.exp(r.normal(3, 1, B))
factors = r.standard_normal((T + H, 5)) * 0.1
load = r.standard_normal((B, 5))
bottom = level[:, None] * (1 + load @ factors.T + 0.3 * r.standard_normal((B, T + H)))
y = np.round(1000 * (S @ bottom), 6)
mean = y[:, :T].mean(1, keepdims=True) * 1.01
base = np.round(np.repeat(mean, H, 1) * (1 + 0.02 * r.standard_normal((A + B, H))), 6)
residuals = np.round(y[:, :T] - mean + 0.1 * mean * r.standard_normal((A + B, T)), 6)

print("/// Made by make_reconciliation.py.")
print("enum ReconciliationReference {")
print(f"  static let groups: [Int] = [{', '.join(str(v) for v in g)}]")
emit("base", base)
emit("residuals", residuals)
tags = {"total": np.array([0]), "group": np.arange(1, A), "bottom": np.arange(A, A + B)}
for method, name in [("ols", "ordinary"), ("wls_struct", "structural"),
                     ("wls_var", "variance"), ("mint_shrink", "shrinkage")]:
    out = MinTrace(method)(S=S, y_hat=base, y_insample=residuals,
                           y_hat_insample=np.zeros_like(residuals), tags=tags)
    emit(name, out["mean"])
print("}")
