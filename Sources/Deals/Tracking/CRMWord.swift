/// The words of CRMs' lists, written alike.
enum CRMWord {
  /// The parts of a word in small letters without accents: `Correo electrónico` gives `correo` and
  /// `electronico`, `NO_SHOW` gives `no` and `show`.
  static func parts(of text: String) -> [String] {
    var parts: [String] = []
    var part = ""
    for scalar in text.lowercased().unicodeScalars {
      if let plain = plain[scalar] {
        part.unicodeScalars.append(plain)
      } else if scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) {
        part.unicodeScalars.append(scalar)
      } else if !part.isEmpty {
        parts.append(part)
        part = ""
      }
    }
    return part.isEmpty ? parts : parts + [part]
  }

  private static let plain: [Unicode.Scalar: Unicode.Scalar] = [
    "á": "a", "é": "e", "í": "i", "ó": "o", "ú": "u", "ü": "u", "ñ": "n",
  ]
}
