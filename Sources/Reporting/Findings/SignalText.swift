internal import Detection
internal import Foundation

/// The rules in words.
struct SignalText {
  private let language: OutputLanguage
  private let numbers: NumberText

  init(_ style: TextStyle) {
    language = style.language
    numbers = NumberText(style.language)
  }

  /// Why a rule fired: "overdue by 12 days".
  func reason(_ hit: SignalHit) -> String {
    let value = number(hit.value)
    switch hit.signal {
    case .overdue: return phrase("overdue by {} {}", value, unit(hit.value, "day", "days"))
    case .stalled:
      return phrase(
        "in stage for {} {} (limit {})", value, unit(hit.value, "week", "weeks"),
        number(hit.threshold))
    case .pushed: return phrase("pushed {} {}", value, unit(hit.value, "time", "times"))
    case .noActivity:
      return phrase(
        "no activity for {} {}", value, unit(hit.value, "business day", "business days"))
    case .noReply: return phrase("no reply for {} times the usual gap", value)
    case .noNextStep: return phrase("nothing planned")
    case .singleThreaded:
      return phrase("large, with {} {}", value, unit(hit.value, "person", "people"))
    case .stageRegression:
      return phrase("moved back {} {}", value, unit(hit.value, "time", "times"))
    case .stageSkip: return phrase("advanced {} stages at once", value)
    case .aged: return phrase("{} times as old as most wons", value)
    case .categoryAgainstStage: return phrase("category against stage {}", value)
    case .ownerChange: return phrase("handed over {} {}", value, unit(hit.value, "time", "times"))
    case .amountChange: return phrase("amount changed by {}", signed(hit.value))
    case .amountOutlier: return phrase("amount {} deviations above the usual", value)
    case .endLoaded:
      return phrase("closes in the last {} of the period", numbers.percent(hit.value))
    case .zombie: return phrase("zombie: {} days overdue, untouched", value)
    case .unlikelyInTime:
      return phrase("won in time with {} of its chance", numbers.fixed(hit.value, 2))
    case .lowScore: return phrase("chance {} of the stage's", numbers.fixed(hit.value, 2))
    }
  }

  /// What a rule tells here.
  func verdict(_ verdict: LiftVerdict) -> String {
    switch verdict {
    case .risk: language("a reason")
    case .nothing: language("tells nothing here")
    case .favourable: language("wins more often here")
    case .thin: language("too few past deals")
    case .unmeasured: language("not measured")
    }
  }

  /// A difference of shares in percentage points.
  func points(_ value: Double?) -> String {
    guard let value, value.isFinite else { return NumberText.none }
    return (value > 0 ? "+" : "") + numbers.fixed(value * 100, 1)
  }

  private func signed(_ share: Double) -> String {
    (share > 0 ? "+" : "") + "\(numbers.fixed(share * 100, 0)) %"
  }

  private func phrase(_ english: String, _ values: String...) -> String {
    language.filled(english, values)
  }

  /// Whole numbers without decimals, others with one.
  private func number(_ value: Double) -> String {
    numbers.fixed(value, value == value.rounded() ? 0 : 1)
  }

  private func unit(_ value: Double, _ one: String, _ many: String) -> String {
    language(value == 1 ? one : many)
  }
}
