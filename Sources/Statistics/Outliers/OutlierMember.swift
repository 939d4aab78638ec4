/// A detector of the ensemble.
public enum OutlierMember: String, Codable, CaseIterable, Sendable {
  /// Mahalanobis distance from the least spread three quarters of the rows (detMCD with a small
  /// ridge): rows that break the relations between columns.
  case robustDistance
  /// Empirical tails of the columns (ECOD): rows that are extreme in single columns.
  case empiricalTails
  /// Mean distance to the nearest of some rows taken for clean: rows that lie alone.
  case cleanNeighbours
}
