"""Designs of formulas by patsy 1.0.3, and orthogonal polynomials by the definition of R's poly.

    python make_formula.py > FormulaValues.swift

patsy orders terms by their numeric factors first; columns are compared by name. R's poly: QR of
the powers of x less its mean, signs so that the leading coefficient is positive; here in 50
digits by mpmath (Gram-Schmidt).
"""
import mpmath
import numpy
import patsy

DATA = {
    "x": [1.5, -2.0, 3.25, 0.5, 4.0, -1.25, 2.0, 0.75, -3.5, 1.0, 2.5, 3.0],
    "z": [1.0, 2.0, 4.0, 3.0, 5.0, 2.5, 1.5, 3.5, 0.5, 6.0, 7.0, 2.25],
    "a": list("uvwuvwuvwuvw"),
    "b": list("ppqqppqqppqq"),
    "k": ["10", "2", "10", "3", "2", "3", "10", "2", "3", "2", "10", "3"],
    "y": [float(i) for i in range(12)],
}
ARRAYS = {k: numpy.array(v) for k, v in DATA.items()}
FORMULAS = [
    "y ~ x", "y ~ x + z", "y ~ x + a", "y ~ x + a - 1", "y ~ a + b", "y ~ a + b - 1",
    "y ~ 0 + b + a + x", "y ~ a*b", "y ~ a*b - 1", "y ~ a:b", "y ~ a:b - 1", "y ~ a + a:b",
    "y ~ x:z", "y ~ x*z", "y ~ x:a", "y ~ x:a - 1", "y ~ x + x:a - 1", "y ~ x*a", "y ~ x*a*b",
    "y ~ x:a:b", "y ~ x:a + x:b", "y ~ x:z:a + x:z", "y ~ C(k)", "y ~ C(k):x", "y ~ C(k)*a",
    "y ~ (a + b):x", "y ~ (a + x)*b", "y ~ a*b*x - a:b:x", "y ~ a*b - a", "y ~ I(x^2) + x",
    "y ~ log(z)*a", "y ~ -1 + log(z)", "y ~ I(x^3):b",
]


def text(values):
    return "[" + ", ".join(repr(float(v)) for v in values) + "]"


def patsy_formula(formula):
    return formula.replace("^", "**").replace("log(", "numpy.log(")


def name(column):
    return (
        column.replace("Intercept", "(Intercept)").replace("numpy.log", "log")
        .replace(" ** ", "^")
    )


def poly(values, degree):
    mpmath.mp.dps = 50
    x = [mpmath.mpf(v) for v in values]
    mean = mpmath.fsum(x) / len(x)
    basis = [[mpmath.mpf(1) / mpmath.sqrt(len(x))] * len(x)]
    for k in range(1, degree + 1):
        column = [(v - mean) ** k for v in x]
        for _ in range(2):
            for other in basis:
                dot = mpmath.fsum(p * q for p, q in zip(column, other))
                column = [p - dot * q for p, q in zip(column, other)]
        norm = mpmath.sqrt(mpmath.fsum(p * p for p in column))
        basis.append([p / norm for p in column])
    return basis[1:]


print("// Made by make_formula.py.")
print()
print("/// Designs of patsy by formula: names of columns and their values.")
print("enum FormulaValues {")
for key in "xzy":
    print(f"  static let {key}: [Double] = {text(DATA[key])}")
for key in "abk":
    print(f"  static let {key} = [" + ", ".join(f'"{v}"' for v in DATA[key]) + "]")
print()
print("  static let designs: [(formula: String, columns: [String: [Double]])] = [")
for formula in FORMULAS:
    design = patsy.dmatrix(patsy_formula(formula).split("~")[1], ARRAYS)
    print(f'    (\n      "{formula}",\n      [')
    for j, column in enumerate(design.design_info.column_names):
        values = numpy.asarray(design)[:, j]
        print(f'        "{name(column)}": {text(values)},')
    print("      ]\n    ),")
print("  ]")
print()
print("  /// poly(x, 4), a list for each degree.")
print("  static let polynomials: [[Double]] = [")
for column in poly(DATA["x"], 4):
    print(f"    {text(column)},")
print("  ]")
print("}")
