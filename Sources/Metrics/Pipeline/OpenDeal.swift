internal import Calendars
internal import Deals

/// A deal that was open at the end of the period.
struct OpenDeal: Sendable {
  /// Minor units; `nil` where not known.
  let amount: Int64?
  /// The expected close day; `nil` where not known.
  let day: Day?
  /// Whether its forecast category leaves it out.
  let isOmitted: Bool
}

/// How far an open deal had come.
enum OpenProgress: Sendable {
  /// In the first stage, or left out of the forecast.
  case notQualified
  /// Beyond the first stage.
  case qualified
  /// Nobody knows its stage.
  case unknown
}

/// A lead that became a deal.
struct LeadPath: Sendable {
  /// Calendar days from the lead's creation to the end of the deal, or to the cutoff; negative where the
  /// deal ended before there was a lead, which is an error of the data.
  let days: Double
  /// Whether the end was a win.
  let isWon: Bool
}
