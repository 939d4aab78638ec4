/// A moment, to the second, independent of any time zone.
@frozen
public struct Instant: Hashable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
  public let seconds: Int64

  /// The moment `seconds` after 1970-01-01T00:00:00Z.
  @inlinable
  public init(seconds: Int64) { self.seconds = seconds }

  /// The moment as `yyyy-mm-ddThh:mm:ssZ`, held to the years 1 to 9999.
  public var iso8601: String {
    let first = Int64(CivilDate.firstNumber) * 86_400
    let last = Int64(CivilDate.lastNumber) * 86_400 + 86_399
    let shifted = min(max(seconds, first), last) - first
    let day = Day(number: CivilDate.firstNumber + Int32(shifted / 86_400))
    let time = shifted % 86_400
    let digits = [time / 3600, time / 60 % 60, time % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(day.iso8601)T\(digits[0]):\(digits[1]):\(digits[2])Z"
  }
}

extension Instant: Comparable {
  /// Whether `left` is the earlier moment.
  @inlinable
  public static func < (left: Instant, right: Instant) -> Bool { left.seconds < right.seconds }
}

extension Instant: CustomStringConvertible {
  /// The moment as `yyyy-mm-ddThh:mm:ssZ`.
  public var description: String { iso8601 }
}

extension Instant: Codable {
  /// Reads the number of seconds since 1970-01-01T00:00:00Z.
  public init(from decoder: any Decoder) throws {
    self.init(seconds: try decoder.singleValueContainer().decode(Int64.self))
  }

  /// Writes the number of seconds since 1970-01-01T00:00:00Z.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(seconds)
  }
}
