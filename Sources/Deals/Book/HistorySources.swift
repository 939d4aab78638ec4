/// Which fields have a history in the facts, of what kind, and since when.
///
/// Records of states (a row per save, with the values after it) and logs of single fields (a row
/// per changed value) are told apart for each field: one file may tell stages, another owners.
struct HistorySources {
  /// The number of fields that have a history; a field's position is that of its bit.
  static let fieldCount = 6
  static let stage = 0
  static let amount = 1
  static let closeDay = 2
  static let owner = 3
  static let category = 4
  static let currency = 5

  /// Fields with records of any kind.
  private(set) var recorded: HistoryFields = []
  /// The first record of each field, whatever its kind; the far future where there is none.
  private(set) var firstRecord = [Int64](repeating: .max, count: fieldCount)
  /// Fields told by records of states.
  private(set) var inStates: HistoryFields = []
  /// Fields told by logs of changes.
  private(set) var logged: HistoryFields = []
  /// Since when each field's log is known to be kept: its first record in the whole table.
  private(set) var logStart = [Int64](repeating: .max, count: fieldCount)
  /// Fields whose log tells old values.
  private(set) var withOldValues: HistoryFields = []

  /// The sources of a history.
  init(_ history: HistoryTable) {
    var first = [Int64](repeating: .max, count: 256)
    for (says, at) in zip(history.says, history.at) {
      first[Int(says)] = min(first[Int(says)], at)
    }
    for bits in UInt8.min...UInt8.max where first[Int(bits)] != .max {
      add(HistoryFields(rawValue: bits), first: first[Int(bits)])
    }
  }

  private mutating func add(_ says: HistoryFields, first: Int64) {
    let fields = says.intersection(.fields)
    recorded.formUnion(fields)
    for position in 0..<HistorySources.fieldCount where says.has(position) {
      firstRecord[position] = min(firstRecord[position], first)
    }
    guard says.contains(.isFieldLog) else { return inStates.formUnion(fields) }
    logged.formUnion(fields)
    if says.contains(.before) { withOldValues.formUnion(fields) }
    for position in 0..<HistorySources.fieldCount where says.has(position) {
      logStart[position] = min(logStart[position], first)
    }
  }
}

extension HistoryFields {
  /// The field of a position.
  static func at(_ position: Int) -> HistoryFields {
    HistoryFields(rawValue: 1 << UInt8(position))
  }

  /// Whether the field of a position is in the set.
  func has(_ position: Int) -> Bool { rawValue & (1 << UInt8(position)) != 0 }
}

extension DealState {
  /// The value of a field by its position, as a whole number.
  func value(_ position: Int) -> Int64 {
    switch position {
    case HistorySources.stage: Int64(stage)
    case HistorySources.amount: amount
    case HistorySources.closeDay: Int64(closeDay)
    case HistorySources.owner: Int64(owner)
    case HistorySources.category: Int64(category)
    default: Int64(currency)
    }
  }
}
