/// OWA against Naive2 that the combination may have on the dev halves of the public sets.
public let combinedAccuracyLimits: [String: Double] = [
  // What a prototype of the same methods scored, and .01: one paired standard error.
  "M1 quarterly": 0.883, "tourism quarterly": 0.852, "M3 quarterly": 0.865, "M4 quarterly": 0.823,
  "M1 monthly": 0.851, "M3 monthly": 0.801, "tourism monthly": 0.783,
]
/// The same for averaged exponential smoothing alone.
public let smoothingAccuracyLimits: [String: Double] = [
  "M1 quarterly": 0.958, "tourism quarterly": 0.932, "M3 quarterly": 0.913, "M4 quarterly": 0.813,
  "M1 monthly": 0.885, "M3 monthly": 0.821, "tourism monthly": 0.848,
]
/// sMAPE and MASE of the seasonal naive forecast printed with three decimals.
public let printedAccuracyError = 6e-4  // half of the last digit, and rounding
/// Relative difference of forecasts that are exact but for rounding.
public let exactForecastError = 1e-10  // sums of tens of terms, logarithms and back
/// Relative difference of exponential smoothing of what it can follow exactly.
public let exactSmoothingError = 1e-7  // errors below 1e-8 of the mean count as none, each step
/// Relative difference of an exact harmonic whose coefficients are shrunk by a ridge of 1e-6.
public let shrunkHarmonicError = 1e-5  // the ridge against weights that sum to about 14
/// Relative difference of forecasts of a scaled series.
public let scaledForecastError = 1e-6  // a search of 80 steps may turn at another rounding
/// Relative difference from R's states and forecasts, printed with eight digits.
public let printedSmoothingError = 1e-6  // 49 steps from a start and constants of eight digits
/// Share of white noise that the test for a season, at 90 %, may call seasonal.
public let falseSeasonShares = 0.05...0.16  // 10 %, four standard deviations of 600 series
/// Share of M3 quarterly values that intervals of 95 % may cover.
public let coverageOf95 = 0.93...0.97  // the gate set beside the method; a prototype had 0.968
/// Share of them that intervals of 80 % may cover.
public let coverageOf80 = 0.78...0.88  // a prototype had 0.868
/// MSIS at 95 % that intervals may have on M3 quarterly.
public let intervalScoreLimit = 10.4  // the gate; a prototype had 10.13, AutoETS 12.02
/// MASE that forecasts of M4's weekly series may have.
public let weeklyScaledErrorLimit = 2.53  // R's ets on all 359 series; here the dev half
