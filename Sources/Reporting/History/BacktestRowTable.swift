internal import Calendars
internal import Currencies
internal import Evaluation
internal import Forecasting

/// The rows of a backtest, what came beside what was forecast.
struct BacktestRowTable {
  let rows: [BacktestRow]
  let currency: Currency
  let style: TextStyle

  var table: TextTable {
    let words = style.language
    let hasNodes = rows.contains { !$0.forecast.path.isEmpty }
    var table = TextTable(
      [TextTable.Column(words("as of")), TextTable.Column(words("period"))]
        + (hasNodes ? [TextTable.Column(words("node"))] : [])
        + ["actual", "mean", "median", "10 %", "90 %", "weighted", "yield", "pace", "last year"]
        .map { TextTable.Column(words($0), .right) })
    for row in rows {
      let node = row.forecast
      let (low, high) = (node.quantiles[2], node.quantiles[6])
      let isOutside = row.actual < low || row.actual > high
      let place = [TextTable.Cell(row.asOf.iso8601), TextTable.Cell(row.period)]
      let name = TextTable.Cell(
        node.path.isEmpty ? words("total") : node.name, depth: node.path.count)
      let amounts: [Int64?] = [
        node.mean, node.median, low, high, node.baselines.stageWeighted,
        node.baselines.stageWeightedYield, node.baselines.pace, node.baselines.lastYear,
      ]
      table.append(
        place + (hasNodes ? [name] : [])
          + [TextTable.Cell(amount(row.actual), tone: isOutside ? .warning : .plain)]
          + amounts.map { TextTable.Cell(amount($0)) })
    }
    return table
  }

  private func amount(_ minorUnits: Int64?) -> String {
    NumberText(style.language).amount(minorUnits, currency)
  }
}
