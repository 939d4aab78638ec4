/// What the deals of one node add up to at one day of one period; money in minor units.
struct PaceSums: Sendable {
  /// Won in the period by the day, and in all of it.
  var booked = 0.0
  var final = 0.0
  /// Open at the day, and created in the period by the day.
  var open = 0.0
  var created = 0.0
  /// Open amount at the day by open stage.
  var stages: [Double]

  mutating func add(_ other: PaceSums) {
    booked += other.booked
    final += other.final
    open += other.open
    created += other.created
    for stage in stages.indices { stages[stage] += other.stages[stage] }
  }
}

/// A deal won in the period.
struct PeriodWin: Sendable {
  /// Minor units; `nil` without amount.
  let amount: Int64?
  /// Calendar days since the start of the period.
  let day: Int32
  /// 1...3: the month of the fiscal quarter.
  let month: Int8
  let isCreatedInPeriod: Bool
  /// The amount over that at the first moment in a late stage; `nil` where either is not known.
  let priceRatio: Double?
}

/// How a deal came to be due in the period.
enum StartCohort: String, Sendable, CaseIterable {
  case dayOneOpen = "day_1_open"
  case createdSince = "created_since"
  case pulledIn = "pulled_in"
}

/// A deal that was due in the period at some time.
struct CohortDeal: Sendable {
  let cohort: StartCohort
  /// Minor units when it became due; `nil` without amount.
  let base: Int64?
  /// Minor units won of it in the part of the period that has passed; 0 where it was not won.
  let won: Int64
}

/// A deal that was open and due at the start of the period, or of the same period of the year before.
struct MixDeal: Sendable {
  /// Code of the first segment; -1 for none.
  let segment: Int32
  /// Minor units at the start.
  let base: Int64
  /// Minor units won of it by the same business day.
  let won: Int64
  let isLastYear: Bool
}

/// The first time of a deal in one stage, and how it went on.
struct StagePassage: Sendable {
  let stage: Int16
  /// 1 for a later stage or a win, 2 for a loss, 0 while neither has come.
  let cause: Int8
  /// Whether it was entered in the period; else in the year before it.
  let isRecent: Bool
  /// Calendar days until then.
  let days: Float64
}

/// How long a deal has lived, until it was won, lost or the as-of day.
struct WinTime: Sendable {
  let days: Double
  let isWon: Bool
  /// Whether it was created in the period; else in the year before it.
  let isRecent: Bool
}

/// A lost deal.
struct LossRow: Sendable {
  /// Code of the reason; 0 for none.
  let reason: Int32
  /// Whether it was lost in the period; else in the year before it.
  let isRecent: Bool
}
