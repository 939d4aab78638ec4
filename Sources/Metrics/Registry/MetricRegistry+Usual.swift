extension MetricRegistry {
  /// What is shown when nothing is chosen: one or two values of every chapter.
  public static let usual: [String] = []
}
