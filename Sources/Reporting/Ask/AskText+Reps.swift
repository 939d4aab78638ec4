internal import Metrics

extension AskText {
  func section(_ standings: RepStandings) -> AskSection {
    let reach = standings.names(.reaches)
    let lag = standings.names(.lags)
    let verdict =
      reach.isEmpty && lag.isEmpty
      ? "notTold" : lag.isEmpty ? "someReach" : reach.isEmpty ? "someLag" : "someReachSomeLag"
    return AskSection(
      topic: .reps, title: title(.reps), verdict: verdict,
      says: says(standings, reach: reach, lag: lag),
      evidence: words(
        "a description: reps differ in territory, quota and time on the job too, which is not held fixed"
      ),
      evidenceName: "description", tables: tables(standings),
      commands: [
        command(.reps),
        kpis([QuestionAsker.attainmentMetric], "--period \(report.quarter) --by owner --trend 7"),
      ])
  }

  private func says(_ standings: RepStandings, reach: [String], lag: [String]) -> [String] {
    let count = standings.standings.count
    let onTarget = words.filled(
      "{} of their quarters were on target (95 %: {} to {})",
      [standings.hitShare.value, standings.hitShare.lower, standings.hitShare.upper].map {
        numbers.precisePercent($0)
      })
    guard standings.spread > 0 else {
      return [
        words.filled(
          "The attainments of {} reps do not differ beyond chance: nobody is told to reach the target or to "
            + "lag; the mean is {}",
          [numbers.count(count), numbers.precisePercent(standings.mean)]), onTarget,
      ]
    }
    var says = [
      words.filled(
        "Of {} reps {} reach the target with a probability of 90 % or more, and {} lag as surely; of {} "
          + "it is not told",
        [count, reach.count, lag.count, count - reach.count - lag.count].map {
          numbers.count($0)
        })
    ]
    if !reach.isEmpty {
      says.append(words.filled("reach it: {}", [reach.joined(separator: ", ")]))
    }
    if !lag.isEmpty { says.append(words.filled("lag: {}", [lag.joined(separator: ", ")])) }
    says.append(
      words.filled(
        "their attainments differ by {} (standard deviation) beyond chance around a mean of {}",
        [numbers.precisePercent(standings.spread), numbers.precisePercent(standings.mean)]))
    says.append(onTarget)
    return says
  }

  private func tables(_ standings: RepStandings) -> [AskTable] {
    let records = standings.standings.map { standing in
      AskRecord(
        standing.name, .share, standing.expected, count: standing.count,
        probability: standing.chanceOfTarget,
        note: words.filled(
          "{} of {} quarters on target; {} as it happened",
          [
            numbers.count(standing.hits), numbers.count(standing.count),
            numbers.precisePercent(standing.mean),
          ]))
    }
    let hits = standings.standings.filter { $0.hitChance != nil }.map { standing in
      AskRecord(standing.name, .share, standing.hitChance, count: standing.count)
    }
    return [
      AskTable(
        name: "attainment",
        title: words.filled(
          "Attainment to be expected, {} to {}, drawn towards the mean of all; n: quarters with a quota",
          [standings.quarters.first ?? "", standings.quarters.last ?? ""]),
        measure: words("attainment to be expected"), records: records),
      AskTable(
        name: "hits", title: words("Chance of a quarter on target, drawn towards that of all"),
        measure: words("chance"), records: hits),
    ].filter { !$0.records.isEmpty }
  }
}
