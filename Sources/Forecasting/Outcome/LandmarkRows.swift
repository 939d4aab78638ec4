internal import Calendars
internal import Deals

/// What a landmark model is asked for.
enum OutcomeQuestion: Sendable {
  /// Whether an open deal is won within the target's stretch: what bookings are made of.
  case wonInTime
  /// The same, of single deals only: no shock of the bookings is learnt.
  case wonWithin
  /// Whether a deal that is closed within the stretch is won, or lost. Deals that stay open say
  /// nothing to it.
  case wonOnceClosed
}

/// The training rows of a landmark model: open deals at past moments, and whether they were won in
/// the stretch asked for.
struct LandmarkRows: Sendable {
  var features: [DealFeatures] = []
  var isWon: [Bool] = []
  /// Position of each row's landmark in the plan.
  var landmark: [Int32] = []
  /// The share of the deals whose rows these are.
  let share: Double

  var count: Int { features.count }

  /// Above this many rows a fixed sample of the deals is taken: the coefficients are then known
  /// far better than the business stays the same.
  static let maximumTrained = 80_000
  static let maximumOfWindow = 40_000

  /// - Parameter most: how many rows are taken at most; `nil` for the usual number.
  init(plan: LandmarkPlan, maker: FeatureMaker, question: OutcomeQuestion, most: Int? = nil) {
    let log = maker.log
    let index = LandmarkIndex(plan.landmarks, zone: log.known.zone)
    let total = log.entries.reduce(0) { $0 + index.open(during: $1).count }
    let maximum =
      most ?? (question == .wonWithin ? LandmarkRows.maximumOfWindow : LandmarkRows.maximumTrained)
    share = min(1, Double(maximum) / Double(max(1, total)))
    for entry in log.entries {
      let range = index.open(during: entry)
      guard !range.isEmpty, log.isSampled(entry, share: share) else { continue }
      append(entry, range, plan: plan, maker: maker, question: question)
    }
  }

  private mutating func append(
    _ entry: DealLog.Entry, _ positions: Range<Int>, plan: LandmarkPlan, maker: FeatureMaker,
    question: OutcomeQuestion
  ) {
    var walk = maker.walk(entry)
    for position in positions {
      let landmark = plan.landmarks[position]
      walk.advance(to: landmark.moment)
      guard walk.timeline.status == .open else { continue }
      let isInTime = landmark.labelStart <= entry.closed && entry.closed < landmark.labelEnd
      if question == .wonOnceClosed, !isInTime { continue }
      features.append(maker.features(walk, entry: entry, at: landmark))
      isWon.append(entry.isWon && isInTime)
      self.landmark.append(Int32(position))
    }
  }

  /// Whether so many deals have a row with the outcome: rows of one deal tell little more than one.
  func hasDeals(_ count: Int, won: Bool) -> Bool {
    var seen: Set<Int32> = []
    for (row, isWon) in zip(features, isWon) where isWon == won {
      seen.insert(row.deal)
      if seen.count >= count { return true }
    }
    return false
  }
}

/// Finds the landmarks at which a deal was open, by days: all landmarks stand at the start of a day.
private struct LandmarkIndex {
  /// The first landmark on or after each day from `firstDay` on.
  private let positionOfDay: [Int32]
  private let firstDay: Int32
  private let count: Int

  init(_ landmarks: [Landmark], zone: BusinessTimeZone) {
    count = landmarks.count
    let days = landmarks.map { zone.day(of: $0.moment).number }
    firstDay = days.first ?? 0
    var positions: [Int32] = []
    for (position, day) in days.enumerated() {
      while firstDay + Int32(positions.count) <= day { positions.append(Int32(position)) }
    }
    positionOfDay = positions
  }

  /// Created before the landmark and not closed before it.
  func open(during entry: DealLog.Entry) -> Range<Int> {
    let low = first(onOrAfter: entry.createdDay &+ 1)
    let high = entry.closedDay == Int32.max ? count : first(onOrAfter: entry.closedDay &+ 1)
    return low..<max(low, high)
  }

  private func first(onOrAfter day: Int32) -> Int {
    let offset = Int(day) - Int(firstDay)
    if offset <= 0 { return 0 }
    return offset < positionOfDay.count ? Int(positionOfDay[offset]) : count
  }
}
