internal import Calendars
internal import Currencies
internal import Tabular

/// Turns amounts in other currencies into amounts in the reporting one, as they were known at each
/// moment: a change of the rate of an open deal's currency is a state of its own.
///
/// An amount for which no rate was known is blank and listed; no rate is ever taken to be 1.
struct ForeignAmounts {
  /// A rate, and the second from which it was known to hold.
  private struct Step {
    let from: Int64
    let rate: ExchangeRate
  }

  /// Amounts of one currency that found no rate.
  struct Missing {
    var deals = 0
    var first = Int64.max
  }

  private let basis: ConversionRule.Basis
  /// By the code of the currency, ascending in time.
  private let steps: [[Step]]
  /// By their codes.
  private let currencies: [Currency]
  private let reporting: Currency
  private(set) var missing: [Int32: Missing] = [:]
  /// What amounts became by rates alone, for the replay of changes.
  private(set) var rateSteps = RateSteps()

  init(_ facts: DealFacts, settings: DealSettings, zone: BusinessTimeZone) {
    let rule = settings.conversion ?? ConversionRule()
    basis = rule.basis
    var steps = [[Step]](repeating: [], count: facts.currencies.count)
    let rates = facts.rates.filter { $0.table == rule.table }.sorted {
      ($0.day, $0.knownFrom, $0.rate) < ($1.day, $1.knownFrom, $1.rate)
    }
    for rate in rates {
      guard let code = facts.currencies.find(rate.currency), let value = ExchangeRate(rate.rate)
      else { continue }
      let day = zone.startOfDay(Day(number: rate.day)).seconds
      // A rate published late replaces the one before it only from then on.
      let from = rate.knownFrom == Blank.instant ? day : max(day, rate.knownFrom)
      if let last = steps[Int(code)].last, last.from >= from { steps[Int(code)].removeLast() }
      steps[Int(code)].append(Step(from: from, rate: value))
    }
    self.steps = steps
    reporting = settings.currency
    currencies = facts.currencies.strings.map { (try? Currency($0)) ?? settings.currency }
  }

  /// Whether any amount may need a rate.
  var isNeeded: Bool { !steps.isEmpty }

  /// Appends the states of one deal, which `life` holds with their currencies, converted.
  mutating func append(
    _ life: StateColumns, isClosed: (Int16) -> Bool, to states: inout StateColumns
  ) {
    var lacked: Int32?
    let created = life.at[0]
    var closing: Int64?
    /// The amount in its own currency that stood before the state at hand, and the rate it had.
    var before: (amount: Int64, currency: Int, step: Int)?
    for index in 0..<life.count {
      var state = life.state(index)
      if !isClosed(state.stage) {
        closing = nil
      } else if closing == nil || index == 0 || life.stage[index - 1] != state.stage {
        closing = state.at
      }
      guard state.currency >= 0, state.amount != Blank.amount else {
        before = nil
        states.append(state)
        continue
      }
      let original = state.amount
      let currency = Int(state.currency)
      // What is corrected after a close is still converted at the rate of the close.
      let moment = basis == .creation ? created : closing ?? state.at
      let known = lastStep(currency, at: moment)
      state.amount =
        known.map { converted(original, currency, steps[currency][$0].rate) } ?? Blank.amount
      if known == nil {
        lacked = state.currency
        missing[state.currency, default: Missing()].first = min(
          missing[state.currency]?.first ?? .max, moment)
      }
      if let old = before, let now = lastStep(old.currency, at: state.at), now > old.step {
        let rate = steps[old.currency][now].rate
        rateSteps.add(state: states.count, amount: converted(old.amount, old.currency, rate))
      }
      before = nil
      states.append(state)
      guard basis == .spot, !isClosed(state.stage) else { continue }
      let end = index + 1 < life.count ? life.at[index + 1] : .max
      var last = known
      for (place, step) in steps[currency].enumerated().dropFirst((known ?? -1) + 1)
      where step.from < end {
        state.at = step.from
        state.amount = converted(original, currency, step.rate)
        rateSteps.add(state: states.count, amount: state.amount)
        states.append(state)
        last = place
      }
      before = last.map { (original, currency, $0) }
    }
    if let lacked { missing[lacked, default: Missing()].deals += 1 }
  }

  /// The last rate known at a moment.
  private func lastStep(_ currency: Int, at moment: Int64) -> Int? {
    var low = 0
    var high = steps[currency].count
    while low < high {
      let middle = (low + high) / 2
      if steps[currency][middle].from <= moment { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : low - 1
  }

  /// Exact, and rounded once, half to even.
  private func converted(_ amount: Int64, _ currency: Int, _ rate: ExchangeRate) -> Int64 {
    let money = Money(minorUnits: amount, currency: currencies[currency])
    return rate.convert(money, to: reporting)?.minorUnits ?? Blank.amount
  }

  /// The amount of a call at the rate known when it was made; `nil` where none was.
  func amount(of call: CallFact, currencies: SymbolTable) -> Int64? {
    amount(call.amount, currency: call.currency, at: call.madeAt, currencies: currencies)
  }

  /// An amount in a currency at the rate known at a moment; `nil` where none was.
  func amount(
    _ amount: Int64, currency: String, at moment: Int64, currencies: SymbolTable
  ) -> Int64? {
    if currency == reporting.code || currency.isEmpty { return amount }
    guard let code = currencies.find(currency).map(Int.init), code < steps.count,
      let step = lastStep(code, at: moment)
    else { return nil }
    let converted = converted(amount, code, steps[code][step].rate)
    return converted == Blank.amount ? nil : converted
  }

  /// What is missing, in sentences.
  func notes(_ facts: DealFacts, zone: BusinessTimeZone) -> [String] {
    missing.sorted { $0.key < $1.key }.map { code, missing in
      let day = zone.day(of: Instant(seconds: missing.first))
      let deals = missing.deals == 1 ? "1 deal" : "\(missing.deals) deals"
      return
        "\(deals) in \(facts.currencies.string(code)) without a rate (the first needed on \(day)): "
        + "counted, not priced; import rates"
    }
  }
}
