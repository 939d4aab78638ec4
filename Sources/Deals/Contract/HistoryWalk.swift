internal import Calendars

/// What the recorded changes of one deal tell about how they were recorded.
struct HistoryWalk {
  private(set) var isEmpty = true
  private(set) var first: Int64?
  private(set) var last: Int64?
  /// The first record that says a stage.
  private(set) var firstStage: Int64?
  private(set) var isFieldLog = false
  private(set) var isReopened = false
  private(set) var changedAfterClose = false
  private(set) var movedBack = false
  private(set) var skipped = false
  private(set) var contradicts = false
  private(set) var movedCloseDay = false

  private var lastStage: Int16 = -1
  private var lastOpen: Int16 = -1
  private var closedAt: Int64?
  private var said: HistoryFields = []
  private var value = DealState(at: 0)
  /// Old values at one instant, against what was said before it; several changes at one instant
  /// agree when one of their old values does.
  private var agreeing: HistoryFields = []
  private var differing: HistoryFields = []
  private var instant = Int64.min

  init(_ checker: ContractChecker, _ deal: CheckedDeal) {
    let table = checker.facts.history
    let rows = checker.history.rows(of: deal.id)
    guard let row = rows.first else { return }
    isEmpty = false
    first = table.at[Int(row)]
    last = rows.last.map { table.at[Int($0)] }
    let stages = checker.known.settings.stages
    let isClosedInHistory = rows.contains {
      let stage = table.stage[Int($0)]
      return stage >= 0 && stages.kind(Int(stage)) != .open
    }
    let exported = checker.facts.deals.closed[deal.row]
    if !isClosedInHistory, !deal.isOpen, exported != Blank.instant,
      exported < checker.known.cutoff.seconds
    {
      closedAt = exported
    }
    for row in rows { step(Int(row), table, stages, checker.known.zone) }
    settle()
  }

  private mutating func settle() {
    if !differing.subtracting(agreeing).isEmpty { contradicts = true }
    agreeing = []
    differing = []
  }

  private mutating func step(
    _ row: Int, _ table: HistoryTable, _ stages: StageList, _ zone: BusinessTimeZone
  ) {
    let says = HistoryFields(rawValue: table.says[row])
    if says.contains(.isFieldLog) { isFieldLog = true }
    let new = DealState(
      at: table.at[row], stage: table.stage[row], amount: table.amount[row],
      closeDay: table.closeDay[row], owner: table.owner[row], category: table.category[row])
    if new.at != instant { settle() }
    instant = new.at
    let changed = changes(new, says)
    if says.contains(.before) {
      differing.formUnion(changed)
      agreeing.formUnion(says.intersection(said).subtracting(changed))
      return
    }
    if changed.contains(.closeDay) { movedCloseDay = true }
    if let closedAt, !changed.isEmpty, closedAt < new.at, !opens(new, says, stages),
      zone.day(of: Instant(seconds: closedAt)) < zone.day(of: Instant(seconds: new.at))
    {
      changedAfterClose = true
    }
    if says.contains(.stage), new.stage >= 0 { enter(new, stages) }
    keep(new, says)
  }

  private func opens(_ new: DealState, _ says: HistoryFields, _ stages: StageList) -> Bool {
    says.contains(.stage) && new.stage >= 0 && stages.kind(Int(new.stage)) == .open
  }

  private mutating func enter(_ new: DealState, _ stages: StageList) {
    if firstStage == nil { firstStage = new.at }
    if stages.kind(Int(new.stage)) == .open {
      if lastStage >= 0, stages.kind(Int(lastStage)) != .open { isReopened = true }
      if lastOpen >= 0, new.stage < lastOpen { movedBack = true }
      if lastStage == lastOpen, lastOpen >= 0, new.stage > lastOpen + 1 { skipped = true }
      lastOpen = new.stage
      closedAt = nil
    } else if lastStage < 0 || stages.kind(Int(lastStage)) == .open {
      closedAt = new.at
    }
    lastStage = new.stage
  }

  /// The fields whose value is another than the one said before.
  private func changes(_ new: DealState, _ says: HistoryFields) -> HistoryFields {
    let both = says.intersection(said)
    var changed: HistoryFields = []
    if both.contains(.stage), new.stage != value.stage { changed.insert(.stage) }
    if both.contains(.amount), new.amount != value.amount { changed.insert(.amount) }
    if both.contains(.closeDay), new.closeDay != value.closeDay { changed.insert(.closeDay) }
    if both.contains(.owner), new.owner != value.owner { changed.insert(.owner) }
    if both.contains(.category), new.category != value.category { changed.insert(.category) }
    return changed
  }

  private mutating func keep(_ new: DealState, _ says: HistoryFields) {
    if says.contains(.stage) { value.stage = new.stage }
    if says.contains(.amount) { value.amount = new.amount }
    if says.contains(.closeDay) { value.closeDay = new.closeDay }
    if says.contains(.owner) { value.owner = new.owner }
    if says.contains(.category) { value.category = new.category }
    said.formUnion(says.intersection(.fields))
  }
}
