internal import Deals

extension ProjectSettings {
  /// `contract`: the rules whose violations are accepted.
  static func contract(_ reader: inout YAMLSection) throws(WorkflowError) -> ContractPolicy {
    guard var section = try reader.section("contract") else { return ContractPolicy() }
    var accepted: Set<ViolationKind> = []
    for name in try section.list("accept") ?? [] {
      guard let kind = ViolationKind(name: name) else {
        let nearest = ViolationKind.nearest(to: name).map { "; did you mean \"\($0.name)\"?" }
        throw section.error("accept", "\"\(name)\" is no rule of the contract\(nearest ?? "")")
      }
      accepted.insert(kind)
    }
    try section.requireAllTaken()
    return ContractPolicy(accepted: accepted)
  }

  /// `exclude` and `include`: fields that models may not use, or use although they seem to leak.
  static func modelFields(
    _ reader: inout YAMLSection, into settings: inout DealSettings
  ) throws(WorkflowError) {
    settings.exclude = try fields("exclude", &reader)
    settings.include = try fields("include", &reader)
    for name in settings.exclude ?? [] {
      if settings.segments.contains(name) {
        throw reader.error("exclude", "\"\(name)\" is one of the segments too; keep one of them")
      }
      if settings.include?.contains(name) == true {
        throw reader.error("exclude", "\"\(name)\" is under include too; keep one of them")
      }
    }
  }

  private static func fields(
    _ key: String, _ reader: inout YAMLSection
  ) throws(WorkflowError) -> [String]? {
    let names = try reader.list(key) ?? []
    for name in names where !DealSettings.fieldNames.contains(name) {
      let nearest = DealSettings.fieldNames.min {
        editDistance($0, name) < editDistance($1, name)
      }
      throw reader.error(
        key,
        "\"\(name)\" is no field of the deals" + (nearest.map { "; did you mean \"\($0)\"?" } ?? "")
      )
    }
    return names.isEmpty ? nil : names
  }

  /// The lines of the three keys.
  var contractLines: [String] {
    let accepted = ViolationKind.allCases.filter(contract.accepted.contains).map(\.name)
    return [
      "",
      "# Fields that no model may use, and those used although they seem to leak the outcome (see",
      "# `aforo check`): owner, amount, category, or a column of the deals.",
      "exclude: [\((deals.exclude ?? []).joined(separator: ", "))]",
      "include: [\((deals.include ?? []).joined(separator: ", "))]",
      "", "# The data contract: rules whose violations are known and accepted (see `aforo check`).",
      "contract:", "  accept: [\(accepted.joined(separator: ", "))]",
    ]
  }
}
