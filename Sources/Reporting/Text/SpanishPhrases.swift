/// Headings and phrases in Spanish, by their English wording.
enum SpanishPhrases {
  static let table: [String: String] = [
    "warning": "aviso"
  ]
}
