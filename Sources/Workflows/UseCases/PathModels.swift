internal import Calendars
internal import Deals
internal import Detection
internal import Forecasting

/// The models in force from day to day, by a rule that does not look at the days asked about: on
/// each day the newest stored model that may answer then; where there is none, one trained as of the
/// last day before the period that runs, or as of a whole number of three weeks after it.
struct PathModels {
  /// A model in force from a day on.
  struct InForce {
    let from: Day
    /// A stored model's name, or `as-of`; `nil` once the period is over.
    let id: String?
    let trainedAsOf: Day?
  }

  private(set) var inForce: [InForce] = []
  private(set) var steps: [PriceSchedule.Step] = []
  private(set) var models: [BookingsModel] = []
  private(set) var records: [PreparedDeals] = []
  private var modelNumbers: [String: Int] = [:]
  private var recordNumbers: [Day: Int] = [:]
  private let known: KnownDeals
  private let target: ForecastTarget
  private let kind: FiscalPeriod.Kind
  private let workers: Int

  /// - Parameter known: the deals as known on the last day.
  init(
    known: KnownDeals, target: ForecastTarget, kind: FiscalPeriod.Kind, workers: Int
  ) {
    self.known = known
    self.target = target
    self.kind = kind
    self.workers = workers
  }

  /// The version of an answer.
  mutating func version(of forecaster: Forecaster, id: String, asOf: Day) -> PriceVersion {
    guard asOf + 1 < target.end, let model = forecaster.answering else { return .none }
    let name = id == ModelLibrary.trainedOnTheFly ? "\(model.trainedAsOf)" : id
    if recordNumbers[asOf] == nil {
      recordNumbers[asOf] = records.count
      records.append(forecaster.prepared)
    }
    return PriceVersion(
      model: number(of: model, name: name), records: recordNumbers[asOf] ?? 0)
  }

  /// Lays the path from one day to another.
  mutating func lay(
    from first: Day, to last: Day, stored: [StoredModel], progress: WorkProgress
  ) throws(WorkflowError) {
    var running: String?
    for number in first.number...last.number {
      let day = Day(number: number)
      if day + 1 >= target.end {
        if running != "" { add(InForce(from: day, id: nil, trainedAsOf: nil), .none) }
        running = ""
        continue
      }
      let found = usable(stored, on: day)
      let trainedAsOf = found?.model.trainedAsOf ?? grid(day)
      let name = found?.id ?? "\(trainedAsOf)"
      guard name != running else { continue }
      running = name
      let version = try version(found, name: name, trainedAsOf, progress)
      add(
        InForce(
          from: day, id: found?.id ?? ModelLibrary.trainedOnTheFly, trainedAsOf: trainedAsOf),
        version)
    }
  }

  private mutating func add(_ one: InForce, _ version: PriceVersion) {
    inForce.append(one)
    steps.append(
      PriceSchedule.Step(from: known.zone.startOfDay(one.from + 1), version: version))
  }

  private func usable(_ stored: [StoredModel], on day: Day) -> StoredModel? {
    let running = known.calendar.period(kind, containing: day + 1)
    var ahead = 0
    while known.calendar.period(running, offsetBy: ahead).end < target.end { ahead += 1 }
    return stored.first { one in
      Forecaster.fits(
        trainedAsOf: one.model.trainedAsOf, asOf: day, kind: kind, calendar: known.calendar)
        && one.model.horizon > ahead
        && (one.model.grade == .model || one.model.trainedAsOf == day)
    }
  }

  /// The day as of which a model is trained where none is stored.
  private func grid(_ day: Day) -> Day {
    let first = known.calendar.period(kind, containing: day + 1).start - 1
    return first + (day - first) / Forecaster.maximumModelAge * Forecaster.maximumModelAge
  }

  private mutating func version(
    _ stored: StoredModel?, name: String, _ day: Day, _ progress: WorkProgress
  ) throws(WorkflowError) -> PriceVersion {
    if recordNumbers[day] == nil {
      recordNumbers[day] = records.count
      records.append(PreparedDeals(known.known(before: known.zone.startOfDay(day + 1))))
    }
    let place = recordNumbers[day] ?? 0
    if let number = modelNumbers[name] { return PriceVersion(model: number, records: place) }
    if let stored {
      return PriceVersion(model: number(of: stored.model, name: name), records: place)
    }
    progress("training as of \(day)")
    let model = try trained(records[place])
    return PriceVersion(model: number(of: model, name: name), records: place)
  }

  private func trained(_ prepared: PreparedDeals) throws(WorkflowError) -> BookingsModel {
    try wrapping(WorkflowError.forecast) { () throws(ForecastError) in
      try BookingsModel.train(
        on: prepared, targets: target.leading(as: prepared.known), workers: workers)
    }
  }

  private mutating func number(of model: BookingsModel, name: String) -> Int {
    if let number = modelNumbers[name] { return number }
    modelNumbers[name] = models.count
    models.append(model)
    return models.count - 1
  }
}

/// Values deals by the models and the records of a path.
struct PathPricing: DealPricing {
  let pricer: DealPricer
  let models: [BookingsModel]
  let records: [PreparedDeals]

  func values(_ moments: [DealMoment], version: PriceVersion) -> [Int64] {
    pricer.values(
      moments, model: models[version.model], records: records[version.records])
  }
}
