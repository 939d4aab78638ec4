/// How a fit was made.
public struct FormulaFitDiagnostics: Codable, Equatable, Sendable {
  /// The way taken.
  public var path: String
  /// An estimate of the condition number of the design; `nil` where none was made.
  public var condition: Double?
  /// Columns without a coefficient.
  public var dropped: [String] = []
  /// Whether the iterations settled.
  public var converged = true
  /// Iterations made.
  public var iterations = 1
  /// What makes the fit doubtful.
  public var warnings: [String] = []

  init(path: String) { self.path = path }
}
