extension SpanishPhrases {
  /// The phrases of deals, representatives and teams at risk.
  static let risks: [String: String] = [:]
}
