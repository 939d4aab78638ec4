internal import Calendars
internal import Deals

/// P(won | closed from a stage) by segment, as of the start of a period: om of
/// science-intervals-gap.md 3.2.
struct UsualOdds: Sendable {
  static let weeks = 65
  static let prior = 10.0

  /// Stages, the unknown one first.
  private let stages: Int
  /// Segment x stage.
  private let odds: [Double]

  /// One closed deal.
  struct Closing: Sendable {
    let closed: Instant
    let segment: Int
    /// The last open stage before the close, -1 while unknown.
    let stage: Int
    let isWon: Bool
  }

  /// - Parameter closings: of all history.
  init(_ closings: [Closing], before moment: Instant, segments: Int, stages: Int) {
    self.stages = stages + 1
    let from = Instant(seconds: moment.seconds - Int64(UsualOdds.weeks) * 7 * 86_400)
    var won = [Double](repeating: 0, count: segments * (stages + 1))
    var count = won
    for closing in closings where from <= closing.closed && closing.closed < moment {
      let cell = closing.segment * (stages + 1) + closing.stage + 1
      count[cell] += 1
      if closing.isWon { won[cell] += 1 }
    }
    let width = stages + 1
    let rate = (won.reduce(0, +) + 1) / (count.reduce(0, +) + 2)
    let ofStage = (0..<width).map { stage -> Double in
      let cells = stride(from: stage, to: won.count, by: width)
      return UsualOdds.shrunk(
        cells.reduce(0) { $0 + won[$1] }, of: cells.reduce(0) { $0 + count[$1] }, towards: rate)
    }
    odds = won.indices.map {
      UsualOdds.shrunk(won[$0], of: count[$0], towards: ofStage[$0 % width])
    }
  }

  func of(segment: Int, stage: Int?) -> Double { odds[segment * stages + (stage ?? -1) + 1] }

  /// (w + 10 rate) / (n + 10)
  private static func shrunk(_ won: Double, of count: Double, towards rate: Double) -> Double {
    (won + prior * rate) / (count + prior)
  }
}
