internal import Reporting

extension ProjectSettings {
  /// `run`: what `aforo run` does.
  static func run(_ reader: inout YAMLSection) throws(WorkflowError) -> RunSettings {
    var settings = RunSettings()
    guard var section = try reader.section("run") else { return settings }
    if let items = try section.items("steps") {
      var steps: Set<RunStep> = []
      for (name, line) in items {
        guard let step = RunStep(name: name) else {
          throw section.error(
            "steps", "\"\(name)\" is no step\(RunStep.remedy(name))", line: line)
        }
        steps.insert(step)
      }
      guard !steps.isEmpty else { throw section.error("steps", "must name at least one step") }
      settings.steps = RunStep.allCases.filter(steps.contains)
    }
    settings.imports = try paths("imports", &section) ?? settings.imports
    if let count = try section.integer("maxRejects") { settings.maxRejects = count }
    if let text = try section.text("failOn") {
      guard let limit = FailureLimit(rawValue: text) else {
        throw section.error("failOn", "must be error, warning or none")
      }
      settings.failOn = limit
    }
    if let folder = try section.text("reports") {
      guard !folder.isEmpty else { throw section.error("reports", "must name a folder") }
      settings.reports = folder
    }
    settings.formats = try formats(&section) ?? settings.formats
    if let days = try section.integer("keep") {
      guard days <= 36_500 else { throw section.error("keep", "must be at most 36500 days") }
      settings.keep = days
    }
    try section.requireAllTaken()
    return settings
  }

  private static func paths(
    _ key: String, _ section: inout YAMLSection
  ) throws(WorkflowError) -> [String]? {
    guard let paths = try section.list(key) else { return nil }
    guard !paths.isEmpty, !paths.contains("") else {
      throw section.error(key, "must name at least one file or folder")
    }
    return paths
  }

  private static func formats(
    _ section: inout YAMLSection
  ) throws(WorkflowError) -> [OutputFormat]? {
    guard let items = try section.items("formats") else { return nil }
    var formats: Set<OutputFormat> = []
    for (name, line) in items {
      guard let format = OutputFormat(rawValue: name), RunSettings.fileFormats.contains(format)
      else { throw section.error("formats", "\"\(name)\" must be json, csv or md", line: line) }
      formats.insert(format)
    }
    guard !formats.isEmpty else { throw section.error("formats", "must name json, csv or md") }
    return RunSettings.fileFormats.filter(formats.contains)
  }

  /// The lines of the key.
  var runLines: [String] {
    [
      "",
      "# What `aforo run` does, in this order: \(RunStep.names).",
      "# A failed import, and a check that breaks a rule of severity failOn (error, warning, none),",
      "# stop the steps after them. Answers go to REPORTS/YYYY-MM-DD/STEP.FORMAT; formats: json, csv,",
      "# md. Logs and answers are kept for so many days (0: for ever).",
      "run:",
      "  steps: [\(run.steps.map(\.rawValue).joined(separator: ", "))]",
      "  imports: [\(run.imports.map(quoted).joined(separator: ", "))]",
      "  maxRejects: \(run.maxRejects)",
      "  failOn: \(run.failOn.rawValue)",
      "  reports: \(quoted(run.reports))",
      "  formats: [\(run.formats.map(\.rawValue).joined(separator: ", "))]",
      "  keep: \(run.keep)",
    ]
  }
}
