package import Calendars
internal import Deals

extension SampleCRM {
  /// The same CRM up to a moment, and noise from it on: other outcomes, amounts, stages, owners,
  /// close dates, later changes and activities, later-known quotas, other new deals; rows of the
  /// deals file as an export of that other future would show them.
  package func noised(from moment: Instant, seed: UInt64) -> SampleCRM {
    var noise = Noise(crm: self, cutoff: moment.seconds, seed: seed)
    return noise.run()
  }
}

private struct Noise {
  let crm: SampleCRM
  let cutoff: Int64
  var random: NoiseSource
  let owners: [String]

  static let horizon: Int64 = 500 * 86_400

  init(crm: SampleCRM, cutoff: Int64, seed: UInt64) {
    self.crm = crm
    self.cutoff = cutoff
    random = NoiseSource(seed: seed)
    // A new owner on either side of the others, so that every code moves.
    owners = Set(crm.deals.compactMap(\.owner)).sorted() + ["AAA new", "ZZZ new"]
  }

  mutating func run() -> SampleCRM {
    var other = crm
    let old = crm.deals.filter { ($0.created ?? 0) < cutoff }
    let closedBefore = closedBeforeCutoff()
    other.changes = crm.changes.filter { $0.at < cutoff }
    other.activities = crm.activities.filter { $0.at < cutoff }
    other.deals = []
    for deal in old {
      var row = deal
      if !closedBefore.contains(deal.id) || chance(3) { overwrite(&row, &other) }
      other.deals.append(row)
    }
    for number in 0..<(crm.deals.count - old.count + 40) {
      other.deals.append(newDeal(number, &other))
    }
    other.quotas = crm.quotas.filter { $0.knownFrom < cutoff }
    for quota in crm.quotas where quota.knownFrom >= cutoff || chance(10) {
      other.quotas.append(
        QuotaFact(
          period: quota.period, path: quota.path, amount: Int64(integer(1_000_000_000)),
          knownFrom: later()))
    }
    other.calls = crm.calls.filter { $0.madeAt < cutoff }
    for quota in crm.quotas where chance(4) {
      other.calls.append(
        CallFact(
          period: quota.period, path: quota.path, amount: Int64(integer(1_000_000_000)),
          currency: "EUR", category: chance(2) ? "" : "Commit", madeAt: later(), madeBy: "",
          role: chance(2) ? "Rep" : "Manager"))
    }
    return other
  }

  /// Deals whose last state known before the cutoff is closed.
  private func closedBeforeCutoff() -> Set<String> {
    var stageOf: [String: (at: Int64, stage: String)] = [:]
    for change in crm.changes where change.at < cutoff {
      guard let stage = change.stage else { continue }
      if let known = stageOf[change.deal], known.at > change.at { continue }
      stageOf[change.deal] = (change.at, stage)
    }
    return Set(
      stageOf.filter { entry in
        crm.stages.code(ofLabel: entry.value.stage).map { crm.stages.kind($0) != .open } ?? false
      }.keys)
  }

  private mutating func overwrite(_ row: inout SampleCRM.Deal, _ other: inout SampleCRM) {
    var at = later()
    for _ in 0..<integer(4) {
      let change = change(row.id, at)
      other.changes.append(change)
      at = max(at, later())
    }
    for _ in 0..<integer(5) { other.activities.append(.init(deal: row.id, at: later())) }
    let stage = anyStage()
    row.stage = stage
    row.amount = amount()
    row.owner = owner()
    row.category = Int8(integer(6))
    row.closeDay = closeDay()
    row.closed = isClosed(stage) ? at : nil
    // The history tells the same end as the deals file.
    other.changes.append(
      SampleCRM.Change(
        deal: row.id, at: at, says: [.stage, .amount, .closeDay, .owner, .category], stage: stage,
        amount: row.amount, closeDay: row.closeDay, owner: row.owner, category: row.category))
  }

  private mutating func newDeal(_ number: Int, _ other: inout SampleCRM) -> SampleCRM.Deal {
    let id = "D\(number % 2 == 0 ? "" : "9")\(number)noise"
    var labels: [String: String] = [:]
    for name in DealSettings.attributeNames where !chance(4) {
      let known = crm.deals.randomElement(using: &random)?.attributes[name]
      labels[name] = chance(3) ? "\(chance(2) ? "AA" : "zz") \(name) \(integer(5))" : known
    }
    let created = later()
    var row = SampleCRM.Deal(
      id: id, created: created, closed: nil, closeDay: nil, stage: anyStage(), amount: nil,
      owner: nil, category: -1, attributes: labels)
    other.changes.append(change(id, created))
    let before = other.changes.count
    overwrite(&row, &other)
    for index in before..<other.changes.count {
      other.changes[index].at = max(created, other.changes[index].at)
    }
    if let closed = row.closed { row.closed = max(created, closed) }
    return row
  }

  private mutating func change(_ id: String, _ at: Int64) -> SampleCRM.Change {
    SampleCRM.Change(
      deal: id, at: at, says: [.stage, .amount, .closeDay, .owner, .category], stage: anyStage(),
      amount: amount(), closeDay: closeDay(), owner: owner(), category: Int8(integer(6)))
  }

  /// A moment at or after the cutoff; now and then the cutoff itself.
  private mutating func later() -> Int64 {
    chance(8) ? cutoff : cutoff + Int64(integer(Int(Noise.horizon)))
  }

  private mutating func anyStage() -> String {
    crm.stages.stages.randomElement(using: &random)?.name ?? ""
  }

  private func isClosed(_ stage: String) -> Bool {
    crm.stages.code(ofLabel: stage).map { crm.stages.kind($0) != .open } ?? false
  }

  private mutating func amount() -> Int64? { chance(9) ? nil : Int64(integer(900_000_000)) }
  private mutating func owner() -> String? { owners.randomElement(using: &random) }

  private mutating func closeDay() -> Day? {
    chance(9) ? nil : Day(number: Int32(clamping: cutoff / 86_400) + Int32(integer(900)) - 300)
  }

  private mutating func chance(_ oneIn: Int) -> Bool { integer(oneIn) == 0 }

  private mutating func integer(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }
}
