internal import Detection

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
    switch hit.signal {
    case .overdue:
      return phrase("overdue by {} {}", number(hit.value), unit(hit.value, "day", "days"))
    case .stalled:
      return phrase(
        "in stage for {} {} (limit {})", number(hit.value), unit(hit.value, "week", "weeks"),
        number(hit.threshold))
    case .pushed:
      return phrase("pushed {} {}", number(hit.value), unit(hit.value, "time", "times"))
    case .noActivity:
      return phrase(
        "no activity for {} {}", number(hit.value),
        unit(hit.value, "business day", "business days"))
    case .unlikelyInTime:
      return phrase("won in time with {} of its chance", numbers.fixed(hit.value, 2))
    }
  }

  /// What a rule was worth on past deals.
  func worth(_ signal: RiskSignal, _ lift: SignalLift?) -> String {
    let name = "\(language("rule")) \(signal.name): "
    guard let lift else { return name + language("not measured on past deals") }
    let facts = phrase(
      "flagged {} won against {} among others (n = {}, 95 % interval {} to {})",
      numbers.precisePercent(lift.winRateFlagged), numbers.precisePercent(lift.winRateOther),
      numbers.count(lift.count), numbers.precisePercent(lift.lower),
      numbers.precisePercent(lift.upper))
    let isWithoutLift = lift.lower <= lift.winRateOther && lift.winRateOther <= lift.upper
    return name + facts + (isWithoutLift ? "; \(language("rule without lift"))" : "")
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
