/// Reads dates and times from the bytes of a field, in one declared format.
///
/// Accepted in ``DateFormat/iso``: `2025-03-31`, and that followed by `T` or a blank,
/// `10:20`, `10:20:30` or `10:20:30.123`, and `Z`, `+02:00`, `+0200`, `+02` or nothing (local
/// time); after a blank the hour may have one digit, and ` UTC` may follow. In ``DateFormat/dmy`` and ``DateFormat/mdy``: one or two digits for day and month and
/// four for the year, one separator of `/`, `-`, `.` used twice, and optionally a blank, before it
/// perhaps a comma, and a local time. Times with ` AM` or ` PM` are in twelve hours. Fractions of a second are cut off. Blanks around the date are refused.
public struct DateParser: Sendable {
  /// The declared format.
  public let format: DateFormat
  /// The zone of times without offset, and in which moments have a day.
  public let zone: BusinessTimeZone

  /// A parser for a format in a zone.
  public init(format: DateFormat = .iso, zone: BusinessTimeZone = .utc) {
    self.format = format
    self.zone = zone
  }

  /// What the field says: a day, or a moment.
  @inlinable
  public func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Result<ParsedDate, DateProblem> {
    if format == .iso, bytes.count == 10 {
      switch DateScanner.isoPrefix(bytes) {
      case .success(let day): return .success(.day(day))
      case .failure(let problem): return .failure(problem)
      }
    }
    return parseGeneral(bytes)
  }

  /// The moment that the field says; for a date without time, noon of that day in the zone.
  @inlinable
  public func instant(
    from bytes: UnsafeBufferPointer<UInt8>
  ) -> Result<Instant, DateProblem> {
    switch parse(bytes) {
    case .success(.day(let day)): .success(zone.noon(of: day))
    case .success(.instant(let instant)): .success(instant)
    case .failure(let problem): .failure(problem)
    }
  }

  /// The day that the field says; for a date with time, its day in the zone.
  @inlinable
  public func day(from bytes: UnsafeBufferPointer<UInt8>) -> Result<Day, DateProblem> {
    switch parse(bytes) {
    case .success(.day(let day)): .success(day)
    case .success(.instant(let instant)): .success(zone.day(of: instant))
    case .failure(let problem): .failure(problem)
    }
  }

  /// What a text says: a day, or a moment.
  public func parse(_ text: String) -> Result<ParsedDate, DateProblem> {
    var text = text
    return text.withUTF8 { parse($0) }
  }

  /// The moment that a text says; for a date without time, noon of that day in the zone.
  public func instant(from text: String) -> Result<Instant, DateProblem> {
    var text = text
    return text.withUTF8 { instant(from: $0) }
  }

  /// The day that a text says; for a date with time, its day in the zone.
  public func day(from text: String) -> Result<Day, DateProblem> {
    var text = text
    return text.withUTF8 { day(from: $0) }
  }

  @usableFromInline
  func parseGeneral(_ bytes: UnsafeBufferPointer<UInt8>) -> Result<ParsedDate, DateProblem> {
    guard !bytes.isEmpty else { return .failure(.empty) }
    var scanner = DateScanner(bytes)
    let date: Result<Day, DateProblem>
    if format == .iso {
      guard bytes.count >= 10 else { return .failure(.notInFormat) }
      date = DateScanner.isoPrefix(bytes)
      scanner.position = 10
    } else {
      date = separatedDay(&scanner)
    }
    switch date {
    case .failure(let problem): return .failure(problem)
    case .success(let day):
      return scanner.isAtEnd ? .success(.day(day)) : time(after: day, &scanner)
    }
  }

  private func separatedDay(_ scanner: inout DateScanner) -> Result<Day, DateProblem> {
    let first = scanner.number(least: 1, most: 2)
    guard first >= 0, !scanner.isAtEnd else { return .failure(.notInFormat) }
    let separator = scanner.bytes[scanner.position]
    guard separator == 47 || separator == 45 || separator == 46, scanner.skip(separator) else {
      return .failure(.notInFormat)
    }
    let second = scanner.number(least: 1, most: 2)
    guard second >= 0, scanner.skip(separator) else { return .failure(.notInFormat) }
    let year = scanner.number(least: 4, most: 4)
    guard year >= 0 else { return .failure(.notInFormat) }
    let (day, month) = format == .dmy ? (first, second) : (second, first)
    guard let result = Day.checked(year: year, month: month, day: day) else {
      return .failure(.noSuchDay)
    }
    return .success(result)
  }

  private func time(
    after day: Day, _ scanner: inout DateScanner
  ) -> Result<ParsedDate, DateProblem> {
    // Salesforce's reports put a comma between date and time.
    if format != .iso { _ = scanner.skip(44) }
    let hasBlank = scanner.skip(32)
    guard hasBlank || (format == .iso && scanner.skip(84)) else { return .failure(.notInFormat) }
    let local: Int64
    switch scanner.time(leastDigits: hasBlank ? 1 : 2) {
    case .failure(let problem): return .failure(problem)
    case .success(let seconds): local = Int64(day.number) * 86_400 + seconds
    }
    if scanner.isAtEnd { return .success(.instant(zone.moment(local: local))) }
    guard format == .iso else { return .failure(.notInFormat) }
    switch scanner.offset() {
    case .failure(let problem): return .failure(problem)
    case .success(let offset):
      guard scanner.isAtEnd else { return .failure(.notInFormat) }
      return .success(.instant(Instant(seconds: local - offset)))
    }
  }
}
