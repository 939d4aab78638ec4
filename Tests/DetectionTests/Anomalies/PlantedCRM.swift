import Calendars
import DealFixtures
import Deals
import Foundation

@testable import Detection

/// A CRM of two regions and two segments, three years of deals, in which a test plants what it
/// wants to find.
struct PlantedCRM {
  /// What is drawn of a deal.
  struct Draw {
    var region: String
    var segment: String
    var created: Int
    var days: Int
    var isWon: Bool
    var amount: Double
  }

  static let start = 19_000  // 2022-01-08
  static let length = 1_092  // 156 weeks
  static let regions = ["North", "South"]
  static let segments = ["Large", "Small"]

  /// The last day.
  static var asOf: Day { Day(number: Int32(start + length - 1)) }

  /// Draws about `perWeek` deals a week in every cell.
  ///
  /// - Parameter change: what a test plants; a deal for which it answers `nil` was never created.
  static func make(
    seed: UInt64, perWeek: Int = 4, change: (Draw, inout NoiseSource) -> Draw? = { draw, _ in draw }
  ) throws -> SampleCRM {
    var random = NoiseSource(seed: seed)
    var crm = try SampleCRM()
    var number = 0
    for week in 0..<(length / 7) {
      for region in regions {
        for segment in segments {
          // Binomial counts of 3 n with chance 1/3: mean n, a little quieter than Poisson.
          for _ in 0..<(3 * perWeek) where Int.random(in: 0..<3, using: &random) == 0 {
            let draw = Draw(
              region: region, segment: segment,
              created: start + 7 * week + Int.random(in: 0..<7, using: &random),
              days: Int.random(in: 5..<60, using: &random),
              isWon: Double.random(in: 0..<1, using: &random) < 0.3,
              amount: exp(normal(&random) * 0.5 + 9))
            guard let draw = change(draw, &random) else { continue }
            number += 1
            try add(draw, number, to: &crm)
          }
        }
      }
    }
    return crm
  }

  private static func add(_ draw: Draw, _ number: Int, to crm: inout SampleCRM) throws {
    let closed = draw.created + draw.days
    let isOpen = closed > start + length - 1
    let id = "D\(10_000 + number)"
    try crm.deal(
      id, created: Day(number: Int32(draw.created)).iso8601,
      closed: isOpen ? nil : Day(number: Int32(closed)).iso8601,
      stage: isOpen ? "Qualify" : draw.isWon ? "Won" : "Lost", amount: Int64(draw.amount * 100),
      owner: "Owner \(number % 7)",
      ["region": draw.region, "segment": draw.segment, "account": "A\(number)"])
  }

  /// By Box and Muller.
  static func normal(_ random: inout NoiseSource) -> Double {
    let u = Double.random(in: 1e-12..<1, using: &random)
    let v = Double.random(in: 0..<1, using: &random)
    return (-2 * log(u)).squareRoot() * cos(2 * .pi * v)
  }

  /// The report of such a CRM as of its last day.
  static func report(
    _ crm: SampleCRM, options: AnomalyOptions = AnomalyOptions()
  ) throws -> AnomalyReport {
    let settings = crm.settings(hierarchy: ["region", "owner"], segments: ["segment"])
    return AnomalyFinder(try crm.book(settings).known(atEndOf: asOf), options: options).report()
  }

  /// The frame of such a CRM as of its last day.
  static func frame(_ crm: SampleCRM) throws -> AnomalyFrame {
    let settings = crm.settings(hierarchy: ["region", "owner"], segments: ["segment"])
    return AnomalyFrame(try crm.book(settings).known(atEndOf: asOf), levels: nil)
  }
}
