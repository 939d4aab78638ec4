internal import Calendars
internal import Currencies
internal import Deals
internal import Detection
internal import Forecasting

/// Findings in words.
struct AnomalyText {
  private let report: AnomalyReport
  private let source: String
  private let language: OutputLanguage
  private var numbers: NumberText { NumberText(language) }

  init(_ report: AnomalyReport, source: String, language: OutputLanguage) {
    self.report = report
    self.source = source
    self.language = language
  }

  /// The metric's name in answers for machines: the rule for records, else the family.
  func metric(_ anomaly: Anomaly) -> String { anomaly.rule?.name ?? anomaly.family.rawValue }

  /// The metric for people.
  func title(_ family: AnomalyFamily) -> String {
    switch family {
    case .winRate: language("win rate")
    case .creation: language("new deals")
    case .cycleLength: language("time to win")
    case .dealSize: language("deal size")
    case .activity: language("activity")
    case .stageMix: language("stage mix")
    case .zombies: language("dead deals")
    case .duplicates: language("double deals")
    case .amounts: language("odd amounts")
    case .records: language("broken records")
    case .outlyingDeals: language("odd deals")
    case .category: language("categories")
    case .closeDate: language("close dates")
    }
  }

  /// What was seen, in one sentence.
  func sentence(_ anomaly: Anomaly) -> String {
    let since = anomaly.since?.iso8601 ?? NumberText.none
    switch anomaly.family {
    case .winRate:
      return fill(
        "{} of the deals closed since {} were won; {} was to be expected of them",
        numbers.precisePercent(anomaly.observed), since, numbers.precisePercent(anomaly.expected))
    case .creation:
      return fill(
        "{} deals created in six weeks where {} were to be expected; fewer since {}",
        numbers.fixed(anomaly.observed, 0), numbers.fixed(anomaly.expected, 1), since)
    case .cycleLength:
      return fill(
        "deals won since {} took {} days at the median; {} in the year before", since,
        numbers.fixed(anomaly.observed, 0), numbers.fixed(anomaly.expected, 0))
    case .dealSize:
      return fill(
        "deals created since {} are worth {} against deals alike of the year before", since,
        signed(anomaly.effect))
    case .activity:
      return fill(
        "{} activities on open deals in four weeks where {} are usual",
        numbers.fixed(anomaly.observed, 0), numbers.fixed(anomaly.expected, 1))
    case .stageMix:
      return fill(
        "{} of the open amount stands in other stages than on this day of earlier quarters; {} is "
          + "usual", numbers.precisePercent(anomaly.observed),
        numbers.precisePercent(anomaly.expected))
    default: return sentenceOfRecords(anomaly)
    }
  }

  private func sentenceOfRecords(_ anomaly: Anomaly) -> String {
    let count = numbers.count(anomaly.deals.count)
    switch anomaly.family {
    case .zombies:
      return fill(
        "{} of {} open deals stand in their stage, without a sign of life, longer than living ones "
          + "do", count, numbers.fixed(anomaly.expected, 0))
    case .duplicates:
      return fill("deals that repeat another one of the same account: {}", count)
    case .amounts:
      return fill(
        "amounts more than about four robust deviations from those of deals alike: {}; the furthest {}",
        count, numbers.fixed(anomaly.effect, 1))
    case .records:
      return fill("deals: {}; {}", count, anomaly.rule.map(meaning) ?? "")
    case .outlyingDeals:
      return fill(
        "open deals unlike those open on earlier dates in size, age, silence, activity and close "
          + "date together: {}", count)
    case .closeDate:
      return fill(
        "close dates are pushed {} against others' deals in the same stages (robust z {})",
        signed(anomaly.effect), numbers.fixed(anomaly.observed, 1))
    default:
      return fill(
        anomaly.effect < 0
          ? "categories stand {} steps below what the deals show (robust z {})"
          : "categories stand {} steps above what the deals show (robust z {})",
        numbers.fixed(abs(anomaly.effect), 2), numbers.fixed(anomaly.observed, 1))
    }
  }

  private func meaning(_ rule: RecordRule) -> String {
    switch rule {
    case .contract(let kind): ViolationText(kind).definition[language]
    case .closeDayBeforeCreation: language("the close date lies before the creation")
    case .closeDayFarAhead: language("the close date lies years beyond those of other deals")
    }
  }

  /// The command that lists the deals of a finding.
  func command(_ anomaly: Anomaly) -> String {
    var words = "aforo anomalies --as-of \(report.asOf.iso8601)\(source)"
    words += " --kind \(anomaly.kind.rawValue) --metric \(anomaly.family.rawValue)"
    if !anomaly.path.isEmpty {
      words += " --path \(ShellWord.quoted(AnomalyText.path(anomaly.path)))"
    }
    return words + " --deals"
  }

  /// A path as `--path` takes it.
  static func path(_ path: [PathElement]) -> String {
    path.map { "\($0.level)=\($0.value)" }.joined(separator: ",")
  }

  /// Where, for people.
  func place(_ anomaly: Anomaly) -> String {
    anomaly.path.isEmpty
      ? language("total") : anomaly.path.map(\.value).joined(separator: " / ")
  }

  /// Why a family was not looked at.
  func reason(_ reason: NotLookedAt) -> String {
    switch reason {
    case .closings(let needed, let found):
      fill(
        "not looked at: {} closed deals of the {} needed", numbers.count(found),
        numbers.count(needed))
    case .weeks(let needed, let found):
      fill(
        "not looked at: {} weeks of history of the {} needed", numbers.count(found),
        numbers.count(needed))
    case .deals(let needed, let found):
      fill("not looked at: {} deals of the {} needed", numbers.count(found), numbers.count(needed))
    case .owners(let needed, let found):
      fill(
        "not looked at: {} owners with enough deals of the {} needed", numbers.count(found),
        numbers.count(needed))
    case .field(let name): fill("not looked at: nothing is known of {}", name)
    case .numeric: language("not looked at: the deals do not vary enough")
    }
  }

  /// `+12 %`.
  func signed(_ share: Double) -> String {
    (share > 0 ? "+" : "") + numbers.precisePercent(share)
  }

  private func fill(_ english: String, _ values: String...) -> String {
    language.filled(english, values)
  }
}
