import ArgumentParser
import Reporting
import Workflows

struct FunnelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "funnel",
    abstract: "How deals go through the stages: conversion, drop-off, days, sources.",
    discussion: """
      Follows the visits to each stage that began in the period, up to --as-of: how many got on, how \
      long that took, and where the rest went (the shares sum to 1). What is still open is not taken \
      for lost: chances and days allow for it (Aalen-Johansen, Kaplan-Meier).
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var deals: DealOptions

  @Option(
    help: ArgumentHelp(
      "The period: 2025-Q4, 2025-11, 2025-W07, 2025, a day 2025-11-15, or 2025-01-05..2025-02-10; the "
        + "running quarter unless told.", valueName: "id"))
  var period: String?

  @Option(
    help: ArgumentHelp(
      "Levels of the answer, top first, such as region,owner, or source.", valueName: "levels"))
  var by: String?

  @Option(
    help: ArgumentHelp(
      "One node: level=value, top first and separated by commas, such as region=EMEA,owner=Ana.",
      valueName: "path"))
  var node: String?

  @Option(
    help: ArgumentHelp(
      "How conversion is counted: competing_risk (within 90 days of each visit), reached (the stage or "
        + "any later one), or strict (through every stage in order)."))
  var mode = FunnelMode.competingRisk

  func validate() throws {
    if by != nil, node != nil { throw ValidationError("--by and --node exclude each other") }
  }

  func run() throws {
    var question = FunnelQuestion(asOf: try deals.day())
    question.period = period
    question.levels = (by.map(Self.list) ?? []).filter { $0 != "total" }
    question.node = node.map(Self.list) ?? []
    question.mode = mode
    question.workers = options.workerCount
    try running(options) { console in
      let loaded = try LoadedDeals(
        deals.origin, project: options.projectFiles, maximumRejects: deals.maxRejects,
        asKnown: question.asOf, keeps: .tracking, progress: console.progress)
      let work = try ShowFunnel(loaded, question: question, progress: console.progress)
      console.notes(work.notes)
      try console.answer(
        FunnelReport.render(work.answer, format: options.format, style: console.style))
    }
  }

  private static func list(_ text: String) -> [String] {
    text.split(separator: ",").map(String.init)
  }
}

extension FunnelMode: ExpressibleByArgument {}
