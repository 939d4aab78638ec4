internal import Currencies
internal import Tabular

extension DealBookBuilder {
  /// The life of every deal, from its row and its history.
  mutating func buildStates() {
    let groups = grouped(facts.history.deal)
    if groups.orphans > 0 {
      notes.append("\(groups.orphans) history records belong to no deal of the deals file; unused")
    }
    stateStart.reserveCapacity(idCode.count + 1)
    states.reserve(2 * idCode.count + facts.history.count)
    let life = DealLife(
      settings: settings, sources: sources,
      extraDecimals: facts.currencies.strings.map { code in
        ((try? Currency(code))?.decimals ?? 2) - settings.currency.decimals
      })
    var logs = FieldLogs(sources: sources, isClosed: life.isClosed)
    var negative = 0
    var changes: [DealChange] = []
    var foreign = ForeignAmounts(facts, settings: settings, zone: zone)
    var scratch = StateColumns()
    scratch.keepsCurrency = true
    for index in 0..<idCode.count {
      var deal = exported(row: Int(rows[index]))
      let deleted = facts.deals.deleted[Int(rows[index])]
      if deleted != Blank.instant { deletedAt[Int32(index)] = deleted }
      if deal.closed != Blank.instant, deal.closed < deal.created { negative += 1 }
      changes.removeAll(keepingCapacity: true)
      for position in Int(groups.start[index])..<Int(groups.start[index + 1]) {
        changes.append(change(row: Int(groups.order[position])))
      }
      if changes.count > 1 { changes.sort(by: DealLife.precedes) }
      logs.open(&deal, &changes)
      coverage.add(since: logs.since, created: deal.ownCreated)
      if foreign.isNeeded {
        scratch.removeAll()
        lastFact = max(lastFact, life.write(deal, changes: changes, to: &scratch))
        foreign.append(scratch, isClosed: life.isClosed, to: &states)
      } else {
        lastFact = max(lastFact, life.write(deal, changes: changes, to: &states))
      }
      stateStart.append(Int32(states.count))
    }
    rateSteps = foreign.rateSteps
    notes += foreign.notes(facts, zone: zone)
    if negative > 0 {
      notes.append("\(negative) deals closed before they were created; taken as created then")
    }
    facts.history = HistoryTable()
  }

  private func exported(row: Int) -> ExportedDeal {
    ExportedDeal(
      created: facts.deals.created[row], ownCreated: ownCreated[row] ?? facts.deals.created[row],
      closed: facts.deals.closed[row], stage: facts.deals.stage[row],
      amount: facts.deals.amount[row], closeDay: facts.deals.closeDay[row],
      owner: ranked(owner: facts.deals.owner[row]), category: facts.deals.category[row],
      currency: facts.deals.currency[row], firstCurrency: facts.deals.currency[row])
  }

  private func change(row: Int) -> DealChange {
    DealChange(
      says: HistoryFields(rawValue: facts.history.says[row]),
      state: DealState(
        at: facts.history.at[row], stage: facts.history.stage[row],
        amount: facts.history.amount[row], closeDay: facts.history.closeDay[row],
        owner: ranked(owner: facts.history.owner[row]), category: facts.history.category[row],
        currency: facts.history.currency[row]))
  }
}
