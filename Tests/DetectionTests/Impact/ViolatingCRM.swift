import Calendars
import DealFixtures
import Deals
import Detection
import Forecasting

/// A simulated CRM, clean and with violations planted in its open deals as of a day, and a model
/// trained on the clean one.
struct ViolatingCRM {
  static let asOf = Day(number: 20_330)

  let clean: SampleCRM
  var dirty: SampleCRM
  let settings: DealSettings
  let model: BookingsModel
  let target: ForecastTarget
  /// The ids of the planted, by rule.
  private(set) var planted: [ViolationKind: [String]] = [:]

  /// Moments of the planting and, after it, of repairs.
  static let planting = "\(asOf.iso8601)T22:00"
  static let repair = "\(asOf.iso8601)T23:59:59"

  init(seed: UInt64) throws {
    clean = try SampleCRM.simulated(deals: 1_200, seed: seed)
    dirty = clean
    settings = clean.simulatedSettings
    let known = try clean.book(settings).known(atEndOf: Self.asOf)
    target = ForecastTarget(known.calendar.quarter(containing: Self.asOf + 1))
    model = try BookingsModel.train(on: known, targets: [target], workers: 2)
    try plant(known)
  }

  private mutating func plant(_ known: KnownDeals) throws {
    var random = NoiseSource(seed: 99)
    let open = known.deals.filter { known.latest($0).status == .open }.map(known.id)
      .shuffled(using: &random)
    for (number, id) in open.prefix(40).enumerated() {
      switch number % 4 {
      case 0:
        let day = Self.asOf - 10 - number
        try dirty.change(id, Self.planting, closeDay: day.iso8601)
        planted[.overdue, default: []].append(id)
      case 1:
        try dirty.change(id, Self.planting, says: .amount)
        planted[.openAmountMissing, default: []].append(id)
      case 2:
        try dirty.change(id, Self.planting, category: ForecastCategory.closed.rawValue)
        planted[.categoryAgainstStage, default: []].append(id)
      default:
        copy(id)
        planted[.duplicate, default: []].append(id + "-2")
      }
    }
  }

  private mutating func copy(_ id: String) {
    for var deal in dirty.deals.filter({ $0.id == id }) {
      deal.id += "-2"
      dirty.deals.append(deal)
    }
    for var change in dirty.changes.filter({ $0.deal == id }) {
      change.deal += "-2"
      dirty.changes.append(change)
    }
    for var activity in dirty.activities.filter({ $0.deal == id }) {
      activity.deal += "-2"
      dirty.activities.append(activity)
    }
  }

  func known(_ crm: SampleCRM) throws -> KnownDeals {
    try crm.book(settings).known(atEndOf: Self.asOf)
  }

  static let options = ForecastOptions(levels: [], draws: 1_000, method: .bottomUp)

  func forecaster(_ crm: SampleCRM) throws -> Forecaster {
    try Forecaster(model: model, known: try known(crm))
  }

  func impact() throws -> ImpactReport {
    let known = try known(dirty)
    let facts = dirty.facts()
    let check = ContractCheck(facts, known: known, keepsAll: true)
    return try ImpactFinder(
      facts: facts, known: known, forecaster: try forecaster(dirty), target: target,
      options: Self.options
    ).report(check.touched)
  }

  /// What each open deal adds, by id.
  func contributions(_ crm: SampleCRM) throws -> [String: Int64] {
    let forecaster = try forecaster(crm)
    let known = try known(crm)
    let open = try forecaster.repairedForecast(target, options: Self.options).open
    return Dictionary(uniqueKeysWithValues: open.map { (known.id($0.deal), $0.mean) })
  }
}
