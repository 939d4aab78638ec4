internal import Currencies
internal import Deals
public import Forecasting

/// Renders people's forecasts beside the model's.
public enum JudgementText {
  /// The scores of roles, voices and categories, and what is blended.
  public static func render(
    _ report: JudgementReport, format: OutputFormat, style: TextStyle = TextStyle()
  ) -> String {
    switch format {
    case .table, .md:
      var page = Page(style)
      JudgementPage(report: report, style: style).add(to: &page)
      return page.render(format)
    case .json: return JSONValue.judgement(report).document
    case .csv: return csv(report)
    }
  }

  private static func csv(_ report: JudgementReport) -> String {
    var csv = CSVText(header: [
      "role", "person", "category", "level", "node", "cases", "periods", "mae", "modelMae",
      "valueAdded", "wape", "modelWape", "pValue", "pValueBetter", "bias", "logBias",
      "logBiasLower", "logBiasUpper", "shrunkLogBias", "spread", "sandbagging", "meanUnderCall",
      "optimism", "meanOverCall", "weight",
    ])
    for score in report.roles + report.voices {
      let voice = score.voice
      csv.text(voice.role)
      csv.text(voice.person)
      csv.text(voice.category)
      csv.text(voice.level)
      csv.text(voice.path.map { $0.map(\.value).joined(separator: " / ") })
      csv.integer(score.caseCount)
      csv.integer(score.periodCount)
      for error in [
        score.meanAbsoluteError, score.modelMeanAbsoluteError, score.valueAdded,
      ] { csv.money(Int64(error.rounded()), report.currency) }
      for number in [
        score.weightedAbsolutePercentageError, score.modelWeightedAbsolutePercentageError,
        score.pValue, score.pValueBetter, score.bias, score.logBias,
        score.logBiasInterval?.lowerBound, score.logBiasInterval?.upperBound,
        score.shrunkLogBias, score.spread, score.sandbagging, score.meanUnderCall, score.optimism,
        score.meanOverCall, report.blend[voice]?.weight,
      ] { csv.number(number) }
      csv.end()
    }
    return csv.string
  }
}

extension JSONValue {
  /// `{"roles","voices","blend","schemaVersion"}`.
  static func judgement(_ report: JudgementReport) -> JSONValue {
    var members = judgementMembers(report)
    members["schemaVersion"] = .integer(ForecastReport.schemaVersion)
    return .object(members)
  }

  /// The same without the version, for a document that has its own.
  static func judgementMembers(_ report: JudgementReport) -> [String: JSONValue] {
    [
      "blend": .object([
        "level": .text(report.blend.level), "weights": .array(report.blend.weights.map(weight)),
      ]),
      "roles": .array(report.roles.map { score($0, report) }),
      "voices": .array(report.voices.map { score($0, report) }),
    ]
  }

  private static func members(_ voice: Voice) -> [String: JSONValue] {
    [
      "role": .string(voice.role), "madeBy": .text(voice.person),
      "category": .text(voice.category), "level": .string(voice.level),
      "path": voice.path.map { .path($0) } ?? .null,
    ]
  }

  private static func weight(_ weight: BlendWeight) -> JSONValue {
    .object(
      members(weight.voice).merging([
        "weight": .number(weight.weight), "correction": .number(weight.correction),
        "periods": .integer(weight.periodCount), "pValue": .number(weight.pValue),
      ]) { $1 })
  }

  private static func score(_ score: JudgementScore, _ report: JudgementReport) -> JSONValue {
    let money = { (amount: Double) in
      JSONValue.money(Int64(amount.rounded()), report.currency)
    }
    return .object(
      members(score.voice).merging([
        "n": .integer(score.caseCount), "periods": .integer(score.periodCount),
        "mae": money(score.meanAbsoluteError), "modelMae": money(score.modelMeanAbsoluteError),
        "valueAdded": money(score.valueAdded),
        "wape": .number(score.weightedAbsolutePercentageError),
        "modelWape": .number(score.modelWeightedAbsolutePercentageError),
        "pValue": .number(score.pValue), "pValueBetter": .number(score.pValueBetter),
        "bias": .number(score.bias), "logBias": .number(score.logBias),
        "logBiasInterval": score.logBiasInterval.map {
          .array([.double($0.lowerBound), .double($0.upperBound)])
        } ?? .null,
        "shrunkLogBias": .number(score.shrunkLogBias), "spread": .number(score.spread),
        "sandbagging": .object([
          "share": .number(score.sandbagging), "meanUnderCall": .number(score.meanUnderCall),
        ]),
        "optimism": .object([
          "share": .number(score.optimism), "meanOverCall": .number(score.meanOverCall),
        ]),
      ]) { $1 })
  }

  /// The calls for a node: role, author, amount, moment, weight.
  static func calls(_ calls: [NodeCall], _ currency: Currency) -> JSONValue {
    .array(
      calls.map { one in
        .object([
          "role": .string(one.role), "madeBy": .text(one.call.madeBy),
          "category": .text(one.call.category), "amount": .money(one.call.amount, currency),
          "madeAt": .day(one.day), "weight": .number(one.weight),
        ])
      })
  }
}
