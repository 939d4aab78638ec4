internal import Currencies
internal import Metrics

/// The funnel as bars that narrow from stage to stage, with what became of the visits below each.
struct FunnelFigure {
  let answer: FunnelAnswer
  let node: FunnelNode
  let style: TextStyle

  private var words: OutputLanguage { style.language }
  private var numbers: NumberText { NumberText(style.language) }

  /// The most and the fewest columns of a bar.
  private static let widths = 12...44
  private static let mostOfName = 24

  var lines: [String] {
    let counts = answer.stages.map { node.reading("stage_visits.count", $0)?.value ?? 0 }
    guard let most = counts.max(), most > 0 else { return [] }
    let names = answer.stages.map { cut(DisplayText.escaped($0)) }
    let nameWidth = names.map(DisplayText.width).max() ?? 0
    let countWidth = counts.map { numbers.count(Int($0)).count }.max() ?? 0
    let figures = zip(answer.stages, counts).map { stage, count in
      figure(stage, leading(numbers.count(Int(count)), countWidth))
    }
    let figureWidth = figures.map(DisplayText.width).max() ?? 0
    let room = style.width - nameWidth - figureWidth - 4
    let width = min(max(room, Self.widths.lowerBound), Self.widths.upperBound)
    var lines: [String] = []
    for (place, stage) in answer.stages.enumerated() {
      let bar = bar(counts[place] / most, width)
      lines.append(padded(names[place], nameWidth) + "  " + bar + "  " + figures[place])
      let text = fate(stage)
      guard !text.isEmpty else { continue }
      lines += Paragraph.lines(text, width: style.width, indent: nameWidth + 2, hanging: 2)
    }
    return lines
  }

  private func figure(_ stage: String, _ count: String) -> String {
    let visits = words.filled("{} visits", [count])
    guard let amount = node.reading("stage_visits.amount", stage), let value = amount.value,
      let metric = MetricRegistry.find("stage_visits.amount")
    else { return visits }
    let text = MetricValueText(metric, currency: answer.currency, language: words)
    return "\(visits), \(text.short(value))"
  }

  /// Conversion, median days, and where the rest went.
  private func fate(_ stage: String) -> String {
    guard stage != answer.stages.last else { return "" }
    var parts: [String] = []
    if let conversion = node.reading(answer.mode.metric, stage), let value = conversion.value {
      var text = words.filled(
        "on: {} of {}", [numbers.precisePercent(value), numbers.count(conversion.count)])
      if let lower = conversion.lower, let upper = conversion.upper {
        text += " (\(numbers.precisePercent(lower)) – \(numbers.precisePercent(upper)))"
      }
      parts.append(text + (conversion.flags.isEmpty ? "" : "*"))
    }
    if let days = node.reading("stage_duration.median.advance", stage)?.value {
      parts.append(words.filled("median {} days", [numbers.fixed(days, 1)]))
    }
    let rest = FunnelReport.ends.dropFirst().compactMap { end -> String? in
      guard let share = node.reading(end.metric, stage)?.value, share > 0 else { return nil }
      return "\(words(end.title)) \(numbers.precisePercent(share))"
    }
    if !rest.isEmpty { parts.append(rest.joined(separator: ", ")) }
    return parts.joined(separator: "; ")
  }

  /// A bar in the middle of its room.
  private func bar(_ share: Double, _ width: Int) -> String {
    let size = share > 0 ? max(1, Int((share * Double(width)).rounded())) : 0
    let before = (width - size) / 2
    return String(repeating: " ", count: before)
      + String(repeating: style.isASCII ? "#" : "█", count: size)
      + String(repeating: " ", count: width - size - before)
  }

  private func cut(_ name: String) -> String {
    guard DisplayText.width(name) > Self.mostOfName else { return name }
    var kept = ""
    for character in name {
      guard DisplayText.width(kept + String(character)) < Self.mostOfName else { break }
      kept.append(character)
    }
    return kept + (style.isASCII ? "." : "…")
  }

  private func leading(_ number: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - number.count)) + number
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - DisplayText.width(text)))
  }
}
