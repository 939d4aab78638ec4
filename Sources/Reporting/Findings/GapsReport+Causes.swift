internal import Calendars
internal import Currencies
internal import Detection

extension GapsReport {
  /// The members of a gap that tell its causes.
  static func causes(
    _ gap: PipelineGap, _ currency: Currency, asOf: Day, source: String
  ) -> [String: JSONValue] {
    switch gap.causes {
    case .undefined(let reason):
      return [
        "causes": .array([]), "causesUndefined": .string(CauseText(.en).sentence(reason)),
        "named": .array([]), "reference": .null,
      ]
    case .split(let split):
      return [
        "causes": .array(
          split.lines.map {
            .object([
              "cause": .string($0.cause.rawValue), "amount": .money($0.amount, currency),
              "pValue": .number($0.pValue),
            ])
          }),
        "causesUndefined": .null,
        "named": .array(
          split.named.map {
            .object([
              "cause": .string($0.rawValue),
              "command": .string(CauseText.command($0, gap, split, asOf: asOf, source: source)),
            ])
          }),
        "reference": .money(split.reference, currency),
      ]
    }
  }

  /// The columns of the causes: an amount each, p-values but for the plan.
  static let causeColumns =
    ["reference"] + GapCause.allCases.map(\.rawValue)
    + GapCause.factors.map { "\($0.rawValue)PValue" } + ["named"]

  /// The fields of these columns.
  static func add(_ causes: GapCauses, to csv: inout CSVText, _ currency: Currency) {
    let split = causes.split
    csv.money(split?.reference, currency)
    for cause in GapCause.allCases { csv.money(split?.line(cause)?.amount, currency) }
    for cause in GapCause.factors { csv.number(split?.line(cause)?.pValue) }
    csv.text(split?.named.map(\.rawValue).joined(separator: " "))
  }
}
