internal import Artifacts
internal import Calendars
internal import Currencies

/// A JSON document; what is undefined is null, never left out.
enum JSONValue: Encodable, Equatable {
  case null
  case bool(Bool)
  case integer(Int)
  case double(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  /// A number; null for `nil`, NaN and infinity.
  static func number(_ value: Double?) -> JSONValue {
    guard let value, value.isFinite else { return .null }
    return .double(value)
  }

  /// A text or null.
  static func text(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }

  /// The texts.
  static func texts(_ values: [String]) -> JSONValue { .array(values.map { .string($0) }) }

  /// A day as `2025-11-15`, or null.
  static func day(_ day: Day?) -> JSONValue { .text(day?.iso8601) }

  /// Minor units as a decimal string, or null.
  static func money(_ minorUnits: Int64?, _ currency: Currency) -> JSONValue {
    .text(minorUnits.map { Money(minorUnits: $0, currency: currency).decimalString })
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .double(let value): try container.encode(value)
    case .string(let value): try container.encode(value)
    case .array(let values): try container.encode(values)
    case .object(let members): try container.encode(members)
    }
  }

  /// The document, keys sorted, ended by a line feed.
  var document: String { text(isPretty: true) + "\n" }

  /// The document in one line, keys sorted, without a line feed.
  var line: String { text(isPretty: false) }

  private func text(isPretty: Bool) -> String {
    do throws(ArtifactError) {
      return String(decoding: try CanonicalJSON.encode(self, isPretty: isPretty), as: UTF8.self)
    } catch {
      preconditionFailure("a JSONValue holds nothing that JSON cannot: \(error)")
    }
  }
}
