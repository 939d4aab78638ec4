internal import Calendars
internal import Currencies
internal import Deals
internal import Detection
internal import Forecasting

/// Priced violations for people.
struct ImpactPage {
  private let report: ImpactReport
  private let style: TextStyle

  init(_ report: ImpactReport, style: TextStyle) {
    self.report = report
    self.style = style
  }

  private var words: OutputLanguage { style.language }
  private var numbers: NumberText { NumberText(style.language) }

  func add(to page: inout Page) {
    page.heading(words("What the violations do to the forecast of") + " \(report.target.id)")
    page.text(
      words.filled(
        "mean {}, 80 % range {} to {}; effect: the answer with them put right less this one",
        [amount(report.mean), amount(report.low), amount(report.high)]))
    page.table(kinds)
    let unpriced = report.kinds.filter { $0.repair == nil }
    if !unpriced.isEmpty {
      page.text(
        words("not priced, for nobody can say what would be right, or no forecast reads it") + ": "
          + unpriced.map(\.kind.name).joined(separator: ", "))
    }
    guard !report.records.isEmpty else { return }
    page.heading(words("Put right first"), level: 3)
    page.table(records)
    page.text(
      words(
        "ranked by the effect on the mean plus that on the width, signs left out; of a record that "
          + "breaks several rules, by the repair that moves most"))
  }

  private func amount(_ minorUnits: Int64?) -> String {
    numbers.amount(minorUnits, report.currency)
  }

  private var kinds: TextTable {
    var table = TextTable(
      [
        TextTable.Column(words("rule"), mayBeCut: false),
        TextTable.Column(words("put right"), .right),
        TextTable.Column(words("mean"), .right), TextTable.Column(words("80 % width"), .right),
      ], noteTitle: words("repair"))
    for impact in report.kinds {
      guard let repair = impact.repair else { continue }
      table.append(
        [
          impact.kind.name, numbers.count(impact.repairedCount), amount(impact.meanEffect),
          amount(impact.widthEffect),
        ].map { TextTable.Cell($0) }, note: words(ImpactPage.meaning(repair)))
    }
    return table
  }

  private var records: TextTable {
    var table = TextTable([
      TextTable.Column("id", mayBeCut: false), TextTable.Column(words("owner")),
      TextTable.Column(words("rule"), mayBeCut: false),
      TextTable.Column(words("amount"), .right), TextTable.Column(words("mean"), .right),
      TextTable.Column(words("80 % width"), .right), TextTable.Column(words("before")),
      TextTable.Column(words("after")),
    ])
    for record in report.records.prefix(ImpactReport.namedRecords) {
      table.append([
        record.id, record.owner ?? NumberText.none, record.kind.name, amount(record.amount),
        amount(record.meanEffect), amount(record.widthEffect), record.before ?? NumberText.none,
        record.after ?? (record.repair == .removal ? words("left out") : NumberText.none),
      ])
    }
    return table
  }

  private static func meaning(_ repair: ContractRepair) -> String {
    switch repair {
    case .typicalCloseDate:
      "the close date becomes the day by which deals of the stage were won (median)"
    case .priceOfLikeDeals: "the amount becomes what like deals were won for"
    case .usualCategory: "the category becomes the most frequent one of the stage"
    case .removal: "the deal is left out"
    }
  }
}
