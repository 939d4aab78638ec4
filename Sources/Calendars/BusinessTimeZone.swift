/// The time zone in which a business counts its days.
///
/// Offsets from UTC are those of the IANA database for 1970 to 2100; before and after, the first
/// and the last known offset hold. They come from the ICU that Foundation carries, not from the
/// files of the system. They are listed once, when the zone is made; a lookup takes a few
/// nanoseconds and changes nothing, so one value serves every thread.
public struct BusinessTimeZone: Sendable {
  /// The IANA name, for example `Europe/Madrid`.
  public let identifier: String
  @usableFromInline let offsets: OffsetTable

  /// The zone of an IANA name.
  ///
  /// - Throws: ``CalendarError/unknownTimeZone(identifier:)``.
  public init(identifier: String = "UTC") throws(CalendarError) {
    guard let offsets = OffsetTable(identifier: identifier) else {
      throw .unknownTimeZone(identifier: identifier)
    }
    self.identifier = identifier
    self.offsets = offsets
  }

  private init(fixed: Void) {
    identifier = "UTC"
    offsets = OffsetTable(fixedOffset: 0)
  }

  /// Coordinated universal time.
  public static let utc = BusinessTimeZone(fixed: ())

  /// Seconds that local time is ahead of UTC at a moment.
  @inlinable
  public func secondsFromUTC(at instant: Instant) -> Int {
    Int(offsets.offset(at: instant.seconds))
  }

  /// The local day of a moment.
  @inlinable
  public func day(of instant: Instant) -> Day {
    // Beyond this every moment falls on the first or the last day that there is.
    let limit: Int64 = 1_000_000_000_000
    let seconds = min(max(instant.seconds, -limit), limit)
    let local = seconds &+ offsets.offset(at: seconds)
    let quotient = local / 86_400
    let floor = local < 0 && quotient &* 86_400 != local ? quotient &- 1 : quotient
    return Day(number: Int32(truncatingIfNeeded: floor))
  }

  /// The first moment of a local day.
  ///
  /// Where midnight is skipped by daylight saving, the first moment after the gap; for a day
  /// skipped as a whole, the first moment of the day after.
  public func startOfDay(_ day: Day) -> Instant {
    let local = Int64(day.number) * 86_400
    let instant = moment(local: local)
    let resolved = instant.seconds + offsets.offset(at: instant.seconds)
    return resolved == local ? instant : Instant(seconds: offsets.rangeStart(at: instant.seconds))
  }

  /// Twelve o'clock, local time, of a day.
  @inlinable
  public func noon(of day: Day) -> Instant {
    moment(local: Int64(day.number) &* 86_400 &+ 43_200)
  }

  /// The moment at which local clocks show `local` seconds since 1970-01-01 00:00.
  ///
  /// Of two such moments, the first; for a time that the clocks skip, the moment as far after
  /// the gap as the time is after its start.
  @inlinable
  public func moment(local: Int64) -> Instant {
    let range = offsets.range(at: local &- 86_400)
    let before = offsets.values[range]
    let early = local &- before
    // Most days are far from a change of the offset.
    if offsets.end(ofRange: range) > local &+ 86_400 { return Instant(seconds: early) }
    let after = offsets.offset(at: local &+ 86_400)
    if before == after || offsets.offset(at: early) == before { return Instant(seconds: early) }
    let late = local &- after
    return Instant(seconds: offsets.offset(at: late) == after ? late : early)
  }
}

extension BusinessTimeZone: Hashable {
  /// Whether both have the same name.
  public static func == (left: BusinessTimeZone, right: BusinessTimeZone) -> Bool {
    left.identifier == right.identifier
  }

  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(identifier) }
}

extension BusinessTimeZone: Codable {
  /// Reads the IANA name.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let identifier = try container.decode(String.self)
    do {
      try self.init(identifier: identifier)
    } catch {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
    }
  }

  /// Writes the IANA name.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(identifier)
  }
}
