internal import Calendars
package import Deals
internal import Synthetic

extension SampleCRM {
  /// The CRM of a simulation, with its whole history, activities, quotas and people.
  package static func simulated(
    deals: Int, quarters: Int = 8, seed: UInt64, lastDay: Int? = nil
  ) throws -> SampleCRM {
    let simulator = Simulator(
      try SimulationConfiguration(
        deals: deals, quarters: quarters, seed: seed,
        lastDay: lastDay ?? SimulationConfiguration.defaultLastDay))
    let people = simulator.organisation.people
    var crm = SampleCRM(stages: try simulatedStages())
    simulator.forEachDeal { deal in
      let final = deal.finalState
      crm.deals.append(
        Deal(
          id: deal.id, created: Int64(deal.createdAt), closed: deal.closedAt.map(Int64.init),
          closeDay: Day(number: Int32(final.closeDay)), stage: final.stage.rawValue,
          amount: Int64(final.amountMinor), owner: people[final.owner].name,
          category: category(final.category.rawValue),
          attributes: [
            "account": "account \(deal.account)", "region": deal.region.rawValue,
            "segment": deal.segment.rawValue, "product": deal.product, "source": deal.source,
            "type": deal.type,
          ]))
      for state in deal.history {
        crm.changes.append(
          Change(
            deal: deal.id, at: Int64(state.changedAt),
            says: [.stage, .amount, .closeDay, .owner, .category], stage: state.stage.rawValue,
            amount: Int64(state.amountMinor), closeDay: Day(number: Int32(state.closeDay)),
            owner: people[state.owner].name, category: category(state.category.rawValue)))
      }
      for activity in deal.activities {
        crm.activities.append(Activity(deal: deal.id, at: Int64(activity.start)))
      }
    }
    crm.people = people.map {
      PersonFact(owner: $0.name, manager: $0.manager, region: $0.region.rawValue)
    }
    crm.quotas = simulator.quotas(simulator.tally()).map { quota in
      var path: [String: String] = [:]
      if let region = quota.region { path["region"] = region.rawValue }
      if let manager = quota.manager { path["manager"] = manager }
      if let owner = quota.owner { path["owner"] = owner }
      return QuotaFact(
        period: quota.quarter.name, path: path, amount: Int64(quota.amountMinor),
        knownFrom: Int64(quota.knownFrom) * 86_400)
    }
    return crm
  }

  /// The stages of the simulator.
  package static func simulatedStages() throws -> StageList {
    try StageList(
      SyntheticStage.allCases.map { stage in
        Stage(
          name: stage.rawValue,
          kind: stage == .closedWon ? .won : stage == .closedLost ? .lost : .open)
      })
  }

  private static func category(_ label: String) -> Int8 {
    ForecastCategory(label: label)?.rawValue ?? -1
  }

  /// The settings of a simulated CRM.
  package var simulatedSettings: DealSettings {
    settings(hierarchy: ["region", "manager", "owner"], segments: ["segment", "product"])
  }
}
