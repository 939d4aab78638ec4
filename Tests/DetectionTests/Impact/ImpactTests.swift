import Calendars
import DealFixtures
import Deals
import Detection
import Forecasting
import Testing

/// A repair of one category moves what is usual in its stage for all others a little.
private let categoryShare = 0.02

@Suite("Violations priced")
struct ImpactTests {
  private static let planted = Result { try ViolatingCRM(seed: 5) }

  private func repaired(
    _ planted: ViolatingCRM, _ records: [RecordImpact]
  ) throws -> SampleCRM {
    var crm = planted.dirty
    for record in records {
      let (id, at) = (record.id, ViolatingCRM.repair)
      switch record.repair {
      case .typicalCloseDate:
        let day: String = try #require(record.after)
        try crm.change(id, at, closeDay: day)
      case .priceOfLikeDeals:
        let digits = (record.after ?? "").filter { $0 != "." }
        let amount: Int64 = try #require(Int64(digits))
        try crm.change(id, at, amount: amount)
      case .usualCategory:
        let category: ForecastCategory = try #require(
          ForecastCategory(label: record.after ?? ""))
        try crm.change(id, at, category: category.rawValue)
      case .removal:
        crm.deals.removeAll { $0.id == id }
        crm.changes.removeAll { $0.deal == id }
        crm.activities.removeAll { $0.deal == id }
      }
    }
    return crm
  }

  @Test(
    "a close date or an amount put right in the export moves the forecast by the amount foretold",
    arguments: [ViolationKind.overdue, .openAmountMissing])
  func foretold(kind: ViolationKind) throws {
    let planted = try Self.planted.get()
    let report = try planted.impact()
    let records = report.records.filter { $0.kind == kind }
    #expect(records.count >= 8)
    let before = try planted.forecaster(planted.dirty)
      .forecast(planted.target, options: ViolatingCRM.options).nodes[0]
    #expect(before.mean == report.mean)
    for record in records.prefix(3) {
      let after = try planted.forecaster(try repaired(planted, [record]))
        .forecast(planted.target, options: ViolatingCRM.options).nodes[0]
      #expect(after.mean - before.mean == record.meanEffect, "\(record.id)")
    }
    let all = try planted.forecaster(try repaired(planted, records))
      .forecast(planted.target, options: ViolatingCRM.options).nodes[0]
    if records.count == report.impact(of: kind)?.repairedCount {
      #expect(all.mean - before.mean == report.impact(of: kind)?.meanEffect)
      let width = { (node: NodeForecast) in node.quantiles[6] - node.quantiles[2] }
      #expect(width(all) - width(before) == report.impact(of: kind)?.widthEffect)
    }
  }

  @Test("a category put right in the export does so but for what it tells of its stage")
  func categories() throws {
    let planted = try Self.planted.get()
    let report = try planted.impact()
    let records = report.records.filter { $0.kind == .categoryAgainstStage }
    #expect(!records.isEmpty)
    for record in records.prefix(3) {
      let after = try planted.contributions(try repaired(planted, [record]))
      let before = try planted.contributions(planted.dirty)
      let change = try #require(after[record.id]) - #require(before[record.id])
      let scale = Double(max(before[record.id] ?? 0, after[record.id] ?? 0))
      #expect(abs(Double(change - record.meanEffect)) <= categoryShare * scale + 1)
    }
  }

  @Test("a deal left out takes p a with it, and all of a rule the sum of its records")
  func removal() throws {
    let planted = try Self.planted.get()
    let report = try planted.impact()
    let before = try planted.contributions(planted.dirty)
    let copies = report.records.filter { $0.kind == .duplicate }
    #expect(copies.count >= 8)
    for record in copies { #expect(-record.meanEffect == before[record.id]) }
    let kind = try #require(report.impact(of: .duplicate))
    if copies.count == kind.repairedCount {
      #expect(kind.meanEffect == copies.reduce(0) { $0 + $1.meanEffect })
    }
    #expect((kind.widthEffect ?? 0) != 0)
  }

  @Test("what nobody can put right, or no forecast reads, has no price, never the price nought")
  func unpriced() throws {
    let report = try Self.planted.get().impact()
    let unpriced = report.kinds.filter { $0.repair == nil }
    #expect(!unpriced.isEmpty)
    #expect(unpriced.allSatisfy { $0.meanEffect == nil && $0.widthEffect == nil })
    #expect(report.kinds.allSatisfy { ($0.repairedCount == 0) == ($0.meanEffect == nil) })
  }

  @Test("the first ten by impact remove more of the error than the first ten by amount")
  func ranking() throws {
    var byImpact: Int64 = 0
    var byAmount: Int64 = 0
    for seed: UInt64 in [5, 6] {
      let planted = try ViolatingCRM(seed: seed)
      let report = try planted.impact()
      let clean = try planted.contributions(planted.clean)
      let dirty = try planted.contributions(planted.dirty)
      func removed(_ records: [RecordImpact]) -> Int64 {
        records.prefix(ImpactReport.namedRecords).reduce(0) {
          $0 + abs((dirty[$1.id] ?? 0) - (clean[$1.id] ?? 0))
        }
      }
      byImpact += removed(report.records)
      byAmount += removed(
        report.records.sorted { ($1.amount ?? 0, $0.id) < ($0.amount ?? 0, $1.id) })
    }
    print("error removed by ten records: by impact \(byImpact), by amount \(byAmount)")
    #expect(byImpact > byAmount)
  }

  @Test("records that move more come first")
  func order() throws {
    let report = try Self.planted.get().impact()
    #expect(zip(report.records, report.records.dropFirst()).allSatisfy { $0.weight >= $1.weight })
  }

  @Test("an open deal's value at the cutoff is what the forecast counts it for")
  func pricer() throws {
    let planted = try Self.planted.get()
    let known = try planted.known(planted.clean)
    let forecaster = try planted.forecaster(planted.clean)
    let open = try forecaster.repairedForecast(planted.target, options: ViolatingCRM.options).open
    let values = DealPricer(target: planted.target, known: known, workers: 1).values(
      open.map { DealMoment(deal: $0.deal, moment: known.cutoff) }, model: planted.model,
      records: PreparedDeals(known))
    #expect(values == open.map(\.mean))
  }
}
