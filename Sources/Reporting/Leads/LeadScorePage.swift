internal import Evaluation
internal import Forecasting

/// Lead scores for people.
struct LeadScorePage {
  let scores: LeadScores
  let skill: LeadSkill?
  let shown: [LeadScore]
  let style: TextStyle

  private var words: OutputLanguage { style.language }
  private var numbers: NumberText { NumberText(style.language) }

  func render(_ format: OutputFormat) -> String {
    var page = Page(style)
    page.heading("\(words("Lead scores")) \(words("as of")) \(scores.asOf)")
    page.text(summary)
    page.text(words(method))
    if !shown.isEmpty { page.table(leads) }
    if shown.count < scores.leads.count {
      page.text(
        words.filled(
          "{} of {} leads are shown; --limit 0 shows all",
          [numbers.count(shown.count), numbers.count(scores.leads.count)]))
    }
    page.text(left)
    if let skill {
      page.heading(words("How such scores did before"), level: 3)
      page.text(judgement(skill))
      page.table(figures(skill))
      page.table(curve(skill))
    } else {
      page.text(words("No outcome of an earlier score is known yet."))
    }
    return page.render(format)
  }

  private var summary: String {
    words.filled(
      "{} open leads of less than {} days; {} conversions are expected of them within {} days of their creation",
      [
        numbers.count(scores.leads.count), numbers.count(LeadScorer.window),
        numbers.fixed(scores.expectedConversions, 1), numbers.count(LeadScorer.window),
      ])
      + "; "
      + words.filled(
        "of a new lead nothing else being known, {} ({} leads, {} conversions)",
        [
          numbers.precisePercent(scores.baseRate), numbers.count(scores.training),
          numbers.count(scores.conversions),
        ])
  }

  private var method: String {
    switch scores.method {
    case .model:
      "The parts add up to the log-odds of the chance; against an average lead."
    case .tooFewLeads:
      "Scored by age alone: with fewer than 200 leads or 30 conversions nothing else can be learned."
    case .fieldsTellNothing:
      "Scored by age alone: on earlier days the fields told nothing beyond it."
    }
  }

  private var left: String {
    words.filled(
      "not scored: {} open leads that are older, {} converted on an unknown day",
      [numbers.count(scores.outgrown), numbers.count(scores.undated)])
  }

  private var leads: TextTable {
    var table = TextTable(
      [
        TextTable.Column(words("lead"), mayBeCut: false), TextTable.Column(words("company")),
        TextTable.Column(words("days old"), .right), TextTable.Column(words("chance"), .right),
        TextTable.Column(words("percentile"), .right),
      ], noteTitle: words("why"))
    for lead in shown {
      table.append(
        [
          lead.id, lead.company ?? NumberText.none, "\(Int(lead.age))",
          numbers.precisePercent(lead.chance), numbers.fixed(lead.rank * 100, 0),
        ].map { TextTable.Cell($0) }, note: LeadText(words).reasons(lead))
    }
    return table
  }

  private func judgement(_ skill: LeadSkill) -> String {
    words.filled(
      "{} scores on {} days from {} to {}, each made of what was known then: {} conversions expected, {} came",
      [
        numbers.count(skill.scores.count), numbers.count(skill.days.count),
        "\(skill.days.first ?? scores.asOf)", "\(skill.days.last ?? scores.asOf)",
        numbers.fixed(skill.scores.expectedWins, 1), numbers.count(skill.scores.wonCount),
      ])
  }

  private func figures(_ skill: LeadSkill) -> TextTable {
    var table = TextTable([
      TextTable.Column(words("measure")), TextTable.Column(words("scores"), .right),
      TextTable.Column(words("by age alone"), .right),
    ])
    let rows: [(String, (DealScores) -> Double?)] = [
      ("log loss", { $0.logLoss }), ("Brier score", { $0.brier }),
      ("area under the curve", { $0.areaUnderCurve }),
      ("calibration error", { $0.calibrationError }),
    ]
    for (name, figure) in rows {
      table.append([
        words(name), numbers.fixed(figure(skill.scores), 4), numbers.fixed(figure(skill.base), 4),
      ])
    }
    return table
  }

  private func curve(_ skill: LeadSkill) -> TextTable {
    var table = TextTable([
      TextTable.Column(words("chance"), .right), TextTable.Column(words("converted"), .right),
      TextTable.Column(words("95 % interval"), .right), TextTable.Column(words("leads"), .right),
    ])
    for bin in skill.scores.curve {
      table.append([
        numbers.precisePercent(bin.probability), numbers.precisePercent(bin.share),
        "\(numbers.precisePercent(bin.lower)) – \(numbers.precisePercent(bin.upper))",
        numbers.count(bin.count),
      ])
    }
    return table
  }
}

/// The parts of a lead's score in words.
struct LeadText {
  private let words: OutputLanguage

  init(_ words: OutputLanguage) { self.words = words }

  /// The parts that say most, the largest first.
  func reasons(_ lead: LeadScore) -> String {
    let told = lead.parts.filter { part in
      part.field != .base && abs(part.logOdds) >= LeadText.least
    }.sorted { abs($0.logOdds) > abs($1.logOdds) }
    return told.prefix(LeadText.most).map(reason).joined(separator: ", ")
  }

  private static let most = 3
  private static let least = 0.05

  private func reason(_ part: LeadScorePart) -> String {
    let number = NumberText(words).fixed(abs(part.logOdds), 2)
    return "\(name(part)) \(part.logOdds < 0 ? "−" : "+")\(number)"
  }

  private func name(_ part: LeadScorePart) -> String {
    switch part.field {
    case .base: words("average lead")
    case .age: words.filled("{} days old", [part.value])
    case .company: words(LeadText.company(part.value))
    case .activities: words.filled("activities: {}", [part.value])
    case .source, .segment, .region, .owner: "\(words(part.field.rawValue)) \(part.value)"
    }
  }

  private static func company(_ value: String) -> String {
    switch value {
    case "hadDeals": "company had deals before"
    case "hadLeads": "company had leads before"
    case "new": "company not seen before"
    default: "company not said"
    }
  }
}
