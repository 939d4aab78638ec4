internal import Metrics

extension AskText {
  func section(_ tempo: WinTempo) -> AskSection {
    AskSection(
      topic: .tactics, title: title(.tactics), verdict: tempo.verdict.rawValue, says: says(tempo),
      evidence: words(
        "an association, not a cause: reps do more for deals that they believe in, and customers who mean "
          + "to buy answer; what was done in the first 14 days is compared with what came after them"
      ),
      evidenceName: "association", tables: tables(tempo), commands: [command(.tactics)])
  }

  private func says(_ tempo: WinTempo) -> [String] {
    let found = tempo.effects.filter { $0.adjusted <= WinTempo.rate }
    func list(_ effects: [WinTempo.Effect]) -> String {
      effects.map { "\(name($0.factor)) (\(numbers.fixed($0.ratio.value, 2)))" }
        .joined(separator: ", ")
    }
    var says: [String] = []
    let faster = found.filter { $0.ratio.value > 1 }
    let slower = found.filter { $0.ratio.value < 1 }
    if !faster.isEmpty {
      says.append(words.filled("With faster wins go (hazard ratio): {}", [list(faster)]))
    }
    if !slower.isEmpty {
      says.append(words.filled("With slower wins go (hazard ratio): {}", [list(slower)]))
    }
    if found.isEmpty { says.append(words("None is told from chance")) }
    says.append(
      words.filled(
        "looked at: {} deals of the last two years that were open {} days after their creation, {} of "
          + "them won since; losses are censored; one curve for each of {} segments; amounts held fixed",
        [tempo.count, WinTempo.landmarkDays, tempo.wins, tempo.strata].map { numbers.count($0) }))
    return says
  }

  private func name(_ factor: WinTempo.Factor) -> String {
    switch factor.kind {
    case .activity: words(factor.name)
    case .source: "\(words("source")) \(factor.name)"
    case .type: "\(words("type")) \(factor.name)"
    case .control: factor.name
    }
  }

  private func tables(_ tempo: WinTempo) -> [AskTable] {
    let references = tempo.references.map(name).joined(separator: ", ")
    let titles: [(String, String, (WinTempo.Factor.Kind) -> Bool)] = [
      (
        "activities",
        words("Activities of the first 14 days, for each doubling; n: deals with some of it"),
        { $0 == .activity }
      ),
      (
        "kinds", words.filled("Sources and types, against {}; n: deals of it", [references]),
        { $0 == .source || $0 == .type }
      ),
    ]
    return titles.map { machine, title, isHere in
      AskTable(
        name: machine, title: title, measure: words("hazard ratio"),
        records: tempo.effects.filter { isHere($0.factor.kind) }.map { effect in
          AskRecord(
            name(effect.factor), .ratio, effect.ratio, count: effect.count, pValue: effect.pValue,
            adjusted: effect.adjusted)
        })
    }.filter { !$0.records.isEmpty }
  }
}
