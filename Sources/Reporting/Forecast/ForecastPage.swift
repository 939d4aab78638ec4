internal import Calendars
internal import Currencies
internal import Deals
internal import Forecasting

/// A forecast for people.
struct ForecastPage {
  let forecast: BookingsForecast
  let modelID: String
  let calls: ForecastCalls
  let style: TextStyle

  private var words: OutputLanguage { style.language }
  private var numbers: NumberText { NumberText(style.language) }

  func add(to page: inout Page) {
    page.heading(
      words("Bookings") + " "
        + PageHeading.text(
          forecast.target, forecast.currency, asOf: forecast.asOf, style: style))
    page.text(PageHeading.model(modelID, trainedAsOf: forecast.trainedAsOf, style: style))
    page.figure(
      RangeFigure(node: forecast.total, currency: forecast.currency, style: style).lines)
    page.table(nodes)
    page.warnings(forecast.warnings)
    if style.showsDeals { page.table(deals) }
  }

  private var nodes: TextTable {
    var table = TextTable(
      [TextTable.Column(words("node"))]
        + [
          "booked", "open", "new", "mean", "10 %", "50 %", "90 %",
        ].map { TextTable.Column(words($0), .right) } + [
          TextTable.Column(words("quota"), .right, startsGroup: true),
          TextTable.Column("P(\(words("quota")))", .right),
          TextTable.Column(words("stage-weighted"), .right),
          TextTable.Column(words("pace"), .right),
        ] + (hasCalls ? [TextTable.Column(words("call"), .right)] : []) + [
          TextTable.Column(words("grade"))
        ])
    for node in NodeTree.depthFirst(forecast.nodes) {
      let name = node.path.isEmpty ? words("total") : node.name
      let before = [node.booked, node.open, node.new, node.mean].map(amount)
      let quantiles = [node.quantiles[2], node.median, node.quantiles[6]].map(amount)
      table.append(
        [TextTable.Cell(name, depth: node.path.count)] + before + quantiles + [
          amount(node.quota),
          TextTable.Cell(
            numbers.percent(node.probabilityOfQuota), tone: .ofOdds(node.probabilityOfQuota)),
          amount(node.baselines.stageWeighted), amount(node.baselines.pace),
        ] + (hasCalls ? [call(node)] : []) + [
          TextTable.Cell(
            words(node.grade.rawValue), tone: node.grade == .model ? .plain : .warning)
        ])
    }
    return table
  }

  private var hasCalls: Bool { calls.hasCalls(in: forecast.target.id) }

  /// The newest call for a node, and whose it is.
  private func call(_ node: NodeForecast) -> TextTable.Cell {
    guard let newest = calls.newest(of: node.path, in: forecast.target.id) else {
      return TextTable.Cell(NumberText.none)
    }
    let amount = numbers.amount(newest.call.amount, forecast.currency)
    let whose = [words(newest.role), newest.call.category].compactMap { $0 }
    return TextTable.Cell("\(amount) \(whose.joined(separator: ", "))")
  }

  private var deals: TextTable {
    var table = TextTable([
      TextTable.Column(words("deal"), mayBeCut: false),
      TextTable.Column("P(\(words("period")))", .right),
      TextTable.Column("P(\(words("win")))", .right),
      TextTable.Column(words("expected amount"), .right),
    ])
    for deal in forecast.deals {
      table.append([
        deal.id, numbers.percent(deal.periodProbability), numbers.percent(deal.winProbability),
        numbers.amount(deal.expectedAmount, forecast.currency),
      ])
    }
    return table
  }

  private func amount(_ minorUnits: Int64?) -> TextTable.Cell {
    TextTable.Cell(numbers.amount(minorUnits, forecast.currency))
  }
}

extension Tone {
  /// Red for hopeless, yellow for unlikely.
  static func ofOdds(_ probability: Double?) -> Tone {
    guard let probability else { return .plain }
    return probability < 0.2 ? .trouble : probability < 0.5 ? .warning : .plain
  }
}

/// What stands at the head of every answer.
enum PageHeading {
  /// Period, its days, currency and as-of day.
  static func text(
    _ target: ForecastTarget, _ currency: Currency, asOf: Day, style: TextStyle
  ) -> String {
    "\(target.id) (\(target.start)..\(target.end - 1)), \(currency.code), "
      + "\(style.language("as of")) \(asOf)"
  }

  /// Which model, trained as of when.
  static func model(_ id: String, trainedAsOf: Day, style: TextStyle) -> String {
    "\(style.language("model")) \(id), \(style.language("trained as of")) \(trainedAsOf)"
  }
}

/// The nodes of a hierarchy, each right under its parent.
enum NodeTree {
  /// Parents first, children in the order given; nodes without a parent come last.
  static func depthFirst(_ nodes: [NodeForecast]) -> [NodeForecast] {
    var children: [[PathElement]: [Int]] = [:]
    for (position, node) in nodes.enumerated() where !node.path.isEmpty {
      children[Array(node.path.dropLast()), default: []].append(position)
    }
    var isPlaced = [Bool](repeating: false, count: nodes.count)
    var result: [NodeForecast] = []
    var pending = nodes.indices.filter { nodes[$0].path.isEmpty }
    while let position = pending.popLast() {
      isPlaced[position] = true
      result.append(nodes[position])
      pending += (children[nodes[position].path] ?? []).reversed()
    }
    return result + nodes.indices.filter { !isPlaced[$0] }.map { nodes[$0] }
  }
}
