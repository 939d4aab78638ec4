public import Deals
internal import Calendars
internal import Currencies

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
    var files = TextTable([
      .init(words("file")), .init(words("kind")), .init(words("columns")),
    ])
    for profile in profiles {
      let columns = profile.columns.sorted { $0.key < $1.key }
        .map { $0.key == $0.value ? $0.key : "\($0.key) <- \($0.value)" }
      files.append([
        profile.path, profile.kind?.rawValue ?? "?", columns.joined(separator: ", "),
      ])
    }
    page.table(files)
    var stages = TextTable([.init(words("stage")), .init(words("kind"))])
    for stage in settings.stages.stages { stages.append([stage.name, stage.kind.rawValue]) }
    page.table(stages)
    page.text("\(words("currency")): \(settings.currency.code)")
    page.text("\(words("hierarchy")): \(settings.hierarchy.joined(separator: " > "))")
    page.text("\(words("segments")): \(settings.segments.joined(separator: ", "))")
    page.text(
      path.map { "\(words("written")): \($0)" } ?? words("nothing written (dry run)"))
    return page
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
          ])
        }),
      "hierarchy": .texts(settings.hierarchy),
      "path": .text(path),
      "schemaVersion": .integer(ForecastReport.schemaVersion),
      "segments": .texts(settings.segments),
      "stages": .array(
        settings.stages.stages.map {
          .object(["kind": .string($0.kind.rawValue), "name": .string($0.name)])
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
