internal import Calendars
internal import Currencies
internal import Forecasting

/// The JSON of a forecast.
struct ForecastDocument {
  let forecast: BookingsForecast
  let modelID: String
  let calls: ForecastCalls

  var value: JSONValue {
    .object([
      "asOf": .day(forecast.asOf),
      "currency": .string(forecast.currency.code),
      "level": .double(0.8),
      "model": .model(modelID, trainedAsOf: forecast.trainedAsOf),
      "nodes": .array(forecast.nodes.map(node)),
      "period": .period(forecast.target),
      "schemaVersion": .integer(ForecastReport.schemaVersion),
      "warnings": .texts(forecast.warnings),
    ])
  }

  private func node(_ node: NodeForecast) -> JSONValue {
    .object([
      "path": .path(node.path),
      "name": .string(node.name),
      "grade": .string(node.grade.rawValue),
      "booked": money(node.booked),
      "open": money(node.open),
      "new": money(node.new),
      "mean": money(node.mean),
      "median": money(node.median),
      "quantiles": .quantiles(node, forecast.currency),
      "quota": money(node.quota),
      "gap": money(node.gap),
      "probabilityOfQuota": .number(node.probabilityOfQuota),
      "baselines": .baselines(node, forecast.currency),
      "calls": .calls(
        calls.calls(of: node.path, in: forecast.target.id), forecast.currency),
    ])
  }

  private func money(_ amount: Int64?) -> JSONValue { .money(amount, forecast.currency) }
}

/// Parts that several documents share.
extension JSONValue {
  /// `{"id","trainedAsOf"}`.
  static func model(_ id: String, trainedAsOf: Day) -> JSONValue {
    .object(["id": .string(id), "trainedAsOf": .day(trainedAsOf)])
  }

  /// `{"id","start","end"}`, the end being the last day.
  static func period(_ target: ForecastTarget) -> JSONValue {
    .object([
      "id": .string(target.id), "start": .day(target.start), "end": .day(target.end - 1),
    ])
  }

  /// Levels and values as the members of an object.
  static func path(_ path: [PathElement]) -> JSONValue {
    .object(
      Dictionary(path.map { ($0.level, .string($0.value)) }, uniquingKeysWith: { _, last in last }))
  }

  /// Amounts by probability.
  static func quantiles(_ node: NodeForecast, _ currency: Currency) -> JSONValue {
    let pairs = zip(BookingsForecast.probabilities, node.quantiles).map {
      ("\($0)", JSONValue.money($1, currency))
    }
    return .object(Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
  }

  /// Every baseline by its name.
  static func baselines(_ node: NodeForecast, _ currency: Currency) -> JSONValue {
    let members = BaselineMethod.allCases.map {
      ($0.rawValue, JSONValue.money($0.value(node.baselines), currency))
    }
    return .object(Dictionary(members, uniquingKeysWith: { first, _ in first }))
  }
}
