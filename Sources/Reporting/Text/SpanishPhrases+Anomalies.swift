extension SpanishPhrases {
  /// The phrases of anomalies.
  static let anomalies: [String: String] = [:]
}
