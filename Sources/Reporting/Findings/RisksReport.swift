public import Detection

/// Renders the open deals at risk.
public enum RisksReport {
  /// The answer of `aforo risks`.
  ///
  /// - Parameters:
  ///   - modelID: the stored model's name, or `as-of` for one trained for this answer.
  ///   - limit: the most deals shown, in every format; `nil` for all.
  ///   - showsNodes: whether tables and CSV show representatives and teams instead of deals; JSON
  ///     holds both where the report does.
  ///   - source: what a command on the same deals needs, such as ` --from DIR`.
  public static func render(
    _ report: RiskReport, modelID: String, limit: Int? = nil, showsNodes: Bool = false,
    source: String = "", format: OutputFormat, style: TextStyle = TextStyle()
  ) -> String {
    let shown = Array(report.deals.prefix(max(0, limit ?? report.deals.count)))
    switch format {
    case .table, .md:
      guard showsNodes else {
        return RisksPage(
          report: report, limit: limit, modelID: modelID, source: source, style: style
        )
        .render(format)
      }
      return NodeRisksPage(report: report, modelID: modelID, source: source, style: style).render(
        format)
    case .json:
      return RisksDocument(report: report, modelID: modelID, source: source).document(shown)
        .document
    case .csv:
      return showsNodes
        ? NodeRisksRecords(report: report).text : RisksRecords(report: report).text(shown)
    }
  }
}
