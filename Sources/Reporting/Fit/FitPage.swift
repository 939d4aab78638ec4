internal import Statistics

/// A regression for people, as statisticians print it.
struct FitPage {
  private(set) var page: Page
  private let fitted: FittedFormula
  private let words: OutputLanguage
  private let numbers: NumberText

  init(_ fitted: FittedFormula, path: String?, style: TextStyle) {
    page = Page(style)
    self.fitted = fitted
    words = style.language
    numbers = NumberText(style.language)
    page.heading(
      "\(words(fitted.configuration.model.title)): \(fitted.formula.text)", level: 1)
    for line in facts where !line.isEmpty { page.text(line.joined(separator: "; ")) }
    if let path { page.text("\(words("saved as")): \(path)") }
    page.table(table)
    page.warnings(fitted.diagnostics.warnings)
  }

  /// Lines of facts about the fit as a whole.
  private var facts: [[String]] {
    [
      observations, course,
      [value("R2", .rSquared), value("adjusted R2", .adjustedRSquared)].compactMap { $0 }
        + figures(("residual standard error", .residualStandardError)),
      [test("F", .fStatistic, fDegrees, .fPValue)].compactMap { $0 },
      figures(
        ("deviance", .deviance), ("null deviance", .nullDeviance),
        ("Pearson chi2", .pearsonChiSquared), ("alpha", .alpha))
        // Where the dispersion is known it is 1.
        + (fitted.usesStudentT ? figures(("dispersion", .dispersion)) : []),
      figures(("scale", .scale), ("loss", .loss), ("sparsity", .sparsity)),
      [
        test(
          words("likelihood ratio chi2"), .likelihoodRatio,
          numbers.fixed(fitted.figure(.likelihoodRatioDegreesOfFreedom), 0),
          .likelihoodRatioPValue)
      ].compactMap { $0 },
      figures(
        ("log-likelihood", .logLikelihood), ("null log-likelihood", .nullLogLikelihood),
        ("AIC", .aic), ("BIC", .bic)),
    ]
  }

  private var observations: [String] {
    var line = ["\(words("observations")): \(numbers.count(fitted.observationCount))"]
    if fitted.droppedRowCount > 0 {
      line.append(
        "\(words("rows left out for a blank")): \(numbers.count(fitted.droppedRowCount))")
    }
    if let events = fitted.figure(.events) {
      line.append("\(words("events")): \(whole(events))")
    }
    if let degrees = fitted.figure(.residualDegreesOfFreedom) {
      line.append("\(words("residual degrees of freedom")): \(whole(degrees))")
    }
    return line
  }

  private var course: [String] {
    let diagnostics = fitted.diagnostics
    var line = [
      "\(words("errors")): \(fitted.errors)", "\(words("path")): \(diagnostics.path)",
    ]
    if let condition = diagnostics.condition {
      line.append("\(words("condition")): \(numbers.significant(condition, 3))")
    }
    if !fitted.configuration.isDirect {
      line.append("\(words("iterations")): \(numbers.count(diagnostics.iterations))")
    }
    if !diagnostics.converged { line.append(words("not converged")) }
    return line
  }

  private var fDegrees: String {
    let degrees = [FitFigure.Kind.fNumeratorDegreesOfFreedom, .fDenominatorDegreesOfFreedom]
      .map { fitted.figure($0).map(whole) ?? NumberText.none }
    return degrees.joined(separator: " \(words("and")) ")
  }

  /// A number that is whole unless a penalty made it.
  private func whole(_ number: Double) -> String {
    Int(exactly: number).map { numbers.count($0) } ?? numbers.fixed(number, 2)
  }

  private func value(_ label: String, _ kind: FitFigure.Kind) -> String? {
    fitted.figure(kind).map { "\(words(label)): \(numbers.significant($0, 6))" }
  }

  private func figures(_ list: (String, FitFigure.Kind)...) -> [String] {
    list.compactMap { value($0.0, $0.1) }
  }

  private func test(
    _ name: String, _ kind: FitFigure.Kind, _ degrees: String, _ pValue: FitFigure.Kind
  ) -> String? {
    guard let statistic = fitted.figure(kind) else { return nil }
    return "\(name): \(numbers.significant(statistic, 6)) \(words("on")) \(degrees) "
      + "\(words("degrees of freedom")), p: \(numbers.probability(fitted.figure(pValue)))"
  }

  private var table: TextTable {
    let covered = fitted.configuration.level * 100
    let percent = numbers.fixed(covered, covered == covered.rounded() ? 0 : 1)
    var table = TextTable(
      [TextTable.Column(words("name"), mayBeCut: false)]
        + [
          words("estimate"), words("std. error"), fitted.usesStudentT ? "t" : "z", "p",
          "\(words("lower")) \(percent) %", "\(words("upper")) \(percent) %",
        ].map { TextTable.Column($0, .right) })
    for row in fitted.coefficients {
      table.append([
        row.name, numbers.significant(row.estimate, 6),
        numbers.significant(row.standardError, 5),
        row.statistic.map { abs($0) < 1e6 ? numbers.fixed($0, 3) : numbers.significant($0, 4) }
          ?? NumberText.none,
        numbers.probability(row.pValue), numbers.significant(row.lower, 6),
        numbers.significant(row.upper, 6),
      ])
    }
    return table
  }
}

extension FormulaRegression {
  /// Whether it takes no iterations.
  fileprivate var isDirect: Bool { [.ols, .wls, .ridge].contains(model) }
}
