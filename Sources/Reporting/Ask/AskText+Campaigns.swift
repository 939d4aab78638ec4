internal import Currencies
internal import Metrics

extension AskText {
  func section(_ response: SpendResponse) -> AskSection {
    AskSection(
      topic: .campaigns, title: title(.campaigns), verdict: response.verdict.rawValue,
      says: says(response),
      evidence: words(
        "an association, not a cause: spending is planned for when sales are expected; only a trial "
          + "that withholds it somewhere tells what it brings"),
      evidenceName: "association", tables: tables(response),
      commands: [
        command(.campaigns),
        kpis(
          ["deals.won.amount.by_transition", "leads.created.count", "spend.amount"],
          "--period \(report.quarter) --trend 8"),
      ])
  }

  private func says(_ response: SpendResponse) -> [String] {
    var says: [String] = []
    let found = response.effects.filter { $0.adjusted <= SpendResponse.rate }
    for effect in found {
      let phrase =
        effect.response == .bookings
        ? "Yes: each unit of money more on {} goes with {} of bookings (95 %: {} to {}), {}"
        : "Yes: each thousand more on {} goes with {} leads (95 %: {} to {}), {}"
      let scaled = scaled(effect)
      says.append(
        words.filled(
          phrase,
          [effect.code]
            + [scaled.value, scaled.lower, scaled.upper].map { numbers.fixed($0, 2) }
            + [delay(effect.lag, response)]))
    }
    if found.isEmpty {
      says.append(
        words.filled(
          response.isWeekly
            ? "Over {} weeks no movement with spending is told from chance"
            : "Over {} months no movement with spending is told from chance",
          [numbers.count(response.count)]))
    }
    if !response.dropped.isEmpty {
      says.append(
        words.filled(
          "spent evenly, so that nothing can be compared: {}",
          [response.dropped.joined(separator: ", ")]))
    }
    return says
  }

  private func delay(_ lag: Int, _ response: SpendResponse) -> String {
    switch (lag, response.isWeekly) {
    case (0, true): words("in the same week")
    case (0, false): words("in the same month")
    case (_, true): words("in the week after")
    case (_, false): words("in the month after")
    }
  }

  /// Per unit of money, or leads per thousand of it.
  private func scaled(_ effect: SpendResponse.Effect) -> IntervalEstimate {
    guard effect.response == .leads else { return effect.perUnit }
    let factor = 1000 * Double(report.currency.minorUnitsPerMajor)
    return IntervalEstimate(
      value: effect.perUnit.value * factor, lower: effect.perUnit.lower * factor,
      upper: effect.perUnit.upper * factor)
  }

  private func tables(_ response: SpendResponse) -> [AskTable] {
    let titles: [(SpendResponse.Response, String, String)] = [
      (
        .bookings,
        words("Bookings for each unit of money spent, trend and season held fixed"), "bookings"
      ),
      (.leads, words("New leads for each thousand spent, trend and season held fixed"), "leads"),
    ]
    return titles.map { kind, title, name in
      AskTable(
        name: name, title: title, measure: words("effect"),
        records: response.effects.filter { $0.response == kind }.map { effect in
          AskRecord(
            "\(effect.code), \(delay(effect.lag, response))",
            kind == .bookings ? .perMoney : .perThousand, scaled(effect), count: response.count,
            pValue: effect.pValue, adjusted: effect.adjusted)
        })
    }.filter { !$0.records.isEmpty }
  }
}
