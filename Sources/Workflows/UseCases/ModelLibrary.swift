internal import Artifacts
internal import Calendars
internal import Deals
public import Forecasting
internal import Foundation

/// A trained model with its name and the data that it saw.
public struct StoredModel: Sendable {
  /// The file's name without its ending, or `as-of` for one trained on the fly.
  public let id: String
  /// The file, when it came from or went to one.
  public let path: String?
  /// The model.
  public let model: BookingsModel
  /// SHA-256 of the facts known at its as-of day.
  public let dataFingerprint: String
}

/// The models of a project's `models` folder.
public enum ModelLibrary {
  static let kind = "aforo.bookings"
  static let schemaVersion = 2
  /// Models of schema 1 know neither the rhythm of activities nor the capacity to close.
  static let oldestSchema = 2
  /// What a model trained for one answer is called.
  public static let trainedOnTheFly = "as-of"
  /// What stands for a model where none was needed.
  public static let none = "none"

  typealias Artifact = ModelArtifact<DealSettings, BookingsModel>

  /// Writes a model; an existing file of that name is replaced as a whole.
  static func save(
    _ model: BookingsModel, name: String, known: KnownDeals, project: Project
  ) throws(WorkflowError) -> StoredModel {
    let path = Project.join(project.modelsFolder, name + ".json")
    do {
      try FileManager.default.createDirectory(
        atPath: project.modelsFolder, withIntermediateDirectories: true)
    } catch {
      throw .files("\(project.modelsFolder): cannot be made: \(error.localizedDescription)")
    }
    let fingerprint = try fingerprint(known)
    let artifact = Artifact(
      kind: kind, schemaVersion: schemaVersion, aforo: Version.current,
      configuration: known.settings.ofForecasts, parameters: model,
      trainedAsOf: model.trainedAsOf.iso8601,
      window: Artifact.Window(
        start: (known.firstDay ?? model.trainedAsOf).iso8601, end: model.trainedAsOf.iso8601),
      dataFingerprint: fingerprint)
    try wrapping(WorkflowError.artifact) { () throws(ArtifactError) in
      try artifact.write(to: path, mode: .everyone)
    }
    return StoredModel(id: name, path: path, model: model, dataFingerprint: fingerprint)
  }

  /// The newest model trained at or before the cutoff that may answer for its running period, was
  /// made under the same settings and saw the same facts; the notes say why others were passed by.
  static func newest(
    for known: KnownDeals, target: ForecastTarget, ahead: Int, project: Project,
    notes: inout [String]
  ) throws(WorkflowError) -> StoredModel? {
    guard let kind = target.kind else { return nil }
    var found: [(id: String, path: String, artifact: Artifact)] = []
    for name in names(in: project) {
      let path = Project.join(project.modelsFolder, name + ".json")
      let artifact: Artifact
      do throws(ArtifactError) {
        artifact = try Artifact.read(
          from: path, kind: Self.kind, supportedSchema: schemaVersion,
          oldestSchema: oldestSchema)
      } catch .olderSchema {
        notes.append("model \(name) was trained by an earlier aforo; not used")
        continue
      } catch { throw .artifact(error) }
      if artifact.parameters.trainedAsOf <= known.asOf { found.append((name, path, artifact)) }
    }
    found.sort {
      ($1.artifact.parameters.trainedAsOf, $1.id) < ($0.artifact.parameters.trainedAsOf, $0.id)
    }
    for (id, path, artifact) in found {
      let model = artifact.parameters
      guard
        Forecaster.fits(
          trainedAsOf: model.trainedAsOf, asOf: known.asOf, kind: kind, calendar: known.calendar),
        model.kind == kind, model.horizon > ahead,
        // Only the full model knows how much time is left; the others answer for their own day.
        model.grade == .model || model.trainedAsOf == known.asOf
      else { continue }
      guard artifact.configuration == known.settings.ofForecasts else {
        notes.append("model \(id) was trained under other settings; not used")
        continue
      }
      let seen = known.known(
        before: known.zone.startOfDay(model.trainedAsOf + 1))
      guard try fingerprint(seen) == artifact.dataFingerprint else {
        notes.append(
          "the history up to \(model.trainedAsOf) has changed since model \(id) was trained; not used"
        )
        continue
      }
      return StoredModel(
        id: id, path: path, model: model, dataFingerprint: artifact.dataFingerprint)
    }
    return nil
  }

  static func names(in project: Project) -> [String] {
    let names =
      (try? FileManager.default.contentsOfDirectory(atPath: project.modelsFolder)) ?? []
    return names.filter { $0.hasPrefix("bookings") && $0.hasSuffix(".json") }
      .map { String($0.dropLast(5)) }.sorted()
  }

  /// SHA-256 of every fact known at the cutoff.
  static func fingerprint(_ known: KnownDeals) throws(WorkflowError) -> String {
    try wrapping(WorkflowError.artifact) { () throws(ArtifactError) in
      let stream = SHA256Stream()
      known.forEachFact { stream.update($0) }
      return try stream.finishHex()
    }
  }
}
