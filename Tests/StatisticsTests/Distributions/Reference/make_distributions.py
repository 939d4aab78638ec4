"""Makes DistributionValues.swift: densities and tails of distributions from mpmath.

Run:  python make_distributions.py > DistributionValues.swift
Made with mpmath 1.3.0 at 60 digits. Arguments are doubles, taken exactly.
Each row: the parameters, x, density or mass, lower tail, upper tail.
"""
import mpmath as mp

mp.mp.dps = 60
m = mp.mpf


def beta_tails(a, b, x, y):
    """Lower and upper tail at x; y = 1 - x is given exactly."""
    lower = mp.betainc(a, b, 0, x, regularized=True)
    upper = mp.betainc(b, a, 0, y, regularized=True)
    return lower, upper


def student(v, t):
    v, t = m(v), m(t)
    density = mp.exp(mp.loggamma((v + 1) / 2) - mp.loggamma(v / 2)) / mp.sqrt(v * mp.pi)
    density *= (1 + t * t / v) ** (-(v + 1) / 2)
    tail = beta_tails(v / 2, m(1) / 2, v / (v + t * t), t * t / (v + t * t))[0] / 2
    return (density, tail, 1 - tail) if t < 0 else (density, 1 - tail, tail)


def chi_squared(v, x):
    return gamma(m(v) / 2, m(2), x)


def gamma(k, s, x):
    k, s, x = m(k), m(s), m(x)
    density = mp.exp((k - 1) * mp.log(x / s) - x / s - mp.loggamma(k)) / s
    lower = mp.gammainc(k, 0, x / s, regularized=True)
    return density, lower, mp.gammainc(k, x / s, mp.inf, regularized=True)


def fisher(a, b, x):
    a, b, x = m(a), m(b), m(x)
    density = mp.sqrt((a * x) ** a * b**b / (a * x + b) ** (a + b)) / (x * mp.beta(a / 2, b / 2))
    return (density, *beta_tails(a / 2, b / 2, a * x / (a * x + b), b / (a * x + b)))


def beta(a, b, x):
    a, b, x = m(a), m(b), m(x)
    return (x ** (a - 1) * (1 - x) ** (b - 1) / mp.beta(a, b), *beta_tails(a, b, x, 1 - x))


def binomial(n, p, k):
    n, p, k = m(n), m(p), m(k)
    mass = mp.binomial(n, k) * p**k * (1 - p) ** (n - k)
    odds, lower, upper = p / (1 - p), mass, m(0)
    term = mass
    for j in range(int(k), 0, -1):  # sums of terms: the series of betainc is too slow here
        term *= j / (n - j + 1) / odds
        lower += term
    term = mass
    for j in range(int(k), int(n)):
        term *= (n - j) / m(j + 1) * odds
        upper += term
    return mass, lower, upper


def poisson(u, k):
    u, k = m(u), m(k)
    mass = mp.exp(k * mp.log(u) - u - mp.loggamma(k + 1))
    return (mass, mp.gammainc(k + 1, u, mp.inf, regularized=True),
            mp.gammainc(k + 1, 0, u, regularized=True))


def negative_binomial(r, p, k):
    r, p, k = m(r), m(p), m(k)
    mass = mp.exp(mp.loggamma(k + r) - mp.loggamma(r) - mp.loggamma(k + 1)) * p**r * (1 - p) ** k
    return (mass, *beta_tails(r, k + 1, p, 1 - p))


GRID = {
    "student": (student, [(v, t) for v in (0.5, 1, 3, 12.5, 200, 1e6)
                          for t in (-40, -3.5, -0.1, 0.75, 2, 15)]),
    "chiSquared": (chi_squared, [(v, x) for v in (0.5, 1, 2, 7, 20, 500)
                                 for x in (1e-3, 0.5, 4, 30, 200, 900)]),
    "fisher": (fisher, [(a, b, x) for a, b in ((1, 1), (2, 30), (5, 7.5), (20, 99980), (300, 3))
                        for x in (1e-3, 0.3, 1, 2.5, 25)]),
    "gamma": (gamma, [(k, s, x) for k, s in ((0.3, 2), (1, 0.5), (4.5, 3), (80, 0.01))
                      for x in (1e-4, 0.2, 0.8, 5, 60)]),
    "beta": (beta, [(a, b, x) for a, b in ((0.5, 0.5), (1, 9), (2.5, 4), (300, 20), (0.01, 5))
                    for x in (1e-6, 0.03, 0.4, 0.9, 0.999)]),
    "binomial": (binomial, [(n, p, k) for n, p, ks in (
        (1, 0.25, (0, 1)), (12, 0.5, (0, 3, 6, 12)), (100, 0.03, (0, 3, 20, 60)),
        (100000, 0.2, (18000, 20000, 20500)), (50, 0.999, (30, 48, 49))) for k in ks]),
    "poisson": (poisson, [(u, k) for u, ks in (
        (0.01, (0, 1, 5)), (1, (0, 1, 2, 20)), (7.5, (0, 4, 8, 40)), (1e4, (9000, 10000, 10700)))
        for k in ks]),
    "negativeBinomial": (negative_binomial, [(r, p, k) for r, p, ks in (
        (0.3, 0.5, (0, 1, 12)), (1, 0.1, (0, 9, 200)), (4.5, 0.02, (10, 200, 1500)),
        (1000, 0.9, (50, 111, 250))) for k in ks]),
}


def main():
    print("// Made by make_distributions.py; do not edit.")
    print("enum DistributionReference {")
    for name, (function, arguments) in GRID.items():
        print(f"  static let {name}: [[Double]] = [")
        for row in arguments:
            values = [float(a) for a in row] + [float(v) for v in function(*row)]
            print("    [" + ", ".join(repr(v) for v in values) + "],")
        print("  ]")
    print("}")


main()
