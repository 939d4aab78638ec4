import Foundation
import Statistics

extension Simulator {
  /// The quotas of every quarter of the span, of the running one and of the next one.
  ///
  /// Set as a manager would, without knowledge of what comes: the mean of up to four whole
  /// quarters before, some growth, some noise; shared out half by head and half by past bookings.
  /// The first four quarters have no past and follow a plan. A quota of a representative is a
  /// whole number of thousands; those above are sums of those below, to the cent. People who have
  /// not begun by the quarter's first day have none.
  ///
  /// Each is known from the quarter's first day; that of the next quarter, which rests on the
  /// same whole quarters as the running one's, from the first day of the running quarter.
  ///
  /// - Parameter tally: the totals of this simulation, of all its deals.
  /// - Returns: by quarter; within it the total first, then each region before its managers and
  ///   each manager before their people.
  public func quotas(_ tally: SimulationTally) -> [SyntheticQuota] {
    (0...configuration.quarters + 1).flatMap { quotas(place: $0, tally) }
  }

  /// What may be booked in a quarter according to plan, in cents, before any experience.
  var plannedBookings: Double {
    let years = Double(configuration.lastDay + 1 - configuration.firstDay) / 365.25
    let winRates = [0.30, 0.27, 0.21]
    let amount = SyntheticSegment.allCases.reduce(0) { sum, segment in
      let profile = segment.profile
      return sum + profile.share * profile.medianAmount * winRates[segment.index]
    }
    let (shape, usual) = (configuration.shape, SimulationShape.plain)
    let spread = shape.amountLogDeviation / usual.amountLogDeviation
    // exp(0.245) is the mean of the lognormal factor; large deals are won less, which costs 15 %. Usual growth is left out,
    // as it was when the plan was made; faster growth means that it begins lower.
    return Double(configuration.deals) / (4 * years) * amount * exp(0.245 * spread * spread)
      * 0.85 * 100 * pow((1 + shape.yearlyGrowth) / (1 + usual.yearlyGrowth), -years / 2)
  }

  private func quotas(place: Int, _ tally: SimulationTally) -> [SyntheticQuota] {
    let quarter = QuarterNumber(configuration.firstQuarter.value + place)
    let running = configuration.runningQuarter
    var book = QuotaBook(quarter: quarter, knownFrom: min(quarter, running).firstDay)
    var stream = configuration.stream(.quota, place)
    let end = min(place, configuration.quarters)
    let past = tally.quarters[max(0, end - 4)..<end]
    let target = target(place: place, past: past) * exp(0.05 * stream.normal())
    let weights = weights(day: quarter.firstDay, past: past, &stream)
    let total = weights.reduce(0, +)
    for (person, weight) in zip(organisation.people, weights) where weight > 0 {
      let thousands = max(1, (target * weight / total / 100_000).rounded())
      book.add(Int(thousands) * 100_000, to: person)
    }
    return book.rows
  }

  /// The amount that the whole organisation is asked for, in cents.
  private func target(place: Int, past: ArraySlice<SimulationTally.Quarter>) -> Double {
    let ramp = [0.22, 0.72, 0.92, 1.0]
    if place < ramp.count { return plannedBookings * ramp[place] }
    // The first two quarters, when the CRM was filling, say nothing about a usual one.
    let usual = past.filter { $0.bookings > 0 }.suffix(max(2, min(4, place - 2)))
    let mean = usual.reduce(0) { $0 + Double($1.bookings) } / Double(max(1, usual.count))
    // The middle of those quarters lies two and a half before this one.
    let growth = (1 + configuration.shape.yearlyGrowth) / (1 + SimulationShape.plain.yearlyGrowth)
    return 1.01 * mean * pow(growth, 0.625)
  }

  private func weights(
    day: Int, past: ArraySlice<SimulationTally.Quarter>, _ stream: inout RandomStream
  ) -> [Double] {
    let people = organisation.people
    let booked = people.indices.map { place in
      past.reduce(0.0) { $0 + Double($1.bookingsByOwner[place]) }
    }
    let total = max(1, booked.reduce(0, +))
    return people.indices.map { place in
      let noise = exp(0.1 * stream.normal())
      let tenure = Double(day - people[place].firstDay)
      guard tenure >= 0 else { return 0 }
      let head = (tenure < 180 ? 0.6 : 1) / Double(people.count)
      return noise * (0.5 * head + 0.5 * booked[place] / total)
    }
  }
}

/// The quotas of one quarter while they are being summed.
private struct QuotaBook {
  let quarter: QuarterNumber
  let knownFrom: Int
  private var people: [(person: SyntheticPerson, amount: Int)] = []

  init(quarter: QuarterNumber, knownFrom: Int) {
    self.quarter = quarter
    self.knownFrom = knownFrom
  }

  mutating func add(_ amount: Int, to person: SyntheticPerson) {
    people.append((person, amount))
  }

  /// People come in the organisation's order: by region, then by manager.
  var rows: [SyntheticQuota] {
    var rows = [row(nil, nil, nil, people.reduce(0) { $0 + $1.amount })]
    for (index, entry) in people.enumerated() {
      let person = entry.person
      if index == 0 || people[index - 1].person.region != person.region {
        let members = people.filter { $0.person.region == person.region }
        rows.append(row(person.region, nil, nil, members.reduce(0) { $0 + $1.amount }))
      }
      if index == 0 || people[index - 1].person.manager != person.manager {
        let members = people.filter { $0.person.manager == person.manager }
        rows.append(
          row(person.region, person.manager, nil, members.reduce(0) { $0 + $1.amount }))
      }
      rows.append(row(person.region, person.manager, person.name, entry.amount))
    }
    return rows
  }

  private func row(
    _ region: SyntheticRegion?, _ manager: String?, _ owner: String?, _ amount: Int
  ) -> SyntheticQuota {
    SyntheticQuota(
      quarter: quarter, region: region, manager: manager, owner: owner, amountMinor: amount,
      knownFrom: knownFrom)
  }
}
