import Foundation

/// Thresholds of tests, each with where it comes from.
public let lapackResidualRatio = 30.0  // threshold in LAPACK's TESTING/dtest.in

/// Digits (log relative error) that distribution functions reach against mpmath.
public let distributionDigits = 13.0  // Boost.Math documents errors below some 100 epsilon
/// Digits of least squares on NIST's Wampler sets.
public let leastSquaresDigits = 14.0  // refined QR; R's lm: 9.3 on Wampler1, 6.1 on Wampler5
/// Digits below which an answer needs a warning.
public let silentDigits = 4.0  // statsmodels compares to 4 decimals
/// The condition estimate that is such a warning.
public let doubtfulCondition = 1e10  // 6 of the 16 digits of a double are left
/// Digits of regression coefficients against statsmodels and scikit-learn.
public let regressionDigits = 7.0  // GLM.jl tests to 1e-8 and statsmodels to 4 decimals
/// Digits of mean and standard deviation on NIST's univariate sets.
public let momentDigits = (mean: 14.9, standardDeviation: 8.2)  // NumAcc4 as doubles has 8.25
/// Relative difference allowed when only the order of a sum changes.
public let reorderingError = 1e-9  // 2 digits of slack over n eps for a million rows
/// The penalised gradient at a solution, relative to the sum of its absolute terms.
public let stationarityError = 1e-12  // Newton at tolerance 1e-14 ends within rounding of 0

/// Digits of the families of distributions against mpmath, tails included.
public let distributionFamilyDigits = 12.0  // required of the core; boost in long double has 14

/// Digits of statistics and p-values of tests against scipy, statsmodels and lifelines.
public let hypothesisTestDigits = 10.0  // sums of 40 to 60 terms, p-values as small as 1e-3

/// Digits of results that R printed to 7 digits.
public let printedDigits = 5.8  // half a unit of the seventh digit, for numbers from 1e-1 on
/// Difference allowed to cumulative hazards that R printed to 7 digits.
public let printedHazardError = 2e-6  // half a unit of the seventh digit of 2.47
/// Digits of the log-likelihood of a Cox regression.
public let logLikelihoodDigits = 10.0  // required of the core: 8, against lifelines

/// Digits of covariances, variances and directions against numpy.
public let covarianceDigits = 10.0  // conditions below 1e3 and 300 rows leave 12
/// How far the share of clean rows beyond a cut-off may be from 0.025.
public let cutoffShareError = 0.015  // the F is asymptotic: at n = 60 it lets through 0.012

/// Digits of variances and coefficients of a mixed model against dense matrices in numpy.
public let mixedModelDigits = 8.0  // the root of a derivative of 240 x 240 matrices

/// Difference allowed between the CRPS of 20,000 quantiles of a normal and its closed form.
public let ensembleError = 1e-3  // sigmas; n finite draws change it by some 1/n
/// The Kolmogorov distance times the root of n that uniform values exceed once in a million.
public let kolmogorovLimit = 2.7  // 2 exp(-2 x^2), Smirnov (1948)

/// -log10 of the relative error, at most 15: the measure of NIST's StRD comparisons.
///
/// For a right answer of 0 it is -log10 of the absolute error.
public func logRelativeError(_ computed: Double, _ certified: Double) -> Double {
  guard computed.isFinite else { return computed == certified ? 15 : 0 }
  let error = abs(computed - certified) / (certified == 0 ? 1 : abs(certified))
  return min(15, max(0, -log10(error)))
}

/// Digits of deviances and log-likelihoods against statsmodels.
public let devianceDigits = 9.0  // reliability promise A5
/// Difference allowed to statsmodels' elastic net coefficients.
public let elasticNetError = 1e-6  // its coordinate descent ends at changes near 1e-7
/// Digits of Stata's logit and probit of Spector and Mazzeo's data as recorded.
public let spectorDigits = 5.5  // an independent fit differs from the record by 1.5e-6
/// Digits of measures of fit that R and Stata computed where their iterations ended.
public let recordedMeasureDigits = 6.5  // R's glm ends at a change of the deviance of 1e-8
/// Digits of the tables that Stata printed.
public let stataTableDigits = 4.6  // standard errors have 6 figures, from 0.01 to 50
/// Digits of standard errors that R's glm took from the weights one iteration before its end.
public let recordedErrorDigits = 5.0  // statsmodels run to the end differs from the record by 8e-6
/// Relative difference of fitted values with and without dependent columns.
public let fittedValueError = 1e-10  // reliability promise A7
/// How far one wild value in 80 may move a robust slope or keep weight.
public let robustSlopeError = 0.05  // about one standard error of the slope without it
/// Difference allowed to p-values at quantiles of published tables.
public let tableError = 1e-9  // quantiles written with 13 digits
/// Relative difference allowed against figures worked out by hand.
public let handComputationError = 1e-10  // written with 12 digits or as the same closed form
/// The same where a ridge of 1e-6 on the intercept pulls the answer.
public let ridgeInterceptError = 1e-5  // penalty over the smallest weighted sum of counts used
/// Standard errors by which a mean of independent draws may differ from its expectation.
public let simulationStandardErrors = 4.0  // exceeded once in 16,000 means; seeds are fixed
/// Relative difference allowed to sums of an explanation's parts.
public let additivityError = 1e-9  // some 60 terms of size 1; N13 of the domain's promises
/// Relative difference of shares of an amount that was cut to the minor unit.
public let cutCallError = 1e-4  // one unit of the sums above 10,000 that a region books
/// Error of a probability when the needed pipeline is put back into the closed form.
public let gapProbabilityError = 1e-5  // the iteration ends at a relative step of 1e-6
/// Relative difference of the pipeline needed by 4,000 draws and by the closed form for a lognormal sum.
public let neededByDrawsError = 0.05  // a probability of .8 has a standard error of .006 there

/// Whether two numbers agree within a relative difference (absolute where the right one is 0).
public func agree(_ computed: Double, _ right: Double, within error: Double) -> Bool {
  abs(computed - right) <= error * (right == 0 ? 1 : abs(right))
}
/// Relative error of a forecast's mean for a business in which every quarter is alike.
public let steadyForecastError = 0.15  // one standard deviation of 30 won deals' count is 18 %
/// Digits of coefficients and standard errors of the default linear fit on NIST's linear sets.
public let strdDefaultDigits = 9.0  // refined QR; R's lm: 6.1 on Wampler5
/// The same where a set allows fewer, or more.
public let strdDigits: [String: Double] = [
  "Filip": 7.5,  // the rounding of x^10 to a double is an error of this size by itself
  "Longley": 12.0,  // R's lm: 12.9; scaled and refined QR: 14.6
]
/// Digits of the lag-1 autocorrelation on NIST's univariate sets.
public let autocorrelationDigits = 10.0  // Stata's worst is 10.7
/// Digits of the standard deviation on the same sets.
public let strdDefaultDeviationDigits = 8.3  // Stata's worst
/// The same where a set allows fewer.
public let strdDeviationDigits: [String: Double] = [
  // 10000000.1 and so on, rounded to doubles, have the exact standard deviation 0.1000000006.
  "NumAcc4": 8.2
]
/// Digits of linear regressions against statsmodels.
public let linearReferenceDigits = 9.0  // statsmodels' own QR has about 11 on these designs
/// Relative difference of predictions with and without dependent columns.
public let deficientPredictionError = 1e-10  // reliability: predictions those of the full-rank fit
/// Digits that the paths of a linear regression have in common at moderate condition numbers.
public let pathDigits = 9.0  // normal equations are used where they lose no more
/// Digits of the columns of a formula's design against patsy.
public let formulaDigits = 14.0  // the same products of doubles, but for log and pow
/// Absolute error of orthonormal polynomials of degree 4 over 12 values against 50 digits.
public let polynomialError = 1e-14  // values below 1, each after four steps of a recurrence
/// Departure from orthonormality of polynomials up to degree 10.
public let orthonormalityError = 1e-11  // the recurrence grows rounding by a few hundred a degree
/// Digits of NIST's Longley set.
public let longleyDigits = 12.0  // required of the core; R's lm has 13.2, statsmodels 12.8

/// Relative difference allowed to reconciled forecasts against dense matrices and
/// hierarchicalforecast.
public let reconciliationError = 1e-10  // conditions up to 1e4 leave 12 digits
/// Relative difference allowed between an aggregate and the sum of its bottom series.
public let coherenceError = 1e-14  // rounding of a compensated sum against a plain one of few terms
/// Relative difference allowed to ends of an interval printed with four decimals.
public let printedIntervalError = 3e-4  // half of the last digit of 0.2273
/// Relative difference of an outlier's score when the rows stand in another order.
public let rankSwapError = 0.02  // rounding may swap rows of all but equal distance
/// The least mean AUC of the outlier ensemble on 13 tables of ADBench.
public let outlierMeanArea = 0.815  // pyod's MCD has .776, its KNN .802
/// The least AUC where single columns say nothing.
public let outlierWiltArea = 0.75  // pyod's MCD .860; detectors of single columns .39 to .60
/// The least AUC where a covariance says little.
public let outlierMammographyArea = 0.85  // pyod's MCD .571, its ECOD .906
/// The least F1 of change points on 16 series of the Turing change point data set.
public let changePointF1 = 0.73  // none at all: .716
/// The least cover of the same.
public let changePointCover = 0.67  // none at all: .631
/// The least score of stream anomalies on 31 files of the Numenta benchmark.
public let streamScore = 55.0  // published on all files: Twitter ADVec 47.1, Skyline 58.2
/// The least AUC for a tight cluster of a tenth of the rows, six standard deviations away.
public let outlierClusterArea = 0.97  // with neighbours among all rows it was .001
