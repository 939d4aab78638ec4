/// How a voice did on past periods, beside the model on the same cases; amounts in minor units.
public struct JudgementScore: Equatable, Sendable {
  /// Whose calls.
  public let voice: Voice
  /// Calls judged.
  public let caseCount: Int
  /// Periods in which they lie.
  public let periodCount: Int
  /// Mean absolute error of the calls.
  public let meanAbsoluteError: Double
  /// The same of the model's means.
  public let modelMeanAbsoluteError: Double
  /// sum |call - actual| / sum actual; `nil` where nothing was booked.
  public let weightedAbsolutePercentageError: Double?
  /// The same of the model.
  public let modelWeightedAbsolutePercentageError: Double?
  /// p-value that model and voice err alike (Diebold and Mariano, corrected by Harvey, Leybourne
  /// and Newbold), on absolute errors, one mean per period; `nil` below three periods.
  public let pValue: Double?
  /// The same against the model erring more: small when the voice is better.
  public let pValueBetter: Double?
  /// sum (call - actual) / sum actual: below 0 for those who call too little.
  public let bias: Double?
  /// Mean of ln(call / actual) over the periods where both are above 0.
  public let logBias: Double?
  /// 95 % interval of ``logBias`` (Student's t); `nil` below three periods.
  public let logBiasInterval: ClosedRange<Double>?
  /// ``logBias`` of few periods drawn towards that of its role.
  public let shrunkLogBias: Double?
  /// Standard deviation of ln(call / actual) over periods: how unsteady the voice is.
  public let spread: Double?
  /// Share of the periods whose bookings exceeded the calls by more than a tenth.
  public let sandbagging: Double
  /// Mean of (actual - call) / actual in those periods; `nil` where there is none.
  public let meanUnderCall: Double?
  /// Share of the periods whose calls exceeded the bookings by more than a tenth.
  public let optimism: Double
  /// Mean of (call - actual) / call in those periods; `nil` where there is none.
  public let meanOverCall: Double?

  /// Value added: how much less the voice errs than the model, per case; below 0 where it errs more.
  public var valueAdded: Double { modelMeanAbsoluteError - meanAbsoluteError }

  /// The surplus over a call, or of a call, from which it counts as held back or too high.
  public static let tolerance = 0.1
  /// Periods whose weight the bias of the role has.
  public static let priorPeriods = 8.0
}
