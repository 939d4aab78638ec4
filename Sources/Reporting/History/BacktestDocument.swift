internal import Calendars
internal import Currencies
internal import Evaluation
internal import Forecasting

/// The JSON of a backtest.
struct BacktestDocument {
  let report: BacktestReport

  var value: JSONValue {
    var members: [String: JSONValue] = [
      "currency": .string(report.currency.code),
      "deals": deals,
      "notes": .texts([BacktestWords.points, BacktestWords.dependence]),
      "refused": .texts(report.refused),
      "rows": .array(report.rows.map(row)),
      "schemaVersion": .integer(ForecastReport.schemaVersion),
      "scores": .array(report.summaries.flatMap(scores)),
      "summary": .array(report.summaries.map(summary)),
    ]
    // Not null where it was not asked for: then nothing was judged.
    members["judgement"] = report.judgement.map { .array($0.map(judgement)) }
    return .object(members)
  }

  private func judgement(_ judgement: BacktestJudgement) -> JSONValue {
    var members = JSONValue.judgementMembers(judgement.report)
    members["horizon"] = .integer(judgement.ahead)
    return .object(members)
  }

  private func row(_ row: BacktestRow) -> JSONValue {
    .object([
      "asOf": .day(row.asOf),
      "ahead": .integer(row.ahead),
      "path": .path(row.forecast.path),
      "level": .string(row.level),
      "name": .string(row.forecast.name),
      "grade": .string(row.forecast.grade.rawValue),
      "period": .string(row.period),
      "horizonDays": .integer(row.horizonDays),
      "actual": .money(row.actual, report.currency),
      "mean": .money(row.forecast.mean, report.currency),
      "median": .money(row.forecast.median, report.currency),
      "quantiles": .quantiles(row.forecast, report.currency),
      "crps": money(row.crps),
      "pit": .number(row.probabilityIntegral),
      "naiveError": money(row.naiveError),
      "baselines": .baselines(row.forecast, report.currency),
      "oracle": report.truth?.node(of: row).map { money($0.mean) } ?? .null,
    ])
  }

  /// The scores of every method, flat.
  private func scores(_ summary: BacktestSummary) -> [JSONValue] {
    summary.scores.map { score in
      .object([
        "horizon": .integer(summary.ahead),
        "level": .string(summary.level),
        "method": .string(score.method.rawValue),
        "meanAbsoluteError": money(score.meanAbsoluteError),
        "wape": .number(score.weightedAbsolutePercentageError),
        "bias": .number(score.bias),
        "mase": .number(score.meanAbsoluteScaledError),
        "crps": money(score.crps),
        "crpsShare": .number(score.crpsShare),
        "quantileLoss": money(score.quantileLoss),
        "skill": .number(score.skill),
        "n": .integer(score.count),
      ])
    }
  }

  /// The scores of aforo itself at one horizon and level.
  private func summary(_ summary: BacktestSummary) -> JSONValue {
    let own = summary.scores.first { $0.method == .aforo }
    let skill = BaselineMethod.allCases.map { method in
      (
        method.rawValue,
        JSONValue.number(
          summary.scores.first { $0.method.rawValue == method.rawValue }?.skill)
      )
    }
    let ratio = summary.oracleRatio.map { ratio in
      JSONValue.object([
        "n": .integer(ratio.count),
        "wape": .number(ratio.weightedAbsolutePercentageError),
        "quantileLoss": .number(ratio.quantileLoss),
        "coverage": coverage(summary.oracleCoverage),
      ])
    }
    return .object([
      "horizon": .integer(summary.ahead),
      "level": .string(summary.level),
      "wape": .number(own?.weightedAbsolutePercentageError),
      "bias": .number(own?.bias),
      "meanAbsoluteError": money(own?.meanAbsoluteError),
      "mase": .number(own?.meanAbsoluteScaledError),
      "crps": money(own?.crps),
      "crpsShare": .number(own?.crpsShare),
      "quantileLoss": money(own?.quantileLoss),
      "crpsSkill": .object(Dictionary(skill, uniquingKeysWith: { first, _ in first })),
      "coverage": coverage(summary.coverage),
      "pit": .array(summary.integralCounts.map { .integer($0) }),
      "oracleRatio": ratio ?? .null,
      "n": .integer(summary.count),
      "periods": .integer(summary.periodCount),
    ])
  }

  private func coverage(_ coverage: [IntervalCoverage]) -> JSONValue {
    let members = coverage.map { coverage in
      (
        "\(coverage.level)",
        JSONValue.object([
          "value": .number(coverage.value), "lower": .number(coverage.lower),
          "upper": .number(coverage.upper),
        ])
      )
    }
    return .object(Dictionary(members, uniquingKeysWith: { first, _ in first }))
  }

  /// The nearest horizon's scores, and those of every horizon in a list.
  private var deals: JSONValue {
    let all = report.deals.map(DealScoresDocument.members)
    var members =
      all.first
      ?? [
        "brier": .null, "logLoss": .null, "baseLogLoss": .null, "calibrationError": .null,
        "auc": .null, "n": .integer(0),
      ]
    members["byHorizon"] = .array(all.map { .object($0) })
    return .object(members)
  }

  /// A mean of amounts, to the minor unit.
  private func money(_ minorUnits: Double?) -> JSONValue {
    .money(minorUnits.flatMap { Int64(exactly: $0.rounded()) }, report.currency)
  }
}

/// The scores of deals as members of an object.
enum DealScoresDocument {
  static func members(_ summary: DealSummary) -> [String: JSONValue] {
    var members = members(summary.scores)
    members["horizon"] = .integer(summary.ahead)
    members["baseLogLoss"] = .number(summary.baseLogLoss)
    members["curve"] = .array(summary.scores.curve.map(bin))
    members["oracle"] =
      summary.oracle.map { oracle in
        var known = Self.members(oracle)
        known["besides"] = summary.besidesOracle.map { .object(Self.members($0)) } ?? .null
        return .object(known)
      } ?? .null
    return members
  }

  private static func members(_ scores: DealScores) -> [String: JSONValue] {
    [
      "brier": .number(scores.brier),
      "logLoss": .number(scores.logLoss),
      "calibrationError": .number(scores.calibrationError),
      "calibrationSlope": .number(scores.calibrationSlope),
      "calibrationIntercept": .number(scores.calibrationIntercept),
      "auc": .number(scores.areaUnderCurve),
      "expectedWins": .number(scores.expectedWins),
      "won": .integer(scores.wonCount),
      "n": .integer(scores.count),
    ]
  }

  private static func bin(_ bin: CalibrationBin) -> JSONValue {
    .object([
      "probability": .number(bin.probability),
      "share": .number(bin.share),
      "lower": .number(bin.lower),
      "upper": .number(bin.upper),
      "n": .integer(bin.count),
    ])
  }
}
