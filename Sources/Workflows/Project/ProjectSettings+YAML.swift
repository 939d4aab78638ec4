internal import Calendars
internal import Currencies
internal import Deals
internal import Detection
internal import Yams

extension ProjectSettings {
  /// Reads the text of an aforo.yml.
  ///
  /// - Throws: ``WorkflowError/settings(path:line:problem:)`` with the line.
  public init(yaml text: String, path: String) throws(WorkflowError) {
    let root: Node?
    do { root = try Yams.compose(yaml: text) } catch {
      let problem = YAMLProblem(error)
      throw .settings(path: path, line: problem.line, problem: problem.text)
    }
    guard let root else {
      throw .settings(path: path, line: nil, problem: "is empty; write one with `aforo init`")
    }
    var reader = try YAMLSection(root, path: path, name: "aforo.yml")
    let version = try reader.integer("version") ?? 1
    guard version == 1 else { throw reader.error("version", "\(version) is not known; write 1") }
    deals = try ProjectSettings.dealSettings(&reader)
    sources = []
    for section in try reader.sections("sources") ?? [] {
      sources.append(try ProjectSettings.source(section))
    }
    signals = try ProjectSettings.thresholds(&reader, deals)
    contract = try ProjectSettings.contract(&reader)
    alerts = try ProjectSettings.alerts(&reader)
    kpis = try ProjectSettings.kpis(&reader, &deals)
    if let profile = kpis.profile {
      deals = try profile.applied(to: deals, hasCalendar: reader.node("calendar") != nil)
    }
    run = try ProjectSettings.run(&reader)
    try ProjectSettings.modelFields(&reader, into: &deals)
    try reader.requireAllTaken()
  }

  private static func dealSettings(_ reader: inout YAMLSection) throws(WorkflowError)
    -> DealSettings
  {
    let code = try reader.required("currency")
    guard let currency = try? Currency(code) else {
      throw reader.error("currency", "\"\(code)\" is no currency code such as EUR")
    }
    let zone = try reader.text("timeZone") ?? "UTC"
    guard (try? BusinessTimeZone(identifier: zone)) != nil else {
      throw reader.error("timeZone", "\"\(zone)\" is no time zone such as Europe/Madrid")
    }
    let calendar = try CalendarSection(&reader)
    guard let sections = try reader.sections("stages") else {
      throw .settings(
        path: reader.path, line: nil, problem: "the list `stages` is missing; see `aforo init`")
    }
    var stages: [Stage] = []
    for section in sections { stages.append(try stage(section)) }
    let known = try reader.text("amountKnown") ?? AmountKnown.creation.rawValue
    guard let amountKnown = AmountKnown(rawValue: known) else {
      throw reader.error("amountKnown", "must be creation or close")
    }
    let conversion = try conversion(&reader)
    let hierarchy = try columns("hierarchy", &reader) ?? ["owner"]
    let segments = try columns("segments", &reader) ?? []
    let path = reader.path
    return try wrapping({ (error: DealsError) in
      .settings(path: path, line: nil, problem: error.description)
    }) { () throws(DealsError) in
      try DealSettings(
        currency: currency, timeZone: zone, fiscalYearStartMonth: calendar.startMonth,
        fiscalYearStartDay: calendar.startDay, yearName: calendar.yearName,
        weekYears: calendar.weekYears, businessDays: calendar.businessDays, hierarchy: hierarchy,
        segments: segments, stages: try StageList(stages), amountKnown: amountKnown,
        conversion: conversion
      ).validated()
    }
  }

  /// A list of columns by which deals can be grouped.
  private static func columns(
    _ key: String, _ reader: inout YAMLSection
  ) throws(WorkflowError) -> [String]? {
    let names = try reader.list(key)
    let known = ["owner"] + DealSettings.attributeNames
    for name in names ?? [] where !known.contains(name) {
      throw reader.error(
        key, "\"\(name)\" is no column of the deals; known are \(known.joined(separator: ", "))")
    }
    return names
  }

  private static func conversion(
    _ reader: inout YAMLSection
  ) throws(WorkflowError) -> ConversionRule? {
    guard var section = try reader.section("rates") else { return nil }
    let text = try section.text("rule") ?? ConversionRule.Basis.spot.rawValue
    guard let basis = ConversionRule.Basis(rawValue: text) else {
      throw section.error("rule", "must be spot or creation")
    }
    let table = try section.text("table") ?? ""
    try section.requireAllTaken()
    let rule = ConversionRule(basis: basis, table: table)
    return rule == ConversionRule() ? nil : rule
  }

  private static func stage(_ section: YAMLSection) throws(WorkflowError) -> Stage {
    var section = section
    let kind = try section.text("kind") ?? StageKind.open.rawValue
    guard let kind = StageKind(rawValue: kind) else {
      throw section.error("kind", "must be open, won or lost")
    }
    let probability = try section.number("probability")
    if let probability, !(0...1).contains(probability) {
      throw section.error("probability", "must lie between 0 and 1")
    }
    let stage = Stage(
      name: try section.required("name"), kind: kind, labels: try section.list("labels") ?? [],
      probability: probability, exit: try exit(&section, kind))
    try section.requireAllTaken()
    return stage
  }

  /// What should be known of a deal that leaves the stage forward.
  private static func exit(
    _ section: inout YAMLSection, _ kind: StageKind
  ) throws(WorkflowError) -> [ExitCriterion] {
    var criteria: [ExitCriterion] = []
    for (name, line) in try section.items("exit") ?? [] {
      guard let criterion = ExitCriterion(rawValue: name) else {
        let nearest = ExitCriterion.nearest(to: name).map { "; did you mean `\($0.rawValue)`?" }
        throw section.error(
          "exit", "\"\(name)\" is no criterion\(nearest ?? "")", line: line)
      }
      guard !criteria.contains(criterion) else {
        throw section.error("exit", "names \(name) twice", line: line)
      }
      criteria.append(criterion)
    }
    guard criteria.isEmpty || kind == .open else {
      throw section.error(
        "exit", "belongs to open stages: nothing leaves a \(kind.rawValue) one forward")
    }
    return criteria
  }
}
