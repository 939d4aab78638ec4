internal import Calendars
internal import Detection
internal import Forecasting

/// What is said of the causes of a gap.
struct CauseText {
  private let words: OutputLanguage
  private var numbers: NumberText { NumberText(words) }

  init(_ language: OutputLanguage) {
    words = language
  }

  /// The cause in a table.
  func name(_ cause: GapCause) -> String { words(cause.rawValue) }

  /// What the cause means, for a shortfall.
  func meaning(_ cause: GapCause) -> String {
    switch cause {
    case .plan: words("the quota asks for more than the last periods lead to")
    case .coverage: words("too little pipeline stood when the period began")
    case .creation: words("too few deals are created")
    case .timing: words("deals take longer to close")
    case .conversion: words("fewer of the deals that close are won")
    case .size: words("the typical deal is smaller")
    case .mix: words("the smaller deals are won, the larger ones are not")
    }
  }

  /// Who has to do what.
  func remedy(_ cause: GapCause) -> String {
    switch cause {
    case .plan:
      words("who sets the quotas: the business has to grow by that much, or the quota to fall")
    case .coverage: words("too late for this period: build the pipeline of the next ones now")
    case .creation:
      words("marketing and sales development: create pipeline while it can still close")
    case .timing: words("deal owners: the slipping deals, each with a next step and a date")
    case .conversion: words("sales managers: look at where and why deals are lost")
    case .size: words("sales managers: discounts and scope; who grants them, on which deals")
    case .mix: words("account owners: the large open deals before the small ones")
    }
  }

  /// The command that shows the deals behind a cause.
  ///
  /// - Parameter source: what a command on the same deals needs, such as ` --from DIR`.
  static func command(
    _ cause: GapCause, _ gap: PipelineGap, _ split: CauseSplit, asOf: Day, source: String
  ) -> String {
    let period = "--period \(gap.target.id)"
    let nodes = gap.node.path.map { " --node \(ShellWord.quoted("\($0.level)=\($0.value)"))" }
      .joined()
    func changes(_ name: String) -> String {
      "aforo changes --since \((split.since - 1).iso8601) --as-of \(asOf.iso8601) \(period)\(source)"
        + "\(nodes) --cause \(name)"
    }
    switch cause {
    case .plan: return "aforo forecast \(period) --as-of \(asOf.iso8601)\(source)"
    case .coverage:
      return "aforo forecast \(period) --as-of \((split.since - 1).iso8601)\(source)"
    case .creation: return changes("new")
    case .timing: return changes("pushed_out")
    case .conversion: return changes("lost")
    case .size: return changes("amount_down")
    case .mix: return changes("won")
    }
  }

  /// Why there are no causes.
  func sentence(_ reason: CausesUndefined) -> String {
    switch reason {
    case .thin:
      return words.filled(
        "no causes: fewer than {} wins a period do not tell causes from noise",
        [numbers.fixed(CausesUndefined.minimumWins, 0)])
    case .period(let reason): return sentence(reason)
    }
  }

  private func sentence(_ reason: FactorsUndefined) -> String {
    switch reason {
    case .window: return words("no causes: a window of days has no quarters to be compared with")
    case .periodOver: return words("no causes: the period is over")
    case .fewPeriods(let count):
      return words.filled(
        "no causes: {} past periods can be replayed, {} are needed",
        [numbers.count(count), numbers.count(FactorHistory.referencePeriods)])
    case .grade:
      return words("no causes: the history does not let single deals be told apart")
    case .runRate:
      return words("no causes: the run rate speaks, as closings do not follow the pipeline")
    case .numeric(let text):
      return words.filled("no causes: a fit of the past failed ({})", [text])
    }
  }
}
