"""Reference values of generalized linear, robust and quantile regression, made with statsmodels.

Writes glm_reference.json beside itself: for each case the columns of the design, what else the fit
was given, and coefficients, standard errors and measures of fit. Run with the versions it records.
"""
import json, math, os, warnings
import numpy as np, scipy, scipy.stats, statsmodels, statsmodels.api as sm

warnings.simplefilter("ignore")
F, L = sm.families, sm.families.links
cases = []


def design(r, n, k=3):
    return np.column_stack([np.ones(n)] + [np.round(r.standard_normal(n), 4) for _ in range(k)])


def add(name, family, link, x, y, fit, errors=1.0, skip=(), **extra):
    out = dict(
        name=name, family=family, link=link, columns=x.T.tolist(), response=np.asarray(y).tolist(),
        coefficients=np.asarray(fit.params)[: x.shape[1]].tolist(),
        standardErrors=(errors * np.asarray(fit.bse)[: x.shape[1]]).tolist(), logLikelihood=float(fit.llf))
    for key, attribute in [("deviance", "deviance"), ("nullDeviance", "null_deviance"),
                           ("pearson", "pearson_chi2"), ("dispersion", "scale"), ("aic", "aic")]:
        if hasattr(fit, attribute):
            out[key] = float(getattr(fit, attribute))
    for key in skip:
        out.pop(key)
    out.update(extra)
    cases.append(out)


def glm(y, x, family, **k):
    fit = {key: k.pop(key) for key in list(k) if key in ("cov_type", "cov_kwds", "scale")}
    return sm.GLM(y, x, family=family, **k).fit(tol=1e-15, maxiter=300, tol_criterion="params", **fit)


r = np.random.default_rng(20)
n = 120
small = np.sqrt(n / (n - 4))
x = design(r, n)
eta = x @ np.array([0.3, 0.5, -0.4, 0.2])
off = np.round(0.3 * r.standard_normal(n), 4)
freq = r.integers(1, 4, n).astype(float)
var = np.round(r.uniform(0.5, 2, n), 4)
cl = r.integers(0, 12, n)
yb = (r.random(n) < 1 / (1 + np.exp(-eta))).astype(float)
yp = r.poisson(np.exp(eta)).astype(float)
yc = r.poisson(np.exp(eta) * r.gamma(2, 0.5, n)).astype(float)
yg = np.round(np.exp(eta) * r.gamma(3, 1 / 3, n), 6) + 1e-3
yt = np.array([np.round(r.gamma(2, 0.4 * m, k).sum(), 6) if k else 0.0
               for m, k in zip(np.exp(eta), r.poisson(1.3, n)) for k in [k]])
yn = np.round(eta + 0.5 * r.standard_normal(n), 6)
xi = np.abs(x)  # positive columns for identity, square-root and inverse links
mi = xi @ np.array([1.5, 0.6, 0.4, 0.9])
yi = r.poisson(mi).astype(float)
yq = r.poisson((0.6 * mi) ** 2 / 2).astype(float)
yv = np.round(1 / mi * r.gamma(6, 1 / 6, n), 8)
m = r.integers(1, 20, n).astype(float)
s = r.binomial(m.astype(int), 1 / (1 + np.exp(-eta))).astype(float)

for link, cls in [("logit", L.Logit), ("probit", L.Probit), ("complementaryLogLog", L.CLogLog)]:
    add(f"binomial {link}", "binomial", link, x, yb, glm(yb, x, F.Binomial(cls())))
    add(f"grouped {link}", "binomial", link, x, s / m,
        glm(np.column_stack([s, m - s]), x, F.Binomial(cls())), trials=m.tolist())
    # GLM's HC1 of statsmodels is its HC0 without the factor n / (n - p), which is applied here.
    for cov in ("HC0", "HC1"):
        add(f"{cov} {link}", "binomial", link, x, yb, glm(yb, x, F.Binomial(cls()), cov_type="HC0"),
            errors=small if cov == "HC1" else 1.0, covariance=cov)
    add(f"cluster {link}", "binomial", link, x, yb,
        glm(yb, x, F.Binomial(cls()), cov_type="cluster", cov_kwds={"groups": cl}),
        covariance="cluster", clusters=cl.tolist())
add("poisson log", "poisson", "log", x, yp, glm(yp, x, F.Poisson()))
add("poisson offset", "poisson", "log", x, yp, glm(yp, x, F.Poisson(), offset=off), offset=off.tolist())
add("poisson freq", "poisson", "log", x, yp, glm(yp, x, F.Poisson(), freq_weights=freq),
    frequencyWeights=freq.tolist())
add("poisson HC1", "poisson", "log", x, yp, glm(yp, x, F.Poisson(), cov_type="HC0"),
    errors=small, covariance="HC1")
add("poisson pearson", "poisson", "log", x, yc, glm(yc, x, F.Poisson(), scale="X2"),
    skip=("logLikelihood", "aic"), dispersionMethod="pearson")  # statsmodels divides them by the scale
add("poisson identity", "poisson", "identity", xi, yi, glm(yi, xi, F.Poisson(L.Identity())))
add("poisson sqrt", "poisson", "squareRoot", xi, yq, glm(yq, xi, F.Poisson(L.Sqrt())))
add("nb fixed", "negativeBinomial", "log", x, yc, glm(yc, x, F.NegativeBinomial(alpha=0.7)), alpha=0.7)
nb = sm.NegativeBinomial(yc, x).fit(method="bfgs", disp=0, maxiter=2000, gtol=1e-8)
nb = sm.NegativeBinomial(yc, x).fit(start_params=nb.params, method="newton", disp=0, maxiter=200, tol=1e-14)
add("nb ml", "negativeBinomialML", "log", x, yc, nb, alpha=float(nb.params[-1]),
    alphaStandardError=float(nb.bse[-1]))
add("gamma log", "gamma", "log", x, yg, glm(yg, x, F.Gamma(L.Log())))
add("gamma inverse", "gamma", "inverse", xi, yv, glm(yv, xi, F.Gamma(L.InversePower())))
add("gamma var", "gamma", "log", x, yg, glm(yg, x, F.Gamma(L.Log()), var_weights=var),
    varianceWeights=var.tolist())
add("gamma HC0", "gamma", "log", x, yg, glm(yg, x, F.Gamma(L.Log()), cov_type="HC0"), covariance="HC0")
def tweedie(y, x, p):
    """The log-likelihood by Dunn and Smyth's series with 400 terms: scipy's wright_bessel, which
    statsmodels uses, gives 8 digits of it at power 1.2."""
    fit, total = glm(y, x, F.Tweedie(var_power=p, eql=False)), []
    phi, a = fit.scale, (2 - p) / (1 - p)
    for v, mu in zip(y, fit.fittedvalues):
        part = (v * mu ** (1 - p) / (1 - p) - mu ** (2 - p) / (2 - p)) / phi
        if v > 0:
            base = -a * math.log(v) + a * math.log(p - 1) - (1 - a) * math.log(phi) - math.log(2 - p)
            terms = [j * base - math.lgamma(1 + j) - math.lgamma(-a * j) for j in range(1, 401)]
            part += max(terms) - math.log(v) + math.log(math.fsum(math.exp(t - max(terms)) for t in terms))
        total.append(part)
    return math.fsum(total)


for p in (1.2, 1.5, 1.9):
    add(f"tweedie {p}", "tweedie", "log", x, yt, glm(yt, x, F.Tweedie(var_power=p, eql=False)), power=p, logLikelihood=tweedie(yt, x, p), skip=("logLikelihood", "aic"))
add("gaussian", "gaussian", "identity", x, yn, glm(yn, x, F.Gaussian()))
add("gaussian var", "gaussian", "identity", x, yn, glm(yn, x, F.Gaussian(), var_weights=var),
    varianceWeights=var.tolist())

# Elastic net: statsmodels minimises -llf/n + alpha (...); the penalty of a column is n alpha.
for ratio in (0.0, 0.4, 1.0):
    for fam, y, cls in [("binomial", yb, F.Binomial()), ("poisson", yp, F.Poisson())]:
        a = np.array([0.0, 0.06, 0.06, 0.12])
        fit = sm.GLM(y, x, family=cls).fit_regularized(
            alpha=a, L1_wt=ratio, maxiter=20000, cnvrg_tol=1e-15, zero_tol=1e-14)
        if ratio == 0:  # fit_ridge stops early: Newton steps to the end
            for _ in range(20):
                mu = cls.link.inverse(x @ fit.params)
                v = cls.variance(mu)
                fit.params = fit.params + np.linalg.solve(
                    (x.T * v) @ x + np.diag(n * a), x.T @ (y - mu) - n * a * fit.params)
        cases.append(dict(name=f"elastic {fam} {ratio}", family=fam, link="logit" if fam == "binomial" else "log",
                          columns=x.T.tolist(), response=y.tolist(), penalties=(n * a).tolist(),
                          l1Ratio=ratio, coefficients=fit.params.tolist()))

# Robust regression, with outliers, and quantile regression at several levels.
yr = yn.copy()
yr[::10] += 8
for norm, cls in [("huber", sm.robust.norms.HuberT()), ("tukey", sm.robust.norms.TukeyBiweight())]:
    fit = sm.RLM(yr, x, M=cls).fit(tol=1e-14, maxiter=2000, conv="coefs", cov="H1")
    cases.append(dict(name=f"robust {norm}", family="robust", link=norm, columns=x.T.tolist(),
                      response=yr.tolist(), coefficients=fit.params.tolist(),
                      standardErrors=fit.bse.tolist(), dispersion=float(fit.scale)))
xq = np.vstack([x, design(r, 101)])
yq2 = np.round(xq @ np.array([1, 0.5, -0.4, 0.2]) + (1 + 0.3 * np.abs(xq[:, 1])) * r.standard_normal(len(xq)), 6)
from scipy.optimize import linprog
from statsmodels.regression import quantile_regression as qr


def quantile_errors(y, x, b, q, vcov, kernel, bw):
    """QuantReg.fit's own lines, at the exact solution: its smoothed one leaves residuals of 1e-7
    of either sign where the exact ones are 0, and the robust form weighs by their sign."""
    e = y - x @ b
    e[np.abs(e) < 1e-9] = 0
    iqre = scipy.stats.scoreatpercentile(e, 75) - scipy.stats.scoreatpercentile(e, 25)
    width = {"hsheather": qr.hall_sheather, "bofinger": qr.bofinger, "chamberlain": qr.chamberlain}[bw](len(y), q)
    h = min(np.std(y), iqre / 1.34) * (qr.norm.ppf(q + width) - qr.norm.ppf(q - width))
    fhat0 = 1.0 / (len(y) * h) * np.sum(qr.kernels[kernel](e / h))
    inverse = np.linalg.inv(x.T @ x)
    if vcov == "robust":
        d = np.where(e > 0, (q / fhat0) ** 2, ((1 - q) / fhat0) ** 2)
        return np.sqrt(np.diag(inverse @ (x.T * d @ x) @ inverse))
    return np.sqrt(np.diag((1.0 / fhat0) ** 2 * q * (1 - q) * inverse))


for q in (0.1, 0.5, 0.75):
    k, nq = xq.shape[1], len(xq)
    lp = linprog(np.r_[np.zeros(k), np.full(nq, q), np.full(nq, 1 - q)],
                 A_eq=np.hstack([xq, np.eye(nq), -np.eye(nq)]), b_eq=yq2,
                 bounds=[(None, None)] * k + [(0, None)] * (2 * nq), method="highs")
    exact = lp.x[:k]
    for vcov in ("robust", "iid"):
        for kernel in ("epa", "cos", "gau", "par", "biw"):
            for bw in ("hsheather", "bofinger", "chamberlain"):
                se = quantile_errors(yq2, xq, exact, q, vcov, kernel, bw)
                cases.append(dict(name=f"quantile {q} {vcov} {kernel} {bw}", family="quantile", link=kernel,
                                  columns=xq.T.tolist() if (vcov, kernel, bw) == ("robust", "epa", "hsheather") else [],
                                  response=yq2.tolist() if (vcov, kernel, bw) == ("robust", "epa", "hsheather") else [],
                                  quantile=q, covariance=vcov, bandwidth=bw, coefficients=exact.tolist(),
                                  standardErrors=se.tolist()))

json.dump(dict(numpy=np.__version__, scipy=scipy.__version__, statsmodels=statsmodels.__version__, cases=cases),
          open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "glm_reference.json"), "w"), separators=(",", ":"))
print(len(cases))
