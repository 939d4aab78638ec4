internal import Deals
internal import Metrics

/// Definitions for people: one in full, several as a document by chapters.
struct DefinitionPage {
  let metrics: [MetricDefinition]
  let style: TextStyle

  private var words: OutputLanguage { style.language }

  func render(_ format: OutputFormat) -> String {
    var page = Page(style)
    if metrics.count == 1, let metric = metrics.first {
      add(metric, level: 2, to: &page)
      addRows(to: &page)
      return page.render(format)
    }
    page.heading(words("KPIs: what each one means"), level: 1)
    page.text(
      words.filled(
        "{} metrics with {} worked examples. Names carry basis and weighting.",
        ["\(metrics.count)", "\(metrics.reduce(0) { $0 + $1.vectors.count })"]))
    page.table(overview)
    for group in MetricGroup.allCases {
      let own = metrics.filter { $0.group == group }
      guard !own.isEmpty else { continue }
      page.heading(words(KPIPage.title(group)), level: 2)
      for metric in own { add(metric, level: 3, to: &page) }
    }
    addRows(to: &page)
    return page.render(format)
  }

  /// Metrics and examples by row of the catalogue.
  private var overview: TextTable {
    var table = TextTable([
      TextTable.Column(words("row"), mayBeCut: false), TextTable.Column(words("metrics"), .right),
      TextTable.Column(words("ordinary"), .right), TextTable.Column(words("missing data"), .right),
      TextTable.Column(words("edge"), .right),
    ])
    let rows = Set(metrics.flatMap(\.catalogue)).sorted()
    for row in rows {
      let own = metrics.filter { $0.catalogue.contains(row) }
      let vectors = own.flatMap(\.vectors)
      table.append(
        [row, "\(own.count)"]
          + MetricVector.Kind.allCases.map { kind in "\(vectors.count { $0.kind == kind })" })
    }
    return table
  }

  private func add(_ metric: MetricDefinition, level: Int, to page: inout Page) {
    page.heading(metric.name, level: level)
    let title = words == .es ? metric.title.es : metric.title.en
    let other = words == .es ? metric.title.en : metric.title.es
    page.text("\(title) / \(other)")
    page.text("\(words("formula")): \(metric.words)")
    page.figure([metric.code].flatMap { $0.split(separator: "\n").map(String.init) })
    page.text(
      "\(words("unit")): \(metric.unit.rawValue)"
        + (metric.key.map { ", \(words("by")) \($0.rawValue)" } ?? "")
        + "; \(words("time")): \(words(Self.basis(metric.basis)))"
        + "; \(words("good")): \(words(metric.direction.rawValue))"
        + (metric.catalogue.isEmpty
          ? "" : "; \(words("row")): \(metric.catalogue.joined(separator: ", "))"))
    page.text("\(words("missing data")): \(metric.missing)")
    page.text("\(words("beware")): \(metric.pitfalls)")
    guard !metric.vectors.isEmpty else { return }
    var table = TextTable([
      TextTable.Column(words("example")), TextTable.Column(words("of")),
      TextTable.Column(words("value"), .right), TextTable.Column(words("by hand")),
    ])
    for vector in metric.vectors {
      let node = vector.node.map { "\($0.level)=\($0.value)" }.joined(separator: ", ")
      let question =
        "\(vector.crm.name), \(vector.period) \(words("as of")) \(vector.asOf)"
        + (node.isEmpty ? "" : ", \(node)") + (vector.key.map { ", \($0)" } ?? "")
      table.append([
        words(vector.kind.rawValue), question,
        vector.expected.map { NumberText(words).significant($0, 6) } ?? words("null"),
        vector.because,
      ])
    }
    page.table(table)
  }

  /// The rows that the examples rest on.
  private func addRows(to page: inout Page) {
    var crms: [VectorCRM] = []
    for vector in metrics.flatMap(\.vectors)
    where !crms.contains(where: { $0.name == vector.crm.name }) {
      crms.append(vector.crm)
    }
    guard !crms.isEmpty else { return }
    page.heading(words("The rows of the examples"), level: 2)
    page.text(words(VectorCRM.settingsSentence))
    for crm in crms {
      page.heading(crm.name, level: 3)
      for file in crm.files {
        page.figure(["# \(file.kind.rawValue)"] + file.text.split(separator: "\n").map(String.init))
      }
    }
  }

  private static func basis(_ basis: MetricBasis) -> String {
    switch basis {
    case .event: "what happened in the period"
    case .state: "the state at its end, or at the as-of day"
    case .cohort: "what became of things that began in it"
    case .trailing: "the four quarters before its end"
    }
  }
}
