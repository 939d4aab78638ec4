extension SyntheticTables {
  /// The deal's row, as at the end of the simulation.
  public func dealRow(_ deal: SyntheticDeal) -> [String] { dealRow(deal, deal.finalState) }

  /// The deal's row in one of its states.
  func dealRow(_ deal: SyntheticDeal, _ state: SyntheticState) -> [String] {
    let account = NameList.company(deal.account)
    return [
      deal.id, "\(account) - \(deal.product)", account, organisation.people[state.owner].name,
      deal.region.rawValue, deal.segment.rawValue, deal.product, deal.source, deal.type,
      state.stage.rawValue, SyntheticTables.amount(state.amountMinor), state.currency.rawValue,
      ISOText.instant(deal.createdAt), ISOText.date(state.closeDay),
      state.stage.isClosed ? ISOText.instant(closing(deal, state)) : "", state.category.rawValue,
      state.stage == .closedLost ? LossReason.of(deal, configuration).rawValue : "",
    ]
  }

  /// When the close came that a closed state shows: what is changed later does not move it.
  private func closing(_ deal: SyntheticDeal, _ state: SyntheticState) -> Int {
    var closing = state.changedAt
    for earlier in deal.history.reversed() where earlier.changedAt <= state.changedAt {
      guard earlier.stage == state.stage else { break }
      closing = earlier.changedAt
    }
    return closing
  }

  /// A row for each change of the deal, in the order of time.
  public func historyRows(_ deal: SyntheticDeal) -> [[String]] {
    let id = deal.id
    return deal.history.map { state in
      [
        id, ISOText.instant(state.changedAt), state.stage.rawValue,
        SyntheticTables.amount(state.amountMinor), ISOText.date(state.closeDay),
        organisation.people[state.owner].name, state.category.rawValue,
      ]
    }
  }

  /// A row for each activity of the deal under the brief header, in the order of time.
  public func briefActivityRows(_ deal: SyntheticDeal) -> [[String]] {
    deal.activities.map { activity in
      [
        deal.id, organisation.people[activity.owner].name, activity.kind.rawValue,
        ISOText.instant(activity.start),
      ]
    }
  }

  /// The deal's row of what no CRM knows.
  public func truthRow(_ deal: SyntheticDeal) -> [String] {
    [
      deal.id, "\(deal.truth.quality)", "\(deal.truth.winProbability)",
      deal.truth.isZombie ? "true" : "false",
    ]
  }

  /// The quota's row.
  public func quotaRow(_ quota: SyntheticQuota) -> [String] {
    [
      quota.quarter.name, quota.region?.rawValue ?? "", quota.manager ?? "", quota.owner ?? "",
      SyntheticTables.amount(quota.amountMinor), SyntheticTables.currency,
      ISOText.date(quota.knownFrom),
    ]
  }

  /// A row for each person.
  public var peopleRows: [[String]] {
    organisation.people.map { [$0.name, $0.manager, $0.region.rawValue] }
  }
}
