/// A change of scale of each column: (*x* - `centres`) x `multipliers`.
///
/// It is applied to blocks as they are copied, so a standardised design never exists as a whole.
public struct ColumnScaling: Equatable, Sendable {
  /// What is taken from each element of a column.
  public let centres: [Double]
  /// By what the difference is multiplied; 0 blanks a column.
  public let multipliers: [Double]

  /// A scaling from its two vectors.
  ///
  /// - Throws: ``LinearAlgebraError/dimensionMismatch(expected:found:)``;
  ///   ``LinearAlgebraError/notFinite(row:column:)``.
  public init(centres: [Double], multipliers: [Double]) throws(LinearAlgebraError) {
    try Finiteness.require(centres)
    try Finiteness.require(multipliers, count: centres.count)
    self.centres = centres
    self.multipliers = multipliers
  }
}
