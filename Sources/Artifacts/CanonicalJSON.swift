private import Foundation

/// JSON in one fixed form: sorted keys, slashes not escaped, doubles in the shortest form that
/// reads back to the same bits. Equal values give equal bytes.
public enum CanonicalJSON {
  /// Levels of nesting that ``decode(_:from:)`` accepts.
  public static let maximumDepth = 64

  /// The JSON of a value.
  ///
  /// - Throws: ``ArtifactError/notEncodable(place:reason:)``, with the path of keys, for NaN and
  ///   infinity and for whatever else the value's own encoding refuses.
  public static func encode<Value: Encodable>(
    _ value: Value, isPretty: Bool = false
  ) throws(ArtifactError) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if isPretty { encoder.outputFormatting.insert(.prettyPrinted) }
    do {
      return Array(try encoder.encode(value))
    } catch EncodingError.invalidValue(let wrong, let context) {
      throw .notEncodable(
        place: place(context.codingPath), reason: "\(wrong) has no form in JSON")
    } catch {
      throw .notEncodable(place: "", reason: "\(error)")
    }
  }

  /// The value of some JSON; the name appears in errors as its path.
  ///
  /// - Throws: ``ArtifactError/notJSON(path:reason:)``,
  ///   ``ArtifactError/tooDeep(path:maximum:)``.
  public static func decode<Value: Decodable>(
    _ type: Value.Type, from bytes: [UInt8], name: String = "JSON"
  ) throws(ArtifactError) -> Value {
    guard depth(of: bytes) <= maximumDepth else {
      throw .tooDeep(path: name, maximum: maximumDepth)
    }
    do {
      return try JSONDecoder().decode(type, from: Data(bytes))
    } catch let error as DecodingError {
      throw .notJSON(path: name, reason: reason(error))
    } catch {
      throw .notJSON(path: name, reason: "\(error)")
    }
  }

  /// The deepest nesting of arrays and objects, brackets in strings not counted.
  static func depth(of bytes: [UInt8]) -> Int {
    var depth = 0
    var deepest = 0
    var isString = false
    var isEscaped = false
    for byte in bytes {
      if isEscaped {
        isEscaped = false
      } else if isString {
        isEscaped = byte == UInt8(ascii: "\\")
        isString = byte != UInt8(ascii: "\"")
      } else if byte == UInt8(ascii: "\"") {
        isString = true
      } else if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") {
        depth += 1
        deepest = max(deepest, depth)
      } else if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") {
        depth -= 1
      }
    }
    return deepest
  }

  private static func reason(_ error: DecodingError) -> String {
    switch error {
    case .keyNotFound(let key, let context):
      "\(place(context.codingPath + [key])) is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      "\(place(context.codingPath)) has another type"
    case .dataCorrupted(let context):
      context.codingPath.isEmpty
        ? "the text is not JSON" : "\(place(context.codingPath)): \(context.debugDescription)"
    @unknown default: "it cannot be decoded"
    }
  }

  /// A path of keys as `parameters.coefficients[3]`.
  private static func place(_ path: [any CodingKey]) -> String {
    path.reduce("") { text, key in
      if let index = key.intValue { return "\(text)[\(index)]" }
      return text.isEmpty ? key.stringValue : "\(text).\(key.stringValue)"
    }
  }
}
