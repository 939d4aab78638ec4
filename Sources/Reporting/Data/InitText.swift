internal import Calendars
internal import Currencies
public import Deals

/// Renders what `aforo init` understood.
public enum InitText {
  /// The answer of `aforo init`.
  ///
  /// - Parameter path: the file written; `nil` after a dry run.
  public static func render(
    profiles: [FileProfile], settings: DealSettings, path: String?, format: OutputFormat,
    style: TextStyle = TextStyle()
  ) -> String {
    switch format {
    case .table, .md: page(profiles, settings, path, style).render(format)
    case .json: document(profiles, settings, path).document
    case .csv: csv(profiles)
    }
  }

  private static func page(
    _ profiles: [FileProfile], _ settings: DealSettings, _ path: String?, _ style: TextStyle
  ) -> Page {
    let words = style.language
    var page = Page(style)
    page.heading(words("Understood"))
    page.table(fileTable(profiles, words))
    page.table(columnTable(profiles, words))
    page.table(stageTable(settings, words))
    page.text("\(words("currency")): \(settings.currency.code)")
    page.text("\(words("hierarchy")): \(settings.hierarchy.joined(separator: " > "))")
    page.text("\(words("segments")): \(settings.segments.joined(separator: ", "))")
    page.text(
      path.map { "\(words("written")): \($0)" } ?? words("nothing written (dry run)"))
    return page
  }

  private static func fileTable(_ profiles: [FileProfile], _ words: OutputLanguage) -> TextTable {
    var table = TextTable([
      .init(words("file")), .init(words("kind")), .init(words("system")),
      .init(words("columns not used")),
    ])
    for profile in profiles {
      let used = Set(profile.columns.values)
      let unused = profile.header.filter { !used.contains($0) }
      table.append([
        profile.path, profile.kind?.rawValue ?? "?", profile.crm?.title ?? "-",
        profile.kind == nil ? "-" : shortened(unused),
      ])
    }
    return table
  }

  /// The first names of a list, and how many there are more.
  private static func shortened(_ names: [String]) -> String {
    guard !names.isEmpty else { return "-" }
    let shown = names.prefix(6).joined(separator: ", ")
    return names.count > 6 ? "\(shown), +\(names.count - 6)" : shown
  }

  /// The proposed mapping: which column of the export each canonical column is read from.
  private static func columnTable(_ profiles: [FileProfile], _ words: OutputLanguage) -> TextTable {
    var table = TextTable([
      .init(words("file")), .init(words("column")), .init(words("read from")),
    ])
    for profile in profiles {
      let columns = profile.columns.sorted { $0.key < $1.key }
      for (index, column) in columns.enumerated() {
        table.append([index == 0 ? profile.path : "", column.key, column.value])
      }
    }
    return table
  }

  private static func stageTable(_ settings: DealSettings, _ words: OutputLanguage) -> TextTable {
    var table = TextTable([
      .init(words("stage")), .init(words("kind")), .init(words("probability"), .right),
      .init(words("also named")),
    ])
    for stage in settings.stages.stages {
      table.append([
        stage.name, stage.kind.rawValue,
        stage.probability.map { "\(Int((100 * $0).rounded())) %" } ?? "-",
        shortened(stage.labels),
      ])
    }
    return table
  }

  private static func document(
    _ profiles: [FileProfile], _ settings: DealSettings, _ path: String?
  ) -> JSONValue {
    .object([
      "currency": .string(settings.currency.code),
      "files": .array(
        profiles.map { profile in
          .object([
            "columns": .object(profile.columns.mapValues { .string($0) }),
            "kind": .text(profile.kind?.rawValue), "path": .string(profile.path),
            "system": .text(profile.crm?.rawValue),
          ])
        }),
      "hierarchy": .texts(settings.hierarchy),
      "path": .text(path),
      "schemaVersion": .integer(ForecastReport.schemaVersion),
      "segments": .texts(settings.segments),
      "stages": .array(
        settings.stages.stages.map {
          .object([
            "kind": .string($0.kind.rawValue), "labels": .texts($0.labels),
            "name": .string($0.name), "probability": .number($0.probability),
          ])
        }),
    ])
  }

  private static func csv(_ profiles: [FileProfile]) -> String {
    var csv = CSVText(header: ["path", "kind", "column", "header"])
    for profile in profiles {
      for (column, header) in profile.columns.sorted(by: { $0.key < $1.key }) {
        csv.text(profile.path)
        csv.text(profile.kind?.rawValue ?? "")
        csv.text(column)
        csv.text(header)
        csv.end()
      }
    }
    return csv.string
  }
}
