internal import Forecasting

/// What is suspected of a field, in words.
struct LeakText {
  private let field: FieldLeakage
  private let language: OutputLanguage
  private let numbers: NumberText

  init(_ field: FieldLeakage, _ language: OutputLanguage) {
    self.field = field
    self.language = language
    numbers = NumberText(language)
  }

  /// Why it is flagged, or that it is not.
  var verdict: String {
    if let untested = field.untested { return reason(untested)[language] }
    let found = field.tests.filter(\.isLeak).map(sentence)
    if found.isEmpty { return Bilingual("no sign of a leak", "sin indicio de fuga")[language] }
    return found.joined(separator: "; ")
  }

  /// What the models do with it.
  var use: Bilingual {
    switch field.use {
    case .used: Bilingual("used", "en uso")
    case .keptOut: Bilingual("kept out", "excluido")
    case .excluded: Bilingual("excluded by aforo.yml", "excluido por aforo.yml")
    case .included: Bilingual("used by aforo.yml", "en uso por aforo.yml")
    case .unused: Bilingual("not used", "sin uso")
    }
  }

  private func sentence(_ test: LeakageTest) -> String {
    switch test.sign {
    case .blankness:
      let open = "\(numbers.count(field.openBlankCount))"
      let closed = "\(numbers.count(field.closedBlankCount))"
      let (opens, closes) = (numbers.count(field.openCount), numbers.count(field.closedCount))
      return Bilingual(
        "blank in \(open) of \(opens) open deals, in \(closed) of \(closes) closed ones",
        "vacío en \(open) de \(opens) oportunidades abiertas, en \(closed) de \(closes) cerradas"
      )[language]
    case .separation:
      let area = numbers.fixed(test.effect, 3)
      return Bilingual(
        "tells won from lost almost without fail (area under the curve \(area))",
        "separa ganadas de perdidas casi sin error (área bajo la curva \(area))")[language]
    case .closedOnly:
      let share = numbers.percent(test.effect)
      let values = field.closedOnlyValues.joined(separator: ", ")
      return Bilingual(
        "\(share) of the closed deals have values that no open deal has: \(values)",
        "el \(share) de las cerradas tiene valores que ninguna abierta tiene: \(values)")[language]
    }
  }

  private func reason(_ untested: UntestedField) -> Bilingual {
    switch untested {
    case .hasHistory:
      Bilingual("not tested: its history is recorded", "sin prueba: su historial está registrado")
    case .unknownBeforeClose:
      Bilingual(
        "not tested: taken as unknown before the close",
        "sin prueba: se toma por desconocido antes del cierre")
    case .empty: Bilingual("not tested: no deal has it", "sin prueba: nadie lo tiene")
    case .tooFewDeals:
      Bilingual(
        "not tested: too few open or closed deals", "sin prueba: muy pocas abiertas o cerradas")
    }
  }
}
