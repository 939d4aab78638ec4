/// Thresholds of tests, each with where it comes from.
public let lapackResidualRatio = 30.0  // threshold in LAPACK's TESTING/dtest.in
