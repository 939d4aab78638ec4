internal import Artifacts
internal import Calendars
internal import Deals
internal import Forecasting

extension ModelLibrary {
  /// The stored models that could answer on some day from `first` to the cutoff of `known`, the
  /// newest first: of the same settings and of the facts as they are known; see
  /// ``newest(for:target:ahead:project:notes:)``.
  static func past(
    for known: KnownDeals, from first: Day, kind: FiscalPeriod.Kind, project: Project
  ) throws(WorkflowError) -> [StoredModel] {
    var found: [StoredModel] = []
    for name in names(in: project) {
      let path = Project.join(project.modelsFolder, name + ".json")
      let artifact: Artifact
      do throws(ArtifactError) {
        artifact = try Artifact.read(
          from: path, kind: Self.kind, supportedSchema: schemaVersion, oldestSchema: oldestSchema)
      } catch .olderSchema { continue } catch { throw .artifact(error) }
      let model = artifact.parameters
      let day = model.trainedAsOf
      guard model.kind == kind, day <= known.asOf, first - day <= Forecaster.maximumModelAge,
        artifact.configuration == known.settings.ofForecasts
      else { continue }
      let seen = known.known(before: known.zone.startOfDay(day + 1))
      guard try fingerprint(seen) == artifact.dataFingerprint else { continue }
      found.append(
        StoredModel(
          id: name, path: path, model: model, dataFingerprint: artifact.dataFingerprint))
    }
    return found.sorted { ($1.model.trainedAsOf, $1.id) < ($0.model.trainedAsOf, $0.id) }
  }
}
