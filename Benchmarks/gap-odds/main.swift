// One simulated company: odds of random quotas, the pipeline to create, and the deadlines of creation, as
// of days 0, 28, 49 and 63 of its last eight quarters, beside what came. Arguments: folder, preset, seed.
// Writes NAME.odds.csv, NAME.created.csv and NAME.deadline.csv; models are kept in the folder.
import Calendars
import Currencies
import Deals
import Detection
import Forecasting
import Foundation
import Statistics
import Synthetic
import Tabular

guard CommandLine.arguments.count == 4,
  let preset = SimulationPreset(rawValue: CommandLine.arguments[2]),
  let seed = UInt64(CommandLine.arguments[3])
else {
  print("usage: gap-odds FOLDER PRESET SEED")
  exit(64)
}
let folder = CommandLine.arguments[1]
let name = "\(preset.rawValue)-\(seed)"

/// A simulated company: its deals as facts, and the simulator for what else would have come.
struct Company {
  let simulator: Simulator
  let book: DealBook
  let last: Day

  init(_ preset: SimulationPreset, seed: UInt64) throws {
    last = try Day(iso: "2025-12-31")
    let lastDay = Int(last.number)
    simulator = Simulator(
      try SimulationConfiguration(
        deals: preset.deals(quarters: SimulationPreset.quarters, lastDay: lastDay),
        quarters: SimulationPreset.quarters, seed: seed, lastDay: lastDay, preset: preset))
    let stages = try StageList(
      SyntheticStage.allCases.map {
        Stage(
          name: $0.rawValue, kind: $0 == .closedWon ? .won : $0 == .closedLost ? .lost : .open)
      })
    let settings = DealSettings(
      currency: .eur, hierarchy: ["region", "manager", "owner"], segments: ["segment"],
      stages: stages)
    book = try DealBook(Company.facts(simulator, stages), settings: settings)
  }

  private static func facts(_ simulator: Simulator, _ stages: StageList) -> DealFacts {
    var facts = DealFacts()
    let people = simulator.organisation.people
    func stage(_ state: SyntheticState) -> Int16 {
      Int16(stages.code(ofLabel: state.stage.rawValue) ?? -1)
    }
    func category(_ state: SyntheticState) -> Int8 {
      ForecastCategory(label: state.category.rawValue)?.rawValue ?? -1
    }
    simulator.forEachDeal { deal in
      let final = deal.finalState
      let id = facts.ids.intern(deal.id)
      facts.deals.deal.append(id)
      facts.deals.created.append(Int64(deal.createdAt))
      facts.deals.closed.append(deal.closedAt.map(Int64.init) ?? Blank.instant)
      facts.deals.closeDay.append(Int32(final.closeDay))
      facts.deals.stage.append(stage(final))
      facts.deals.amount.append(Int64(final.amountMinor))
      facts.deals.currency.append(Blank.code)
      facts.deals.deleted.append(Blank.instant)
      facts.deals.owner.append(facts.owners.intern(people[final.owner].name))
      facts.deals.category.append(category(final))
      let labels = [
        "account": "account \(deal.account)", "region": deal.region.rawValue,
        "segment": deal.segment.rawValue, "product": deal.product, "source": deal.source,
        "type": deal.type,
      ]
      for (position, attribute) in DealSettings.attributeNames.enumerated() {
        facts.deals.attributes[position].append(
          labels[attribute].map { facts.attributes[position].intern($0) } ?? Blank.code)
      }
      let says: HistoryFields = [.stage, .amount, .closeDay, .owner, .category]
      for state in deal.history {
        facts.history.deal.append(id)
        facts.history.at.append(Int64(state.changedAt))
        facts.history.stage.append(stage(state))
        facts.history.amount.append(Int64(state.amountMinor))
        facts.history.currency.append(Blank.unsaid)
        facts.history.closeDay.append(Int32(state.closeDay))
        facts.history.owner.append(facts.owners.intern(people[state.owner].name))
        facts.history.category.append(category(state))
        facts.history.says.append(says.rawValue)
      }
      for activity in deal.activities {
        facts.activities.deal.append(id)
        facts.activities.at.append(Int64(activity.start))
      }
    }
    facts.people = people.map {
      PersonFact(owner: $0.name, manager: $0.manager, region: $0.region.rawValue)
    }
    return facts
  }
}

/// Rows of a CSV file, written at the end.
struct Rows {
  var lines: [String]
  init(_ header: String) { lines = [header] }
  mutating func add(_ fields: [String]) { lines.append(fields.joined(separator: ",")) }
  func write(_ path: String) throws {
    try (lines.joined(separator: "\n") + "\n").write(
      toFile: path, atomically: true, encoding: .utf8)
  }
}

@MainActor func model(_ prepared: PreparedDeals, _ targets: [ForecastTarget]) throws
  -> BookingsModel
{
  let path = "\(folder)/models/\(name)-\(prepared.known.asOf)-\(targets.count).json"
  if let data = FileManager.default.contents(atPath: path),
    let kept = try? JSONDecoder().decode(BookingsModel.self, from: data)
  {
    return kept
  }
  let model = try BookingsModel.train(on: prepared, targets: targets)
  try FileManager.default.createDirectory(
    atPath: "\(folder)/models", withIntermediateDirectories: true)
  try JSONEncoder().encode(model).write(to: URL(fileURLWithPath: path), options: .atomic)
  return model
}

let company = try Company(preset, seed: seed)
let after = company.book.known(atEndOf: company.last)
let calendar = company.book.calendar
let lastQuarter = calendar.quarter(containing: company.last)
let quarters = (0..<8).reversed().map { calendar.period(lastQuarter, offsetBy: -$0) }
@MainActor func bookings(_ quarter: FiscalPeriod) -> Int64 {
  after.bookings(from: quarter.start, to: quarter.end)
}
@MainActor func text(_ value: Double) -> String { String(format: "%.6g", value) }

var odds = Rows(
  "company,quarter,day,ahead,quota,actual,model,oracle,coverage,stageWeighted,uplift,topDown")
var hits = Rows(
  "company,quarter,day,stated,needed,closed,forecast,hitRate,without,statedWithout,extra,expectedExtra,spread"
)
var late = Rows("company,quarter,day,segment,created,predicted,share,won,wonEver")

let oracle = try Oracle(company.simulator, paths: 100)
let oracleDates = Dictionary(
  uniqueKeysWithValues: (0..<oracle.dateCount).map { (oracle.day($0), $0) })
var random = RandomStream(seed: seed, stream: stableHash64("gap-odds"))

/// Odds of random quotas beside what came.
@MainActor func ask(
  _ forecaster: Forecaster, _ forecast: BookingsForecast, _ ahead: Int, _ day: Int,
  _ quarter: FiscalPeriod, _ paths: OraclePaths?, _ usual: Double
) {
  guard let draws = forecast.draws?.bookings(path: []) else { return }
  let target = calendar.period(quarter, offsetBy: ahead)
  guard target.end <= company.last + 1 else { return }
  let actual = bookings(target)
  let due = Double(forecaster.duePipeline(forecast.target, levels: [])[[]] ?? 0)
  let node = forecast.total
  let date = oracleDates[Int(forecast.asOf.number)]
  let truth =
    date.flatMap { date in paths.map { oracle.totals(date: date, $0, ahead: ahead) } } ?? []
  for _ in 0..<8 {
    let quota = usual * random.uniform(0.85, 1.20)
    let missing = quota - Double(node.booked)
    odds.add([
      name, target.id, "\(day)", "\(ahead)", text(quota), "\(actual)",
      text(Double(draws.count { Double($0) >= quota }) / Double(draws.count)),
      truth.isEmpty
        ? "" : text(Double(truth.count { Double($0) >= quota }) / Double(truth.count)),
      text(missing > 0 ? due / missing : 1e9),
      text(Double(node.baselines.stageWeighted ?? 0) / quota),
      text(Double(node.baselines.stageWeightedYield ?? 0) / quota),
      text(Double(node.baselines.topDown ?? 0) / quota),
    ])
  }
}

/// Creates what is needed and looks whether the quota is reached.
@MainActor func create(
  _ forecaster: Forecaster, _ forecast: BookingsForecast, _ day: Int, _ quarter: FiscalPeriod,
  _ pool: [CreatedDeal]
) {
  guard let draws = forecast.draws, let sample = draws.bookings(path: []),
    let outlook = forecaster.creationOutlooks(forecast.target, levels: []).outlook(path: [])
  else { return }
  let quota = Int64((1.12 * Double(forecast.total.mean)).rounded())
  let actual = bookings(quarter)
  let pipeline = PipelineOdds(
    bookings: sample, draws: draws, segments: outlook.segments,
    yields: outlook.segments.map(\.today), quota: quota, limit: 100 * outlook.largestCreated,
    stream: 1)
  let pools = outlook.segments.map { segment in
    pool.filter { $0.segment.rawValue == segment.label }
  }
  for stated in [0.5, 0.7, 0.8, 0.9] {
    guard let needed = pipeline.needed(for: stated), pools.allSatisfy({ !$0.isEmpty }) else {
      continue
    }
    let trials = 40
    var hit = 0
    var extra = 0.0
    for _ in 0..<trials {
      var won = 0
      for (segment, pool) in zip(outlook.segments, pools) {
        var left = needed * segment.share
        while left > 0 {
          let deal = pool[random.integer(below: pool.count)]
          // The last deal counts with the chance that leaves the amount right on average.
          if Double(deal.amountMinor) <= left || random.bernoulli(left / Double(deal.amountMinor)) {
            won += (deal.won[0] ?? 0)
          }
          left -= Double(deal.amountMinor)
        }
      }
      extra += Double(won)
      if Double(actual) + Double(won) >= Double(quota) { hit += 1 }
    }
    hits.add([
      name, quarter.id, "\(day)", text(max(stated, pipeline.probability(creating: 0))),
      text(needed),
      "", "\(forecast.total.mean)", text(Double(hit) / Double(trials)), actual >= quota ? "1" : "0",
      text(pipeline.probability(creating: 0)), text(extra / Double(trials)),
      text(needed * outlook.yield), "\(stated)",
    ])
  }
}

/// For each day after the as-of day what was said of deals created on it, and what came of them.
@MainActor func follow(
  _ forecaster: Forecaster, _ target: ForecastTarget, _ day: Int, _ quarter: FiscalPeriod
) {
  let curves = forecaster.deadlines(target)
  guard let segments = after.column("segment") else { return }
  let byLabel = Dictionary(uniqueKeysWithValues: curves.map { ($0.segment, $0) })
  after.forEachLatest { deal in
    let created = after.zone.day(of: deal.created)
    let label = segments.labels[segments.code(deal: deal.deal, owner: deal.owner)]
    guard let curve = byLabel[label], curve.first <= created, created < target.end else { return }
    let closed = deal.closed.map { after.zone.day(of: $0) }
    let isWon = deal.status == .won
    late.add([
      name, quarter.id, "\(day)", label, "\(created - quarter.start)",
      text(curve.winInPeriod[created - curve.first]), text(curve.inTimeShare(created) ?? 0),
      isWon && (closed ?? target.end) < target.end ? "1" : "0", isWon ? "1" : "0",
    ])
  }
}

for quarter in quarters {
  let past = (1...4).map { bookings(calendar.period(quarter, offsetBy: -$0)) }
  let usual = Double(past.reduce(0, +)) / 4
  let days = [0, 28, 49, 63]
  let created = try CreatedDeals(
    company.simulator, replicates: 2_000, days: days.map { Int((quarter.start + $0 - 1).number) })
  for (position, day) in days.enumerated() {
    let prepared = PreparedDeals(company.book.known(atEndOf: quarter.start + day - 1))
    let last = calendar.period(quarter, offsetBy: day == 49 ? 0 : 1)
    let targets = ForecastTarget(last).leading(as: prepared.known)
    let forecaster = try Forecaster(model: model(prepared, targets), prepared: prepared)
    let date = oracleDates[Int(prepared.known.asOf.number)]
    let paths = date.map { date in
      (0..<oracle.blockCount).map { oracle.paths(date: date, block: $0) }
    }
    for (ahead, target) in targets.enumerated() {
      let forecast = try forecaster.forecast(target, options: ForecastOptions(levels: []))
      if day != 49 {
        ask(forecaster, forecast, ahead, day, quarter, paths.flatMap(OraclePaths.merged), usual)
      }
      if ahead == 0, day != 63 {
        create(forecaster, forecast, day, quarter, created.deals(date: position))
      }
      if ahead == 0, day == 0 { follow(forecaster, target, day, quarter) }
    }
  }
  FileHandle.standardError.write(Data("\(name) \(quarter.id)\n".utf8))
}
try odds.write("\(folder)/\(name).odds.csv")
try hits.write("\(folder)/\(name).created.csv")
try late.write("\(folder)/\(name).deadline.csv")
