internal import Calendars
internal import Deals
internal import Foundation

/// A past moment at which the question asked today could have been asked and can now be answered.
///
/// Source: landmarking, van Houwelingen (2007), *Scandinavian Journal of Statistics* 34; here with
/// the phase of the fiscal quarter (science.md 3.1).
struct Landmark: Sendable {
  /// The moment; features are what was known strictly before it.
  let moment: Instant
  /// The stretch in which a win counts.
  let labelStart: Instant
  let labelEnd: Instant
  /// Start of the period that ran at the moment, or of the stretch before a window.
  let runningStart: Instant
  /// End of the period that ran at the moment, for the close-date buckets.
  let runningEnd: Day
  /// End of the period after it.
  let nextEnd: Day
  /// Age of the period in periods: 1 is the last one.
  let age: Int
  /// Whether it lies at the very day of the period at which we stand now.
  let isAligned: Bool
  /// Row weight.
  let weight: Double
  /// ln(days left here / days left now): 0 for aligned landmarks and for the question itself.
  let timeLeft: Double
}

/// The landmarks of a question, in ascending order of their moments.
struct LandmarkPlan: Sendable {
  let landmarks: [Landmark]
  /// The question itself, in the same form; its label is unknown.
  let question: Landmark

  /// Row weights halve in this many periods (science-deals.md 3).
  static let halfLife = 12.0
  /// Weeks before and after the aligned day that lend their rows.
  static let reach = 3
  static let maximumPeriods = 24
  /// Forecasts of so many last periods are tested.
  static let testedPeriods = 8
  static let maximumWindows = 104

  init(target: ForecastTarget, known: KnownDeals, firstClose: Instant) {
    if target.kind != nil {
      self = LandmarkPlan.periodic(target: target, known: known, firstClose: firstClose)
    } else {
      self = LandmarkPlan.rolling(
        target: target, offset: 0, length: target.end - target.start, known: known,
        firstClose: firstClose)
    }
  }

  private init(landmarks: [Landmark], question: Landmark) {
    self.landmarks = landmarks.sorted { $0.moment < $1.moment }
    self.question = question
  }

  /// Landmarks of one past period from which forecasts are made: the aligned one, and the outermost
  /// on either side of it.
  struct Origins {
    let aligned: Int
    let others: [Int]
    /// In ascending order.
    var all: [Int] { ([aligned] + others).sorted() }
  }

  /// The forecasts of the past to make, period by period, oldest first; the aligned ones of the first
  /// and the last period where no shocks are to be learnt from them.
  func origins(for question: OutcomeQuestion) -> [Origins] {
    let all = landmarks.indices.filter {
      landmarks[$0].isAligned && landmarks[$0].age <= LandmarkPlan.testedPeriods
    }
    guard question == .wonInTime else {
      guard let first = all.first, let last = all.last, first < last else {
        return all.map { Origins(aligned: $0, others: []) }
      }
      return [first, last].map { Origins(aligned: $0, others: []) }
    }
    return all.map { aligned in
      let around = landmarks.indices.filter {
        landmarks[$0].age == landmarks[aligned].age && !landmarks[$0].isAligned
      }
      let before = around.first { landmarks[$0].moment < landmarks[aligned].moment }
      let after = around.last { landmarks[aligned].moment < landmarks[$0].moment }
      return Origins(aligned: aligned, others: [before, after].compactMap { $0 })
    }
  }

  /// Past periods of the same kind at the same day, three weeks to either side.
  ///
  /// - Parameter elapsed: days from the start of the running period; `nil` for today.
  static func periodic(
    target: ForecastTarget, known: KnownDeals, firstClose: Instant, elapsed: Int? = nil
  ) -> LandmarkPlan {
    let calendar = known.calendar
    let kind = target.kind ?? .quarter
    let running = calendar.period(kind, containing: known.asOf + 1)
    let today = elapsed.map { running.start + $0 } ?? known.asOf + 1
    let ahead = target.periodsAhead(of: known)
    let left = Double(max(1, running.end - today))
    var landmarks: [Landmark] = []
    for age in 1...maximumPeriods {
      let period = calendar.period(running, offsetBy: -age)
      let labelled = calendar.period(period, offsetBy: ahead)
      let next = calendar.period(period, offsetBy: 1)
      guard known.zone.startOfDay(labelled.end) <= known.cutoff else { continue }
      for shift in -reach...reach {
        let day = period.start + (today - running.start) + 7 * shift
        guard period.start <= day, day < period.end else { continue }
        let moment = known.zone.startOfDay(day)
        guard firstClose <= moment else { continue }
        landmarks.append(
          Landmark(
            moment: moment,
            labelStart: ahead == 0 ? moment : known.zone.startOfDay(labelled.start),
            labelEnd: known.zone.startOfDay(labelled.end),
            runningStart: known.zone.startOfDay(period.start), runningEnd: period.end,
            nextEnd: next.end, age: age, isAligned: shift == 0,
            weight: pow(0.5, Double(age) / halfLife) * (shift == 0 ? 1.5 : 0.75) / 7,
            timeLeft: log(Double(period.end - day) / left)))
      }
    }
    let question = Landmark(
      moment: known.cutoff, labelStart: max(known.cutoff, known.zone.startOfDay(target.start)),
      labelEnd: known.zone.startOfDay(target.end),
      runningStart: known.zone.startOfDay(running.start), runningEnd: running.end,
      nextEnd: calendar.period(running, offsetBy: 1).end, age: 0, isAligned: true, weight: 1,
      timeLeft: 0)
    return LandmarkPlan(landmarks: landmarks, question: question)
  }

  /// Every week of the past, with a window of the same length and distance: for windows of days,
  /// and for periods when too few of them have passed.
  static func rolling(
    target: ForecastTarget, offset: Int, length: Int, known: KnownDeals, firstClose: Instant
  ) -> LandmarkPlan {
    let today = known.asOf + 1
    var landmarks: [Landmark] = []
    for week in 0..<maximumWindows {
      let day = today - (offset + length) - 7 * week
      let moment = known.zone.startOfDay(day)
      guard firstClose <= moment else { break }
      landmarks.append(
        at(
          day: day, offset: offset, length: length, known: known, age: week + 1,
          weight: pow(0.5, Double(week) / (13 * halfLife))))
    }
    let question = at(
      day: today, offset: offset, length: length, known: known, age: 0, weight: 1)
    return LandmarkPlan(landmarks: landmarks, question: question)
  }

  private static func at(
    day: Day, offset: Int, length: Int, known: KnownDeals, age: Int, weight: Double
  ) -> Landmark {
    Landmark(
      moment: known.zone.startOfDay(day), labelStart: known.zone.startOfDay(day + offset),
      labelEnd: known.zone.startOfDay(day + offset + length),
      runningStart: known.zone.startOfDay(day - length), runningEnd: day + offset + length,
      nextEnd: day + offset + 2 * length, age: age, isAligned: true, weight: weight, timeLeft: 0)
  }
}
