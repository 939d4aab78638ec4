/// Something that the simulator builds into a business, so that a search for it has something known
/// to find.
public enum PlantedEvent: String, CaseIterable, Codable, Sendable {
  /// One region and segment wins less from a quarter on: log-odds lower by 1.
  case winDrop = "win-drop"
  /// One region creates 35 % of its usual deals for ten weeks.
  case drought
  /// One open deal is worth a large part of a quarter.
  case bigDeal = "big-deal"
  /// Two representatives put their deals into lower categories than others would.
  case sandbaggers
  /// One representative puts deals into higher categories than others would.
  case optimist
  /// One deal in a hundred is entered twice.
  case duplicates
  /// Eight deals in a thousand have an impossible amount or close date.
  case dataErrors = "data-errors"
  /// Dead deals that stay open: they are there anyway; this names them.
  case zombies
}

/// A cell error that was made in entering a deal.
public enum PlantedError: String, CaseIterable, Codable, Sendable {
  /// The amount has two digits too many.
  case amountTimes100 = "amount-times-100"
  /// The amount lacks two digits.
  case amountBy100 = "amount-by-100"
  /// The close date lies before the creation.
  case closeDateBeforeCreation = "close-date-before-creation"
  /// The close date lies ten years ahead.
  case closeDateFarAhead = "close-date-far-ahead"
}

/// What was planted into one deal.
public enum PlantedMark: Equatable, Sendable {
  /// It repeats the deal with this id.
  case duplicate(of: String)
  /// It has a cell error.
  case error(PlantedError)
  /// It is worth a large part of a quarter.
  case big
}
