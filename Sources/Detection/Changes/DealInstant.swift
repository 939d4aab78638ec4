internal import Calendars
internal import Currencies
internal import Deals
internal import Forecasting

/// What happened to a deal at one instant, field by field, in the order of ``DealWay``.
struct DealInstant {
  /// A step without its place.
  struct Step {
    let value: DealValue
    let cause: ChangeCause
    var before: String?
    var after: String?
  }

  let way: DealWay
  let moment: Instant
  let before: DealTimeline
  let after: DealTimeline
  /// Whether the owner or the owner's place changes.
  let moves: Bool

  private var later: Instant { Instant(seconds: moment.seconds + 1) }

  var steps: [Step] {
    switch (before.status, after.status) {
    case (_, .absent): []
    case (.absent, .open): [Step(value: way.value(at: later, way.version), cause: .new)]
    case (.absent, _): [Step(value: .fixed(way.closedValue(after)), cause: .new)]
    case (.open, .open): openSteps
    case (.open, _): closeSteps
    case (_, .open):
      [Step(value: way.value(at: later, way.version), cause: .reopened)]
    default: closedSteps
    }
  }

  /// Of a deal that was closed and is.
  private var closedSteps: [Step] {
    let value = DealValue.fixed(way.closedValue(after))
    if before.status != after.status { return [Step(value: value, cause: closing)] }
    if before.amount != after.amount {
      return [
        Step(
          value: value, cause: amountCause(before.amount, after.amount),
          before: text(before.amount), after: text(after.amount))
      ]
    }
    return moves ? [ownerStep(value)] : []
  }

  private var closing: ChangeCause {
    after.status == .lost ? .lost : way.isBooked(after) ? .won : .wonElsewhere
  }

  /// Owner and amount as of an open deal, then the close.
  private var closeSteps: [Step] {
    var walk = FieldWalk(self)
    walk.addRatesOwnerAndAmount()
    return walk.steps + [Step(value: .fixed(way.closedValue(after)), cause: closing)]
  }

  private var openSteps: [Step] {
    var walk = FieldWalk(self)
    walk.addRatesOwnerAndAmount()
    walk.addCloseDay()
    walk.addStage()
    walk.addCategory()
    walk.addActivity()
    return walk.ended
  }

  fileprivate func ownerStep(_ value: DealValue) -> Step {
    Step(
      value: value, cause: .owner, before: before.owner.map(way.known.ownerName),
      after: after.owner.map(way.known.ownerName))
  }

  fileprivate func amountCause(_ old: Int64?, _ new: Int64?) -> ChangeCause {
    guard let old, let new else { return .amountSet }
    return new > old ? .amountUp : .amountDown
  }

  fileprivate func text(_ amount: Int64?) -> String? {
    amount.map { Money(minorUnits: $0, currency: way.known.settings.currency).decimalString }
  }

  fileprivate func stageName(_ stage: Int?) -> String? {
    stage.map { way.known.settings.stages.stages[$0].name }
  }

  fileprivate func closeDayCause(_ old: Day?, _ new: Day?) -> ChangeCause {
    guard let old, let new else { return .closeDateSet }
    let (start, end) = (way.target.start, way.target.end)
    if old >= end, new < end { return .pulledIn }
    if old < end, new >= end { return .pushedOut }
    if old < start, new >= start { return .pushedIn }
    if old >= start, new < start { return .pulledOut }
    return new < old ? .movedEarlier : .movedLater
  }
}

/// The steps from one state of an open deal to the next, each with one group of fields more.
private struct FieldWalk {
  let instant: DealInstant
  private(set) var steps: [DealInstant.Step] = []
  private var changed: FieldGroups = []
  private var rated: Int64?

  init(_ instant: DealInstant) { self.instant = instant }

  private var before: DealTimeline { instant.before }
  private var after: DealTimeline { instant.after }

  /// The steps; the last of them takes whatever else is new.
  var ended: [DealInstant.Step] {
    guard let last = steps.last else { return [] }
    let full = instant.way.value(
      at: Instant(seconds: instant.moment.seconds + 1), instant.way.version)
    return steps.dropLast() + [
      DealInstant.Step(
        value: full, cause: last.cause, before: last.before, after: last.after)
    ]
  }

  private var value: DealValue {
    guard instant.way.version != .none else { return .fixed(0) }
    var mixed = DealMoment(
      deal: instant.way.deal, moment: Instant(seconds: instant.moment.seconds + 1))
    mixed.earlier = instant.moment
    mixed.changed = changed
    if !changed.contains(.amount) { mixed.amount = rated }
    return .priced(mixed, instant.way.version)
  }

  private mutating func add(_ cause: ChangeCause, _ old: String?, _ new: String?) {
    steps.append(DealInstant.Step(value: value, cause: cause, before: old, after: new))
  }

  mutating func addRatesOwnerAndAmount() {
    var amount = before.amount
    if before.amount != nil, let new = rate, new != before.amount {
      rated = new
      amount = new
      add(.exchangeRates, instant.text(before.amount), instant.text(new))
    }
    if instant.moves {
      changed.insert(.owner)
      let step = instant.ownerStep(value)
      steps.append(step)
    }
    if amount != after.amount {
      changed.insert(.amount)
      add(
        instant.amountCause(amount, after.amount), instant.text(amount),
        instant.text(after.amount))
    }
  }

  /// The amount by the rates of this instant alone; `nil` where none changed.
  private var rate: Int64? {
    after.rated.flatMap { $0.at == instant.moment ? $0.amount : nil }
  }

  mutating func addCloseDay() {
    guard before.closeDay != after.closeDay else { return }
    changed.insert(.closeDay)
    add(
      instant.closeDayCause(before.closeDay, after.closeDay), before.closeDay?.iso8601,
      after.closeDay?.iso8601)
  }

  mutating func addStage() {
    guard before.stage != after.stage else { return }
    changed.insert(.stage)
    let isBack = (after.stage ?? -1) < (before.stage ?? -1)
    add(
      isBack ? .stageBackward : .stageForward, instant.stageName(before.stage),
      instant.stageName(after.stage))
  }

  mutating func addCategory() {
    guard before.category != after.category else { return }
    changed.insert(.category)
    add(.category, before.category?.name, after.category?.name)
  }

  mutating func addActivity() {
    let way = instant.way
    guard way.readsActivities,
      after.activityCount(
        from: instant.moment, to: Instant(seconds: instant.moment.seconds + 1)) > 0
    else { return }
    add(.activity, nil, nil)
  }
}
