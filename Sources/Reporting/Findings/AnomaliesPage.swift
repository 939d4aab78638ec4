internal import Calendars
internal import Currencies
internal import Deals
internal import Detection
internal import Forecasting

/// What stands out, for people.
struct AnomaliesPage {
  let report: AnomalyReport
  /// Findings that the selection leaves.
  let chosen: Int
  let shown: [Anomaly]
  let text: AnomalyText
  let style: TextStyle

  private var words: OutputLanguage { style.language }
  private var numbers: NumberText { NumberText(style.language) }

  /// Owners of each end of a ranking.
  private static let rankedOwners = 3
  /// Shares of a quarter below this are not listed.
  private static let leastShare = 0.05

  func render(_ format: OutputFormat) -> String {
    var page = Page(style)
    page.heading(heading)
    page.text(
      "\(words("found")): \(numbers.count(chosen)); \(words("shown")): "
        + numbers.count(shown.count))
    if !shown.isEmpty { page.table(table) }
    for (place, anomaly) in shown.enumerated() { add(anomaly, place + 1, to: &page) }
    page.heading(words("What was looked at"), level: 3)
    page.table(families)
    page.text(
      words(
        "rate: of the findings of a detector, the share that chance may make on average; rules have "
          + "none"))
    addRankings(to: &page)
    addConcentration(to: &page)
    return page.render(format)
  }

  /// The deals behind the findings.
  func deals(_ format: OutputFormat) -> String {
    var page = Page(style)
    page.heading(heading)
    for anomaly in shown {
      page.heading("\(text.title(anomaly.family)), \(text.place(anomaly))", level: 3)
      page.text(text.sentence(anomaly))
      var table = TextTable([
        TextTable.Column("id", mayBeCut: false), TextTable.Column(words("amount"), .right),
        TextTable.Column("p", .right), TextTable.Column("q", .right),
      ])
      for deal in anomaly.deals {
        table.append([
          deal.id, numbers.amount(deal.amount, report.currency), numbers.probability(deal.pValue),
          numbers.probability(deal.qValue),
        ])
      }
      if !table.isEmpty { page.table(table) }
    }
    return page.render(format)
  }

  private var heading: String {
    words("Anomalies") + ", \(report.currency.code), " + words("as of")
      + " \(report.asOf.iso8601)"
  }

  private var table: TextTable {
    var table = TextTable([
      TextTable.Column("#", .right), TextTable.Column(words("what")),
      TextTable.Column(words("where")), TextTable.Column(words("since"), .right),
      TextTable.Column(words("money"), .right), TextTable.Column("p", .right),
      TextTable.Column("q", .right),
    ])
    for (place, anomaly) in shown.enumerated() {
      table.append([
        TextTable.Cell("\(place + 1)"),
        TextTable.Cell(
          text.title(anomaly.family) + (anomaly.isWatch ? " (\(words("watch"))) " : ""),
          tone: anomaly.isWatch ? .plain : .warning),
        TextTable.Cell(text.place(anomaly)),
        TextTable.Cell(anomaly.since?.iso8601 ?? NumberText.none),
        TextTable.Cell(numbers.amount(anomaly.money, report.currency)),
        TextTable.Cell(numbers.probability(anomaly.pValue)),
        TextTable.Cell(numbers.probability(anomaly.qValue)),
      ])
    }
    return table
  }

  private func add(_ anomaly: Anomaly, _ number: Int, to page: inout Page) {
    page.heading("\(number). \(text.title(anomaly.family)), \(text.place(anomaly))", level: 3)
    page.text(text.sentence(anomaly))
    if anomaly.isWatch {
      page.text(words("to be watched only: the rate of false discoveries is not controlled"))
    }
    if let picture = anomaly.picture {
      page.figure(AnomaliesPage.lines(of: picture, isASCII: style.isASCII))
    }
    if !anomaly.examples.isEmpty {
      page.text("\(words("examples")): \(anomaly.examples.joined(separator: ", "))")
    }
    page.text("\(words("all of them")): \(text.command(anomaly))")
  }

  private var families: TextTable {
    var table = TextTable(
      [
        TextTable.Column(words("what"), mayBeCut: false),
        TextTable.Column(words("tested"), .right), TextTable.Column(words("found"), .right),
        TextTable.Column(words("rate"), .right),
      ], noteTitle: words("note"))
    for outcome in report.families {
      table.append(
        [
          TextTable.Cell(text.title(outcome.family)),
          TextTable.Cell(numbers.count(outcome.tested)),
          TextTable.Cell(numbers.count(outcome.found)),
          TextTable.Cell(numbers.percent(outcome.rate)),
        ], note: outcome.reason.map(text.reason))
    }
    return table
  }

  private func addRankings(to page: inout Page) {
    guard !report.categoryRanks.isEmpty || !report.closeDateRanks.isEmpty else { return }
    page.heading(words("Whose word fits least"), level: 3)
    var table = TextTable([
      TextTable.Column(words("owner")), TextTable.Column(words("how")),
      TextTable.Column(words("robust z"), .right), TextTable.Column(words("deals"), .right),
      TextTable.Column("q", .right),
    ])
    let low = report.categoryRanks.prefix(Self.rankedOwners).filter { $0.score < 0 }
    let high = report.categoryRanks.suffix(Self.rankedOwners).reversed().filter { $0.score > 0 }
    for rank in low { append(rank, words("categories low (holds back)"), to: &table) }
    for rank in high { append(rank, words("categories high (hopes)"), to: &table) }
    for rank in report.closeDateRanks.prefix(Self.rankedOwners) where rank.score > 0 {
      append(rank, words("close dates pushed"), to: &table)
    }
    page.table(table)
    page.text(words("a ranking, not a verdict: the first are the first also where nobody is odd"))
  }

  private func append(_ rank: OwnerRank, _ how: String, to table: inout TextTable) {
    table.append([
      rank.owner, how, numbers.fixed(rank.score, 1), numbers.count(rank.deals),
      numbers.probability(rank.qValue),
    ])
  }

  private func addConcentration(to page: inout Page) {
    let large = report.concentration.filter { $0.share >= Self.leastShare }
    guard let effective = report.effectiveDeals else { return }
    page.heading(words("Concentration"), level: 3)
    page.text(
      words.filled(
        "expected wins of the open deals weigh as much as {} equal deals",
        [numbers.fixed(effective, 0)]))
    guard !large.isEmpty else { return }
    var table = TextTable([
      TextTable.Column("id", mayBeCut: false), TextTable.Column(words("amount"), .right),
      TextTable.Column("P(\(words("win")))", .right),
      TextTable.Column(words("share of a quarter"), .right),
    ])
    for deal in large {
      table.append([
        deal.id, numbers.amount(deal.amount, report.currency), numbers.percent(deal.probability),
        numbers.percent(deal.share),
      ])
    }
    page.table(table)
  }

  /// The series as one line of bars, and the stretch that stands out marked under it.
  private static func lines(of picture: AnomalyPicture, isASCII: Bool) -> [String] {
    let values = picture.values.map { $0 ?? .nan }
    guard values.count(where: \.isFinite) > 1 else { return [] }
    let series = Sparkline(values, width: values.count, isASCII: isASCII, fromZero: true)
    let marks = values.indices.filter { $0 >= picture.marked }.map {
      (index: $0, mark: Character("^"))
    }
    return ["  " + series.line, "  " + series.marks(marks)]
  }
}
