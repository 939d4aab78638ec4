internal import Deals
internal import Detection

extension ProjectSettings {
  /// `signals`: when the risk rules fire, what differs by segment and stage, which are off.
  ///
  /// - Throws: ``WorkflowError/settings(path:line:problem:)`` with the line and the nearest key.
  static func thresholds(
    _ reader: inout YAMLSection, _ deals: DealSettings
  ) throws(WorkflowError) -> SignalThresholds {
    var thresholds = SignalThresholds()
    guard var section = try reader.section("signals") else { return thresholds }
    for (key, value) in try limits(&section) { thresholds[key] = value }
    for item in try section.items("disabled") ?? [] {
      guard let signal = RiskSignal(name: item.text) else {
        throw section.error(
          "disabled",
          "\"\(item.text)\" is no risk rule" + remedy(item.text, RiskSignal.allCases.map(\.name)),
          line: item.line)
      }
      thresholds.disabled.insert(signal)
    }
    for part in try section.sections("overrides") ?? [] {
      thresholds.overrides.append(try override(part, deals))
    }
    try section.requireAllTaken()
    return thresholds
  }

  private static func override(
    _ part: YAMLSection, _ deals: DealSettings
  ) throws(WorkflowError) -> SignalOverride {
    var part = part
    let segment = try part.text("segment")
    let stage = try part.text("stage")
    guard segment != nil || stage != nil else {
      throw .settings(
        path: part.path, line: part.line,
        problem: "an entry of overrides needs a `segment`, a `stage` or both")
    }
    if segment != nil, deals.segments.isEmpty {
      throw part.error("segment", "needs `segments` to say by which column deals are split")
    }
    var code: Int?
    if let stage {
      let open = deals.stages.stages.prefix(deals.stages.openCount).map(\.name)
      guard let found = deals.stages.code(ofLabel: stage), found < open.count else {
        throw part.error("stage", "\"\(stage)\" is no open stage" + remedy(stage, open))
      }
      code = found
    }
    let limits = try limits(&part)
    try part.requireAllTaken()
    guard !limits.isEmpty else {
      throw .settings(
        path: part.path, line: part.line, problem: "an entry of overrides changes no limit")
    }
    return SignalOverride(segment: segment, stage: code, limits: limits)
  }

  private static func limits(
    _ section: inout YAMLSection
  ) throws(WorkflowError) -> [SignalKey: Double] {
    var limits: [SignalKey: Double] = [:]
    for key in SignalKey.allCases {
      guard key.mayBeFraction else {
        guard let number = try section.integer(key.name) else { continue }
        guard Double(number) <= SignalKey.most else {
          throw section.error(key.name, "must be at most \(Int(SignalKey.most))")
        }
        limits[key] = Double(number)
        continue
      }
      guard let number = try section.number(key.name) else { continue }
      if key.isShare, !(0...1).contains(number) {
        throw section.error(key.name, "must lie between 0 and 1")
      }
      guard number >= 0 else { throw section.error(key.name, "must not be below 0") }
      limits[key] = number
    }
    return limits
  }

  private static func remedy(_ word: String, _ known: [String]) -> String {
    let nearest = known.min {
      editDistance($0.lowercased(), word.lowercased())
        < editDistance($1.lowercased(), word.lowercased())
    }
    return nearest.map { "; did you mean \"\($0)\"?" } ?? ""
  }

  /// The lines of the section, every key with what it means.
  var signalLines: [String] {
    var lines = ["", "# When the risk rules fire.", "signals:"]
    for key in SignalKey.allCases {
      lines += [
        "  # \(key.meaning) (\(text(key.usual, key)))", "  \(key.name): \(text(signals[key], key))",
      ]
    }
    let disabled = RiskSignal.allCases.filter(signals.disabled.contains).map(\.name)
    lines += [
      "  # Rules that are off: \(RiskSignal.allCases.prefix(6).map(\.name).joined(separator: ", ")),",
      "  # \(RiskSignal.allCases.dropFirst(6).prefix(6).map(\.name).joined(separator: ", ")),",
      "  # \(RiskSignal.allCases.dropFirst(12).map(\.name).joined(separator: ", ")).",
      "  disabled: [\(disabled.joined(separator: ", "))]",
      "  # What differs by segment and stage, such as",
      "  # {segment: Enterprise, stage: Proposal, silentBusinessDays: 20}; the last that fits counts.",
    ]
    lines.append(signals.overrides.isEmpty ? "  overrides: []" : "  overrides:")
    for override in signals.overrides {
      var parts = override.segment.map { ["segment: \(quoted($0))"] } ?? []
      if let stage = override.stage {
        parts.append("stage: \(quoted(deals.stages.stages[stage].name))")
      }
      for key in SignalKey.allCases {
        if let value = override.limits[key] { parts.append("\(key.name): \(text(value, key))") }
      }
      lines.append("    - {\(parts.joined(separator: ", "))}")
    }
    return lines
  }

  private func text(_ value: Double, _ key: SignalKey) -> String {
    Int(exactly: value).map(String.init) ?? "\(value)"
  }
}
