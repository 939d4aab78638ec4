internal import Currencies
internal import Forecasting

/// People's forecasts beside the model's, for people.
struct JudgementPage {
  let report: JudgementReport
  let style: TextStyle
  /// What was called, for a heading inside another page; `nil` for a page of its own.
  var period: String?

  private var words: OutputLanguage { style.language }
  private var numbers: NumberText { NumberText(style.language) }

  func add(to page: inout Page) {
    if let period {
      page.heading("\(words("Judgement")): \(period)", level: 3)
    } else {
      page.heading("\(words("Judgement")), \(report.currency.code)")
    }
    guard !report.roles.isEmpty else {
      page.text(words("no call was known on the days that were replayed"))
      return
    }
    page.table(
      table(report.roles, names: ["role", "category", "level"]) { voice in
        [words(voice.role), voice.category, words(voice.level)]
      })
    page.table(
      table(report.voices, names: ["node", "role", "category", "person"]) { voice in
        let name = voice.path?.last?.value ?? words("total")
        return [name, words(voice.role), voice.category, voice.person]
      })
    page.text(
      words("value added: how much less a voice errs than the model; p: that both err alike"))
    page.text(
      words("held back: periods that brought over 10 % more than called; too high: over 10 % less"))
    page.text(blend)
    for weight in report.blend.weights { page.text(text(weight)) }
  }

  private func table(
    _ scores: [JudgementScore], names: [String], key: (Voice) -> [String?]
  ) -> TextTable {
    var table = TextTable(
      names.map { TextTable.Column(words($0)) }
        + ["periods", "WAPE"].map { TextTable.Column(words($0), .right) } + [
          TextTable.Column("WAPE \(words("model"))", .right),
          TextTable.Column(words("value added"), .right), TextTable.Column("p", .right),
          TextTable.Column(words("bias"), .right, startsGroup: true),
          TextTable.Column(words("spread"), .right),
          TextTable.Column(words("held back"), .right), TextTable.Column(words("too high"), .right),
        ])
    for score in scores {
      table.append(
        key(score.voice).map { TextTable.Cell($0 ?? "") } + cells(score))
    }
    return table
  }

  private func cells(_ score: JudgementScore) -> [TextTable.Cell] {
    let added = Int64(score.valueAdded.rounded())
    let isWorse = score.valueAdded < 0 && (score.pValue ?? 1) < JudgementBlend.significance
    return [
      TextTable.Cell(numbers.count(score.periodCount)),
      TextTable.Cell(numbers.precisePercent(score.weightedAbsolutePercentageError)),
      TextTable.Cell(numbers.precisePercent(score.modelWeightedAbsolutePercentageError)),
      TextTable.Cell(
        numbers.amount(added, report.currency), tone: isWorse ? .warning : .plain),
      TextTable.Cell(numbers.probability(score.pValue)),
      TextTable.Cell(numbers.precisePercent(score.bias)),
      TextTable.Cell(numbers.fixed(score.spread, 2)),
      TextTable.Cell(numbers.percent(score.sandbagging)),
      TextTable.Cell(numbers.percent(score.optimism)),
    ]
  }

  private var blend: String {
    guard let level = report.blend.level else {
      return words("blended: none; no voice erred less than the model on 8 periods with p < 0.05")
    }
    return "\(words("blended")): \(words(level))"
  }

  private func text(_ weight: BlendWeight) -> String {
    let voice = weight.voice
    let name = [
      voice.path?.last?.value ?? words("total"), words(voice.role), voice.category, voice.person,
    ].compactMap { $0 }.joined(separator: ", ")
    return words.filled(
      "{}: weight {}, calls times {} (periods: {}, p: {})",
      [
        name, numbers.percent(weight.weight), numbers.fixed(weight.correction, 2),
        "\(weight.periodCount)", numbers.probability(weight.pValue),
      ])
  }
}
