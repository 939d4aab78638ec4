extension SpanishPhrases {
  /// The phrases of gaps and their causes.
  static let gaps: [String: String] = [:]
}
