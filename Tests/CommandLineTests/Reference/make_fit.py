"""Coefficients and standard errors of statsmodels 0.15 on a small table.

    python make_fit.py > FitValues.swift

The table is drawn once with numpy's default_rng(7); its text is part of the output. A blank cell
is a row left out. Definitions where packages differ: weights of generalized linear models are
variance weights; errors of probit and cloglog are of the expected information; the robust
covariance of a Poisson model is HC0; clusters count G/(G-1) (n-1)/(n-p); the ridge has errors of
(X'X + P)^-1 s^2 with n less the trace of the hat matrix; Huber's are H1 with the median absolute
residual about 0; Cox has Efron's ties.
"""
import io

import numpy
import pandas
import statsmodels.api as sm
import statsmodels.formula.api as smf

rng = numpy.random.default_rng(7)
n = 80
table = pandas.DataFrame({
    "x": rng.normal(size=n).round(3), "z": rng.uniform(0.5, 4, n).round(3),
    "region": rng.choice(["EMEA", "AMER", "APAC"], n), "team": rng.choice(list("abcdefghij"), n),
    "w": rng.uniform(0.5, 2, n).round(2), "size": rng.uniform(1, 9, n).round(2),
})
eta = 0.4 * table.x - 0.3 * table.z + 0.5 * (table.region == "EMEA")
table["y"] = (2 + eta + rng.standard_t(3, n)).round(3)
table["won"] = (rng.uniform(size=n) < 1 / (1 + numpy.exp(-eta))).astype(int)
table["calls"] = rng.negative_binomial(2, 1 / (1 + table["size"] * numpy.exp(eta) / 2))
table["amount"] = (rng.gamma(2.0, numpy.exp(1 + eta))).round(3)
table["spend"] = numpy.where(rng.uniform(size=n) < 0.3, 0, table.amount)
table["time"] = numpy.ceil(rng.exponential(8 * numpy.exp(-eta)))
table["event"] = (rng.uniform(size=n) < 0.7).astype(int)
text = table.to_csv(index=False).split("\n")
cells = text[4].split(",")
cells[0] = ""
text[4] = ",".join(cells)
data = pandas.read_csv(io.StringIO("\n".join(text))).dropna(subset=["x"]).reset_index(drop=True)
log = numpy.log
tight = {"tol": 1e-14, "maxiter": 500}


def glm(formula, family, fit=None, **kwargs):
    extra = kwargs.pop("extra", {})
    return smf.glm(formula, data, family=family, **extra).fit(
        tol=1e-14, tol_criterion="params", maxiter=500, **(fit or {}))


links = sm.families.links
right = "~ x + z + C(region)"
results = {}


def add(arguments, model, names=None):
    results[arguments] = list(zip(names or model.params.index, model.params, model.bse))


def formula(text):
    return text.replace("C(region)", "region").replace("**", "^")


for kind in ["", "hc0", "hc1", "hc2", "hc3"]:
    fit = smf.ols("y " + right, data).fit(**({"cov_type": kind.upper()} if kind else {}))
    add(f"ols|y {formula(right)}|" + (f"--robust {kind}" if kind else ""), fit)
groups = pandas.factorize(data.team)[0]
add(f"ols|y {formula(right)}|--cluster team", smf.ols("y " + right, data).fit(
    cov_type="cluster", cov_kwds={"groups": groups}))
add(f"ols|y ~ x*region - 1 + I(z^2)|", smf.ols("y ~ x*C(region) - 1 + I(z**2)", data).fit())
add(f"wls|log(amount) {formula(right)}|--weights w", smf.wls(
    "log(amount) " + right, data, weights=data.w).fit())
for name, link in [("logit", links.Logit()), ("probit", links.Probit()), ("cloglog", links.CLogLog())]:
    add(f"{name}|won {formula(right)}|", glm("won " + right, sm.families.Binomial(link)))
add(f"poisson|calls {formula(right)}|--offset lsize", glm(
    "calls " + right, sm.families.Poisson(), extra={"offset": log(data["size"])}))
add(f"poisson|calls {formula(right)} + log(size)|--robust hc0", glm(
    "calls " + right + " + log(size)", sm.families.Poisson(), fit={"cov_type": "HC0"}))
negbin = smf.negativebinomial("calls ~ x + log(size)", data).fit(
    method="newton", maxiter=200, tol=1e-14, disp=0)
results["negbin|calls ~ x + log(size)|"] = list(
    zip(negbin.params.index, negbin.params, negbin.bse))[:-1]
add(f"gamma|amount {formula(right)}|--link log --weights w", glm(
    "amount " + right, sm.families.Gamma(links.Log()), extra={"var_weights": data.w}))
add(f"gamma|amount ~ I(x^2) + z|", glm("amount ~ I(x**2) + z", sm.families.Gamma()))
add(f"tweedie|spend {formula(right)}|--power 1.6", glm(
    "spend " + right, sm.families.Tweedie(links.Log(), var_power=1.6)))
add(f"huber|y {formula(right)}|", smf.rlm("y " + right, data, M=sm.robust.norms.HuberT()).fit(
    conv="coefs", tol=1e-13, maxiter=1000))
tukey = smf.rlm("y " + right, data, M=sm.robust.norms.TukeyBiweight()).fit(
    conv="coefs", tol=1e-13, maxiter=1000)
add(f"tukey|y {formula(right)}|", tukey)
cox = smf.phreg("time ~ x + z + C(region)", data, status=data.event.values, ties="efron").fit(
    method="newton", maxiter=100, disp=0)
results["cox|Surv(time, event) ~ x + z + region|"] = list(
    zip(cox.model.exog_names, cox.params, cox.bse))
# Ridge in closed form.
exog = smf.ols("y " + right, data).exog
penalty = numpy.diag([0.0] + [2.5] * 4)
inverse = numpy.linalg.inv(exog.T @ exog + penalty)
beta = inverse @ exog.T @ data.y
hat = numpy.trace(exog @ inverse @ exog.T)
# exported beside: (name, coefficient)
names = smf.ols("y " + right, data).exog_names
results[f"ridge|y {formula(right)}|--ridge 2.5"] = list(zip(names, beta, [None] * 5))

text[0] += ",lsize"
for i in range(1, n + 1):
    text[i] += "," + repr(float(log(table["size"][i - 1])))
print("// Made by make_fit.py.")
print()
print("/// Fits of statsmodels, by model, formula and options.")
print("enum FitValues {")
print('  static let table = """')
for line in text:
    if line:
        print("    " + line)
print('    """')
print()
print("  static let fits:")
print("    [(model: String, formula: String, options: String, rows: [(String, Double, Double?)])] = [")
for key, rows in results.items():
    model, form, options = key.split("|")
    print(f'    (\n      "{model}", "{form}", "{options}",\n      [')
    for name, value, error in rows:
        name = name.replace("Intercept", "(Intercept)").replace("C(region)", "region")
        name = name.replace(" ** ", "^")
        print(f'        ("{name}", {value!r}, {"nil" if error is None else repr(float(error))}),'
              .replace("np.float64(", "").replace("), ", ", "))
    print("      ]\n    ),")
print("  ]")
print("}")
