import Calendars
import DealFixtures
import Deals
import Foundation
import Statistics

/// Leads whose hazard of conversion is the same on every day and known by source.
struct LeadPopulation {
  /// Conversions per day.
  static let rates: [(source: String, rate: Double)] = [
    ("Web", 0.002), ("Event", 0.005), ("Partner", 0.012),
  ]
  static let firstDay = "2023-01-02"

  var crm: SampleCRM
  /// The day as of which leads are scored.
  let asOf: Day

  /// - Parameters:
  ///   - isTold: whether the leads say their source.
  ///   - days: days of creation before the as-of day, and days after it.
  ///   - isPast: only what was known at the end of the as-of day.
  init(
    leads: Int, days: (before: Int, after: Int), seed: UInt64, isTold: Bool = true,
    isPast: Bool = false
  ) throws {
    crm = try SampleCRM()
    let start = try Day(iso: Self.firstDay)
    asOf = start + days.before - 1
    let from = Int64(start.number) * 86_400
    let cutoff = from + Int64(days.before) * 86_400
    for number in 0..<leads {
      var stream = RandomStream(seed: seed, stream: UInt64(number))
      let (source, rate) = Self.rates[stream.integer(below: Self.rates.count)]
      let created =
        from + Int64(stream.uniform() * Double(days.before + days.after) * 86_400)
      let converted = created + Int64(stream.exponential() / rate * 86_400)
      let company = "Company \(stream.integer(below: leads / 2))"
      let isTouched = stream.bernoulli(0.5)
      if isPast, created >= cutoff { continue }
      var lead = LeadFact(id: "L\(10_000 + number)", created: created)
      if isTold { lead.source = source }
      lead.owner = number % 2 == 0 ? "Ada" : "Zoe"
      lead.company = company
      if !isPast || converted < cutoff {
        lead.isConverted = true
        lead.converted = converted
      }
      crm.leads.append(lead)
      if isTouched {
        try addTouch(lead, at: created + 5 * 86_400, before: isPast ? cutoff : .max)
      }
    }
    try addDeals(cutoff, isPast: isPast)
  }

  /// P(converted by day 90 | not by an age).
  static func truth(_ source: String, age: Double) -> Double {
    let rate = rates.first { $0.source == source }?.rate ?? 0
    return 1 - exp(-rate * (90 - age))
  }

  func known() throws -> KnownDeals { try crm.book().known(atEndOf: asOf) }

  private mutating func addTouch(_ lead: LeadFact, at: Int64, before: Int64) throws {
    let day = Day(number: Int32(at / 86_400))
    guard Int64(day.number) * 86_400 < before else { return }
    try crm.activity("", day.iso8601, person: lead.id)
  }

  /// Deals of companies that have leads, the second one after the as-of day.
  private mutating func addDeals(_ cutoff: Int64, isPast: Bool) throws {
    for (id, at) in [("D1", cutoff - 400 * 86_400), ("D2", cutoff + 86_400)] {
      if isPast, at >= cutoff { continue }
      let day = Day(number: Int32(at / 86_400)).iso8601
      try crm.deal(id, created: day, amount: 100_000, ["account": "Company 1"])
    }
  }
}
