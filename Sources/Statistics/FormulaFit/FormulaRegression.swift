/// A regression by formula: which model, and with what.
///
///     let regression = try FormulaRegression(.poisson, robust: .hc1)
///     let fitted = try regression.fit(ModelFormula("calls ~ team + log(size)"), table)
///     fitted.coefficients[0].estimate
public struct FormulaRegression: Codable, Equatable, Sendable {
  /// Columns of the table that are used beside the formula's.
  public struct Columns: Codable, Equatable, Sendable {
    /// In proportion to 1 / variance; for Cox, how often a row counts.
    public var weights: String?
    /// Added to the linear predictor.
    public var offset: String?
    /// Whose rows may be alike, for clustered errors.
    public var cluster: String?

    /// Further columns.
    public init(weights: String? = nil, offset: String? = nil, cluster: String? = nil) {
      self.weights = weights
      self.offset = offset
      self.cluster = cluster
    }
  }

  /// The model.
  public let model: FormulaModel
  /// Further columns.
  public let columns: Columns
  /// The ridge penalty of every coefficient but the intercept, on the columns' own scale.
  public let ridge: Double?
  /// The quantile of a quantile regression.
  public let quantile: Double
  /// The variance power of a Tweedie response.
  public let power: Double
  /// The link of a generalized linear model; `nil` for its default.
  public let link: LinkFunction?
  /// How errors are estimated; `nil` for the model's own way.
  public let robust: RobustErrors?
  /// The probability that an interval covers.
  public let level: Double

  /// A configuration, refused when its parts do not fit together.
  ///
  /// - Throws: ``FormulaFitError/usage(_:)``.
  public init(
    _ model: FormulaModel, columns: Columns = Columns(), ridge: Double? = nil,
    quantile: Double? = nil, power: Double? = nil, link: LinkFunction? = nil,
    robust: RobustErrors? = nil, level: Double = 0.95
  ) throws(FormulaFitError) {
    self.model = model
    self.columns = columns
    self.ridge = ridge
    self.quantile = quantile ?? 0.5
    self.power = power ?? 1.5
    self.link = link
    self.robust = robust
    self.level = level
    try require(level > 0 && level < 1, "the level must be above 0 and below 1")
    try require(quantile == nil || model == .quantile, "a quantile is for the model quantile")
    try require(
      self.quantile > 0 && self.quantile < 1, "the quantile must be above 0 and below 1")
    try require(power == nil || model == .tweedie, "a power is for the model tweedie")
    try require(self.power >= 1 && self.power <= 2, "the power must be 1 to 2")
    try require(link == nil || model.isGeneralized, "the model \(model) has no link")
    try checkColumns()
    try checkPenalty()
  }

  private func checkColumns() throws(FormulaFitError) {
    let takesWeights = model == .wls || model.isGeneralized || model == .cox
    try require(model != .wls || columns.weights != nil, "the model wls needs weights")
    try require(
      columns.weights == nil || takesWeights || model == .ridge,
      model == .ols
        ? "weights are for the model wls" : "the model \(model) takes no weights")
    try require(
      columns.offset == nil || model.isLinear || model.isGeneralized,
      "the model \(model) takes no offset")
    let takesRobust = model.isLinear || model.isGeneralized
    try require(
      columns.cluster == nil || takesRobust, "the model \(model) has no clustered errors")
    try require(robust == nil || takesRobust, "the model \(model) has no robust errors")
    try require(robust == nil || columns.cluster == nil, "errors are robust or clustered")
    try require(
      !model.isGeneralized || (robust != .hc2 && robust != .hc3),
      "the model \(model) has the robust errors hc0 and hc1")
  }

  private func checkPenalty() throws(FormulaFitError) {
    try require(model != .ridge || ridge != nil, "the model ridge needs a penalty")
    guard let ridge else { return }
    try require(
      model == .ridge || (model.isGeneralized && model != .negbin),
      model == .ols || model == .wls
        ? "a penalty is for the model ridge" : "the model \(model) takes no penalty")
    try require(ridge >= 0 && ridge.isFinite, "the penalty must be a number not below 0")
  }

  private func require(_ holds: Bool, _ problem: String) throws(FormulaFitError) {
    guard holds else { throw .usage(problem) }
  }

  /// A penalty for each column, none for the intercept.
  func penalties(_ encoding: FormulaEncoding) -> [Double]? {
    ridge.map { value in
      encoding.columnNames.indices.map { encoding.hasIntercept && $0 == 0 ? 0 : value }
    }
  }
}
