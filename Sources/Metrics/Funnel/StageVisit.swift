/// How a visit to a stage ended, as known at the cutoff.
enum VisitEnd: UInt8, Sendable, CaseIterable {
  /// It has not.
  case open
  /// To a later stage, or won.
  case advanced
  /// To an earlier stage.
  case movedBack
  /// The deal was lost.
  case lost
  /// The deal was deleted.
  case deleted
}

/// One stay of a deal in one stage; who comes again makes another visit.
struct StageVisit: Sendable {
  /// What became of the deal since, however it went: for the chance of getting on.
  enum Outcome: UInt8, Sendable {
    /// Neither beyond the stage nor lost yet.
    case pending
    /// In a later stage, or won.
    case beyond
    /// Lost first.
    case lost
  }

  /// The stage's rank: from 0, the won one last.
  let stage: Int16
  /// How the stay ended.
  var end = VisitEnd.open
  /// What became of the deal since.
  var outcome = Outcome.pending
  /// Whether the deal has been deleted before the cutoff.
  var isOfDeleted = false
  /// Days in the stage, up to the cutoff where the stay has not ended.
  var days = 0.0
  /// Days from the entry to the outcome, up to the cutoff where there is none.
  var daysToOutcome = 0.0
  /// The amount at the entry, minor units.
  let amount: Int64?
  /// Why the deal was lost, as a code; -1 where not said.
  var reason: Int32 = -1
}

/// That a deal got as far as a stage for the first time.
struct StageArrival: Sendable {
  let stage: Int16
  /// Whether it has got farther since.
  var hasNext = false
}

/// A deal created in the period, with what became of it.
struct SourcedDeal: Sendable {
  /// The farthest stage that it has got to; -1 for none.
  var farthest: Int16 = -1
  /// Whether it has ever gone back to an earlier stage.
  var hasMovedBack = false
  /// Whether the stages it went through are known.
  var hasStages = false
  /// Where it came from, as a code.
  let source: Int32
  /// Whether it is won.
  var isWon = false
  /// The amount when it was won, minor units.
  var amount: Int64?
}
