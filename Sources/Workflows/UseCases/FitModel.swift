internal import Artifacts
public import Calendars
internal import Foundation
public import Statistics

/// Fits a regression to a CSV file: `aforo fit`.
public struct FitModel: Sendable {
  /// The fitted regression.
  public let fitted: FittedFormula
  /// Where it was saved, when it was.
  public let path: String?
  /// What the reader should know, in sentences.
  public let notes: [String]

  /// Reads the columns that the formula names, fits, and saves.
  ///
  /// - Parameters:
  ///   - name: what the model is saved as, in the project's `models` folder; `nil` for not.
  ///   - asOf: the day that is written into a saved model.
  /// - Throws: ``WorkflowError``: wrong usage (also a formula that cannot be read) before anything
  ///   is read, then the file, then the fit.
  public init(
    _ request: FitRequest, save name: String? = nil, project: Project = Project(), asOf: Day,
    workers: Int = 1, progress: WorkProgress = .none
  ) throws(WorkflowError) {
    let regression = try request.regression()
    try FitModel.check(name)
    let formula: ModelFormula
    do throws(FormulaError) { formula = try ModelFormula(request.formula) } catch {
      throw .regression(.formula(error), place: request.path)
    }
    let file = try RegressionFile(
      path: request.path,
      need: RegressionFile.Need(
        numeric: formula.numericNames + [request.weights, request.offset].compactMap { $0 },
        plain: formula.plainNames,
        categorical: formula.categoricalNames + [request.cluster].compactMap { $0 }),
      progress: progress)
    progress("fitting \(regression.model.rawValue)")
    do throws(FormulaFitError) {
      fitted = try regression.fit(formula, file.table, workers: workers)
    } catch {
      let line = error.row.map { ":\(file.lines[$0])" } ?? ""
      throw .regression(error, place: request.path + line)
    }
    if let name {
      progress("writing the model")
      path = try FittedModelFile.save(
        fitted, table: file.table, name: name, project: project, asOf: asOf)
    } else {
      path = nil
    }
    notes =
      fitted.droppedRowCount == 0
      ? []
      : ["\(fitted.droppedRowCount) of \(file.table.rows) rows have a blank and are left out"]
  }

  private static func check(_ name: String?) throws(WorkflowError) {
    guard let name else { return }
    guard !name.isEmpty, !name.contains("/"), !name.hasPrefix("."), !name.utf8.contains(0) else {
      throw .usage("--save: \"\(name)\" is no name; write letters and digits")
    }
    guard !name.hasPrefix("bookings") else {
      throw .usage("--save: names that begin with \"bookings\" belong to `aforo train`")
    }
  }
}

/// Fitted regressions in a project's `models` folder.
enum FittedModelFile {
  static let kind = "aforo.fit"
  static let schemaVersion = 1

  /// What was asked for.
  struct Configuration: Codable, Sendable {
    let formula: String
    let regression: FormulaRegression
  }

  /// What was learned.
  struct Parameters: Codable, Sendable {
    let coefficients: [CoefficientRow]
    let diagnostics: FormulaFitDiagnostics
    let encoding: FormulaEncoding
    let figures: [FitFigure]
    let observationCount: Int
  }

  typealias Artifact = ModelArtifact<Configuration, Parameters>

  /// Writes a fit; an existing file of that name is replaced as a whole.
  static func save(
    _ fitted: FittedFormula, table: FormulaTable, name: String, project: Project, asOf: Day
  ) throws(WorkflowError) -> String {
    let path = Project.join(project.modelsFolder, name + ".json")
    do {
      try FileManager.default.createDirectory(
        atPath: project.modelsFolder, withIntermediateDirectories: true)
    } catch {
      throw .files("\(project.modelsFolder): cannot be made: \(error.localizedDescription)")
    }
    try wrapping(WorkflowError.artifact) { () throws(ArtifactError) in
      let artifact = Artifact(
        kind: kind, schemaVersion: schemaVersion, aforo: Version.current,
        configuration: Configuration(
          formula: fitted.formula.text, regression: fitted.configuration),
        parameters: Parameters(
          coefficients: fitted.coefficients, diagnostics: fitted.diagnostics,
          encoding: fitted.encoding, figures: fitted.figures,
          observationCount: fitted.observationCount),
        trainedAsOf: asOf.iso8601,
        window: Artifact.Window(start: asOf.iso8601, end: asOf.iso8601),
        dataFingerprint: try fingerprint(table))
      try artifact.write(to: path, mode: .everyone)
    }
    return path
  }

  /// SHA-256 of the columns that were read, by name.
  private static func fingerprint(_ table: FormulaTable) throws(ArtifactError) -> String {
    let stream = SHA256Stream()
    for (name, values) in table.numbers.sorted(by: { $0.key < $1.key }) {
      stream.update("\(name)\n")
      values.withUnsafeBytes { stream.update($0) }
    }
    for (name, column) in table.labels.sorted(by: { $0.key < $1.key }) {
      stream.update("\(name)\n\(column.levels.joined(separator: "\n"))\n")
      column.codes.withUnsafeBytes { stream.update($0) }
    }
    return try stream.finishHex()
  }
}
