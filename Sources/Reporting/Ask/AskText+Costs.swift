internal import Currencies
internal import Metrics

extension AskText {
  func section(_ costs: AcquisitionCosts) -> AskSection {
    AskSection(
      topic: .cac, title: title(.cac), verdict: costs.verdict.rawValue, says: says(costs),
      evidence: words(
        "a description: what was spent and who was won, not what spending more or less would bring"),
      evidenceName: "description", tables: tables(costs),
      commands: [
        command(.cac),
        kpis(QuestionAsker.costMetrics, "--period \(report.quarter) --trend 7"),
      ])
  }

  private func says(_ costs: AcquisitionCosts) -> [String] {
    var says: [String] = []
    if let recent = costs.recent, let target = costs.target, let chance = costs.chanceAboveTarget {
      let phrase =
        switch costs.verdict {
        case .aboveTarget:
          "Yes: over the last four quarters a new customer cost {}, the target is {}"
        case .belowTarget:
          "No: over the last four quarters a new customer cost {}, the target is {}"
        default: "Not told: over the last four quarters a new customer cost {}, the target is {}"
        }
      says.append(
        words.filled(phrase, [money(recent.value), money(target)]) + "; "
          + words.filled("the chance of lying above it is {}", [numbers.percent(chance)]))
    } else if costs.target == nil {
      says.append(
        words("No target for cac.lag_0 is set in aforo.yml by which they could be too high"))
    } else {
      says.append(words("Not told: no new customer in the last four quarters"))
    }
    if let trend = costs.trend {
      let phrase =
        trend.lower > 0
        ? "They rise: {} a quarter (95 %: {} to {}; p {})"
        : trend.upper < 0
          ? "They fall: {} a quarter (95 %: {} to {}; p {})"
          : "No trend is seen: {} a quarter (95 %: {} to {}; p {})"
      says.append(words.filled(phrase, changes(trend) + [numbers.probability(costs.trendP)]))
    } else {
      says.append(words("Spend is known of fewer than four quarters: no trend"))
    }
    return says
  }

  private func tables(_ costs: AcquisitionCosts) -> [AskTable] {
    let quarters = costs.quarters.map { quarter in
      AskRecord(
        quarter.id, .money,
        quarter.cost.map { cost in
          AcquisitionCosts([quarter], target: nil).recent
            ?? IntervalEstimate(value: cost, lower: cost, upper: cost)
        }, count: quarter.customers,
        note: quarter.spend.map { words.filled("spent {}", [money($0)]) })
    }
    let whole = costs.recent.map {
      [
        AskRecord(
          words("last four quarters"), .money, $0, count: costs.recentCustomers,
          probability: costs.chanceAboveTarget, note: nil)
      ]
    }
    return [
      AskTable(
        name: "quarters", title: words("Cost of a new customer by quarter; n: new customers"),
        measure: words("cost"), records: quarters + (whole ?? []))
    ]
  }
}
