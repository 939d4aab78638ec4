internal import LinearAlgebra

/// What a fit gives, before it is put together.
struct FormulaFitParts {
  var observationCount: Int
  var coefficients: [CoefficientRow]
  var usesStudentT: Bool
  var errors: String
  var figures: [(FitFigure.Kind, Double?)]
  var diagnostics: FormulaFitDiagnostics
}

/// A fit of a formula under way: the design and the columns beside it.
struct FormulaFit {
  let settings: FormulaRegression
  let design: FormulaDesign
  let weights: [Double]?
  let offset: [Double]?
  let clusters: [Int]?
  let workers: Int

  init(
    _ settings: FormulaRegression, _ formula: ModelFormula, _ table: FormulaTable, workers: Int
  ) throws(FormulaFitError) {
    self.settings = settings
    self.workers = workers
    let columns = settings.columns
    do throws(FormulaError) {
      let design = try FormulaDesign(
        formula, table, numeric: [columns.weights, columns.offset].compactMap { $0 },
        categorical: [columns.cluster].compactMap { $0 })
      func values(_ name: String?) throws(FormulaError) -> [Double]? {
        guard let name else { return nil }
        return try design.values(name, of: table)
      }
      weights = try values(columns.weights)
      offset = try values(columns.offset)
      if let name = columns.cluster {
        let labels = try table.labels(name)
        clusters = design.rows.map { Int(labels.codes[$0]) }
      } else {
        clusters = nil
      }
      self.design = design
    } catch {
      throw .formula(error)
    }
  }

  var names: [String] { design.encoding.columnNames }

  /// Columns by name, as far as a sentence takes.
  func list(_ columns: [Int]) -> String {
    let shown = columns.prefix(8).map { names[$0] }.joined(separator: ", ")
    return columns.count > 8 ? "\(shown) and \(columns.count - 8) more" : shown
  }

  /// Says that there are too few clusters: the scores sum to 0 over all rows, so as many clusters
  /// as coefficients make the covariance singular and the errors too small.
  var clusterSentence: [String] {
    guard let clusters else { return [] }
    let count = Set(clusters).count
    guard count <= names.count else { return [] }
    return [
      "\(count) clusters for \(names.count) coefficients: the clustered errors are too small to be "
        + "trusted"
    ]
  }

  /// Runs a fit and wraps its error.
  func fitting<Value>(_ body: () throws(FitError) -> Value) throws(FormulaFitError) -> Value {
    do throws(FitError) { return try body() } catch { throw .fit(error, rows: design.rows) }
  }

  /// The rows of a table of coefficients.
  ///
  /// - Parameter reach: how many standard errors an interval goes to either side.
  func rows(
    estimates: [Double], errors: [Double?], pValues: [Double?], reach: Double, dropped: [Int]
  ) -> [CoefficientRow] {
    let isDropped = Set(dropped)
    return names.indices.map { j in
      guard !isDropped.contains(j), estimates[j].isFinite else {
        return CoefficientRow(name: names[j])
      }
      let error = errors[j].flatMap { $0.isFinite ? $0 : nil }
      let width = error.map { $0 * reach }.flatMap { $0.isFinite ? $0 : nil }
      let statistic = error.map { estimates[j] / $0 }.flatMap { $0.isFinite ? $0 : nil }
      return CoefficientRow(
        name: names[j], estimate: estimates[j], standardError: error, statistic: statistic,
        pValue: pValues[j].flatMap { $0.isFinite ? $0 : nil },
        lower: width.map { estimates[j] - $0 }, upper: width.map { estimates[j] + $0 })
    }
  }
}

extension CoefficientRow {
  /// A column without a coefficient.
  init(name: String) {
    self.init(
      name: name, estimate: nil, standardError: nil, statistic: nil, pValue: nil, lower: nil,
      upper: nil)
  }
}
