extension SpanishPhrases {
  /// The phrases of plain series.
  static let series: [String: String] = [:]
}
