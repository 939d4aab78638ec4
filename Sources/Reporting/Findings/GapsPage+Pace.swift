internal import Calendars
internal import Detection
internal import Forecasting

/// Where the nodes stand against earlier periods on the same business day.
extension GapsPage {
  func addPace(_ gaps: [PipelineGap], of target: ForecastTarget, to page: inout Page) {
    guard let first = gaps.lazy.compactMap(\.pace).first else { return }
    page.heading(
      words.filled(
        "Pace: business day {} of {} in {}, against the same day of {} earlier periods",
        [
          numbers.count(first.businessDay), numbers.count(first.businessDays), first.running,
          numbers.count(first.periods.count),
        ]), level: 3)
    var table = TextTable([
      TextTable.Column(words("node")), TextTable.Column(words("figure")),
      TextTable.Column(words("until today"), .right), TextTable.Column(words("usual"), .right),
      TextTable.Column(words("percentile"), .right), TextTable.Column(words("fan")),
    ])
    for (position, gap) in gaps.enumerated() {
      guard let pace = gap.pace else { continue }
      // Of the first node everything; of the others what tells of the period asked for.
      let all = [("booked", pace.booked), ("open", pace.open), ("created", pace.created)]
      let isRunning = pace.running == target.id
      let shown = position == 0 ? all : [isRunning ? all[0] : all[2]]
      for (row, figure) in shown.enumerated() {
        table.append(cells(row == 0 ? name(gap.node) : "", figure.0, figure.1))
      }
    }
    page.table(table)
    page.text(legend)
  }

  private func cells(_ name: String, _ figure: String, _ fan: PaceFan) -> [TextTable.Cell] {
    let isLow = (fan.percentile ?? 1) < 0.2
    return [
      TextTable.Cell(name), TextTable.Cell(words(figure)),
      TextTable.Cell(numbers.amount(fan.today, report.currency), tone: isLow ? .warning : .plain),
      TextTable.Cell(numbers.amount(fan.quartiles?[2], report.currency)),
      TextTable.Cell(numbers.percent(fan.percentile), tone: isLow ? .warning : .plain),
      TextTable.Cell(FanFigure(fan: fan, isASCII: style.isASCII).line),
    ]
  }

  private var legend: String {
    let marks = FanFigure(fan: PaceFan(today: 0, earlier: []), isASCII: style.isASCII)
    return "\(words("fan")): \(marks.tail) \(words("smallest to largest")), "
      + "\(marks.half) \(words("middle half")), \(marks.median) \(words("usual")), "
      + "\(marks.today) \(words("until today"))"
  }
}

/// Earlier periods and today on one line.
struct FanFigure {
  let fan: PaceFan
  let isASCII: Bool

  static let width = 24

  var outside: Character { isASCII ? " " : "·" }
  var tail: Character { isASCII ? "-" : "─" }
  var half: Character { isASCII ? "=" : "━" }
  var median: Character { isASCII ? "|" : "┃" }
  var today: Character { isASCII ? "O" : "●" }

  /// Empty without earlier periods.
  var line: String {
    guard let quartiles = fan.quartiles else { return "" }
    let low = Double(min(quartiles[0], fan.today))
    let span = Double(max(quartiles[4], fan.today)) - low
    func place(_ amount: Int64) -> Int {
      guard span > 0 else { return 0 }
      return Int(((Double(amount) - low) / span * Double(FanFigure.width - 1)).rounded())
    }
    var cells = [Character](repeating: outside, count: FanFigure.width)
    for cell in place(quartiles[0])...place(quartiles[4]) { cells[cell] = tail }
    for cell in place(quartiles[1])...place(quartiles[3]) { cells[cell] = half }
    cells[place(quartiles[2])] = median
    cells[place(fan.today)] = today
    return String(cells)
  }
}
