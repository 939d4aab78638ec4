public import Forecasting

extension BookingsForecast {
  /// The figures that a condition can be set on: `gap` and `odds` of every node, `width` of its 80 %
  /// interval.
  public var measures: [FindingMeasure] {
    nodes.flatMap { node -> [FindingMeasure] in
      node.measures(period: target.id) + [
        FindingMeasure(
          "width", .money, Double(node.quantiles[6] - node.quantiles[2]), base: Double(node.mean),
          path: node.path, period: target.id)
      ]
    }
  }
}

extension NodeForecast {
  /// `gap` (money missing to the quota, its percentage that of the quota) and `odds` (P(quota)).
  func measures(period: String) -> [FindingMeasure] {
    [
      FindingMeasure(
        "gap", .money, gap.map { Double($0) }, base: quota.map { Double($0) }, path: path,
        period: period),
      FindingMeasure("odds", .share, probabilityOfQuota, path: path, period: period),
    ]
  }
}

extension RiskReport {
  /// `risk` (the sum of money at risk) and `deals` (those with a proven sign of trouble), of the
  /// deals that were asked for.
  public var measures: [FindingMeasure] {
    [
      FindingMeasure(
        "risk", .money, Double(moneyAtRisk), period: target.id),
      FindingMeasure("deals", .count, Double(atRisk.count), period: target.id),
    ]
  }
}

extension GapReport {
  /// `gap`, `odds`, and `needed` (pipeline to create) of every node with a quota.
  public var measures: [FindingMeasure] {
    gaps.flatMap { gap -> [FindingMeasure] in
      gap.node.measures(period: gap.target.id) + [
        FindingMeasure(
          "needed", .money, gap.needed?.pipeline.map { Double($0) },
          base: gap.node.quota.map { Double($0) }, path: gap.node.path, period: gap.target.id)
      ]
    }
  }
}

extension AnomalyReport {
  /// `anomalies` (the number found), their `money`, and the number of each kind by its name.
  public var measures: [FindingMeasure] {
    let found = anomalies.filter { !$0.isWatch }
    return [
      FindingMeasure("anomalies", .count, Double(found.count)),
      FindingMeasure("money", .money, Double(money)),
    ]
      + AnomalyKind.allCases.map { kind in
        FindingMeasure(kind.rawValue, .count, Double(found.count { $0.kind == kind }))
      }
  }
}

extension ChangeReport {
  /// `change` of every node (its percentage that of the forecast before), and for the whole company
  /// the sum of each line by the name of its cause.
  public var measures: [FindingMeasure] {
    // The first node is what was asked for: the whole company or one part of it.
    let changes = nodes.enumerated().map { position, node in
      FindingMeasure(
        "change", .money, Double(node.difference), base: Double(node.start),
        path: position == 0 ? [] : node.path, period: target.id)
    }
    let lines = ChangeCause.allCases.map { cause in
      FindingMeasure(
        cause.rawValue, .money, Double(sum(of: cause)), base: total.map { Double($0.start) },
        period: target.id)
    }
    return changes + lines
  }
}
