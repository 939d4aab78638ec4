internal import Calendars
internal import Metrics

extension AskText {
  func section(_ leaks: FunnelLeaks) -> AskSection {
    let grown = (leaks.stages + leaks.reasons + leaks.sources + leaks.leads).filter(\.hasGrown)
    return AskSection(
      topic: .leads, title: title(.leads), verdict: grown.isEmpty ? "noGrowthSeen" : "someGrew",
      says: says(leaks, grown: grown),
      evidence: words(
        "a description: reasons are what reps wrote down, and sources differ in more than their name"
      ),
      evidenceName: "description",
      tables: [
        table("stages", words("Stays in a stage that ended in a loss"), leaks.stages),
        table("reasons", words("Lost deals by reason"), leaks.reasons),
        table("sources", words("Closed deals that were lost, by source"), leaks.sources),
        table(
          "leads", words("Leads not converted within 90 days, by source"), leaks.leads,
          isPriced: false),
      ].filter { !$0.records.isEmpty },
      commands: [
        command(.leads),
        kpis(
          ["deals.lost.amount.by_transition", "deals.lost.count.by_reason", "drop_off"],
          "--period \((report.asOf - 364).iso8601)..\(report.asOf.iso8601)"),
      ])
  }

  private func says(_ leaks: FunnelLeaks, grown: [FunnelLeaks.Place]) -> [String] {
    var says: [String] = []
    if let leak = leaks.largestLeak, let share = leak.share {
      says.append(
        words.filled(
          "Most money falls in {}: {} of the {} lost in the last year; of the stays there that ended, {} "
            + "ended in a loss (95 %: {} to {})",
          [
            leak.name, money(Double(leak.amount ?? 0)), money(Double(leaks.lostAmount)),
          ] + [share.value, share.lower, share.upper].map { numbers.precisePercent($0) }))
    }
    if let reason = leaks.commonestReason {
      says.append(
        words.filled(
          "the reason given most often is {}: {} of {} lost deals",
          [reason.name, numbers.count(reason.lost), numbers.count(reason.count)]))
    }
    if let source = leaks.sources.max(by: {
      ($0.amount ?? 0, $1.name) < ($1.amount ?? 0, $0.name)
    }), let share = source.share, (source.amount ?? 0) > 0 {
      says.append(
        words.filled(
          "of the sources most money falls from {}: {}, {} of its closed deals",
          [source.name, money(Double(source.amount ?? 0)), numbers.precisePercent(share.value)]))
    }
    says.append(
      grown.isEmpty
        ? words("nowhere is more lost than in the year before, beyond chance")
        : words.filled(
          "more is lost than in the year before, beyond chance: {}",
          [
            grown.map { place in
              words.filled(
                "{} ({} points)", [place.name, place.change.map { points($0.value) } ?? ""])
            }.joined(separator: ", ")
          ]))
    return says
  }

  private func table(
    _ name: String, _ title: String, _ places: [FunnelLeaks.Place], isPriced: Bool = true
  ) -> AskTable {
    AskTable(
      name: name, title: title, measure: words("share"),
      records: places.map { place in
        var notes: [String] = []
        if isPriced, let amount = place.amount, amount > 0 {
          notes.append(words.filled("{} lost", [money(Double(amount))]))
        }
        if place.unpriced > 0 {
          notes.append(words.filled("lost without amount: {}", [numbers.count(place.unpriced)]))
        }
        if let change = place.change {
          notes.append(
            words.filled(
              "{} points against the year before (95 %: {} to {})",
              [change.value, change.lower, change.upper].map(points)))
        }
        return AskRecord(
          place.name, .share, place.share, count: place.count,
          note: notes.isEmpty ? nil : notes.joined(separator: "; "))
      })
  }
}
