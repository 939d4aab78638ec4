internal import Calendars
internal import Deals

extension ProjectSettings {
  /// One entry under `sources`: which files, what they are, and how they are written.
  static func source(_ section: YAMLSection) throws(WorkflowError) -> SourceMapping {
    var section = section
    let kindText = try section.required("kind")
    guard let kind = TableKind(rawValue: kindText) else {
      throw section.error(
        "kind", "must be one of \(TableKind.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    var source = SourceMapping(
      pattern: try section.required("pattern"), kind: kind,
      columns: try section.texts("columns") ?? [:],
      dateFormat: try dateFormat(&section), only: try section.lists("only") ?? [:],
      ignoreStages: try section.list("ignoreStages") ?? [],
      constants: try section.texts("constants") ?? [:],
      defaults: try section.texts("defaults") ?? [:])
    try readDialect(&section, into: &source)
    try section.requireAllTaken()
    return source
  }

  private static func dateFormat(
    _ section: inout YAMLSection
  ) throws(WorkflowError) -> DateFormat {
    let text = try section.text("dateFormat") ?? DateFormat.iso.rawValue
    guard let format = DateFormat(rawValue: text) else {
      throw section.error(
        "dateFormat",
        "must be one of \(DateFormat.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return format
  }

  /// How numbers and text are written; what is not declared is found in the file.
  private static func readDialect(
    _ section: inout YAMLSection, into source: inout SourceMapping
  ) throws(WorkflowError) {
    source.decimalComma = try section.flag("decimalComma") ?? false
    source.thousands = try character("thousands", &section)
    guard source.thousands != (source.decimalComma ? "," : ".") else {
      throw section.error("thousands", "is the separator of decimals; see decimalComma")
    }
    source.delimiter = try character("delimiter", &section)
    source.quote = try character("quote", &section)
    source.encoding = try section.text("encoding") ?? ""
    guard source.encoding.isEmpty || encodings.contains(source.encoding) else {
      throw section.error("encoding", "must be one of \(encodings.joined(separator: ", "))")
    }
    source.sheet = try section.text("sheet") ?? ""
    source.skipLines = try section.integer("skipLines")
  }

  private static let encodings = ["utf8", "utf16le", "utf16be", "latin1", "windows1252"]

  private static func character(
    _ key: String, _ section: inout YAMLSection
  ) throws(WorkflowError) -> String {
    let text = try section.text(key) ?? ""
    guard text.utf8.count <= 1 else { throw section.error(key, "must be one character of ASCII") }
    return text
  }
}
