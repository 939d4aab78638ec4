public import Detection

/// What aforo.yml says under `alerts`.
public struct AlertSettings: Equatable, Sendable {
  /// Conditions on the answers of commands, in the order of the file.
  public var conditions: [FailCondition] = []
  /// The web address that a fired condition is posted to, or `env:NAME` for the variable of the
  /// environment that has it.
  public var webhook: String?
  /// The file, relative to the project's folder, that a fired condition adds a line of JSON to.
  public var file: String?

  /// Nothing is told to anybody.
  public init() {}
}

extension ProjectSettings {
  /// `alerts`: conditions, and who is told when one fires.
  static func alerts(_ reader: inout YAMLSection) throws(WorkflowError) -> AlertSettings {
    var settings = AlertSettings()
    guard var section = try reader.section("alerts") else { return settings }
    for (text, line) in try section.items("conditions") ?? [] {
      do throws(FailConditionError) {
        settings.conditions.append(try FailCondition(text))
      } catch { throw section.error("conditions", error.description, line: line) }
    }
    settings.webhook = try section.text("webhook")
    if let webhook = settings.webhook,
      !["http://", "https://", "env:"].contains(where: webhook.hasPrefix)
    {
      throw section.error("webhook", "must begin with https://, http:// or env:")
    }
    settings.file = try section.text("file")
    try section.requireAllTaken()
    return settings
  }

  /// The lines of the key.
  var alertLines: [String] {
    var lines = [
      "",
      "# Conditions on the answers of forecast, gaps, risks, anomalies, changes, kpis; when one fires,",
      "# the webhook is posted to and the file gets a line, once per finding. A webhook env:NAME is",
      "# read from the environment. `--fail-on alerts` ends with exit status 1 when one fires.",
      "alerts:",
      "  conditions: [\(alerts.conditions.map { "\"\($0.text)\"" }.joined(separator: ", "))]",
    ]
    lines.append(alerts.webhook.map { "  webhook: \"\($0)\"" } ?? "  # webhook: https://...")
    lines.append(alerts.file.map { "  file: \"\($0)\"" } ?? "  # file: alerts.jsonl")
    return lines
  }
}
