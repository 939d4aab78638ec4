extension SpanishPhrases {
  /// The phrases of what moved a forecast, and of priced violations.
  static let changes: [String: String] = [:]
}
