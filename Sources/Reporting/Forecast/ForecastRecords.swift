internal import Calendars
internal import Forecasting

/// The CSV of forecasts: one record per node.
struct ForecastRecords {
  let forecasts: [BookingsForecast]

  var string: String {
    let levels = self.levels
    var csv = CSVText(
      header: ["asOf", "period"] + levels + ["name", "grade", "booked", "open", "new", "mean"]
        + BookingsForecast.probabilities.map { "q\($0)" }
        + ["quota", "gap", "probabilityOfQuota"]
        + BaselineMethod.allCases.map(\.rawValue))
    for forecast in forecasts {
      for node in forecast.nodes {
        csv.day(forecast.asOf)
        csv.text(forecast.target.id)
        for level in levels { csv.text(node.path.last { $0.level == level }?.value) }
        csv.text(node.name)
        csv.text(node.grade.rawValue)
        let amounts: [Int64?] = [node.booked, node.open, node.new, node.mean] + node.quantiles
        for amount in amounts + [node.quota, node.gap] { csv.money(amount, forecast.currency) }
        csv.number(node.probabilityOfQuota)
        for method in BaselineMethod.allCases {
          csv.money(method.value(node.baselines), forecast.currency)
        }
        csv.end()
      }
    }
    return csv.string
  }

  /// All levels of all paths, in the order of their first appearance.
  private var levels: [String] {
    var levels: [String] = []
    for forecast in forecasts {
      for node in forecast.nodes {
        for step in node.path where !levels.contains(step.level) { levels.append(step.level) }
      }
    }
    return levels
  }
}
