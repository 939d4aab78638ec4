internal import Artifacts
internal import Calendars
internal import DealStore
internal import Foundation
internal import Reporting

/// All that the answers of a run depend on.
struct RunInputs {
  let head: RunHead
  private let project: Project
  private let states: [String: FileState]
  private let settingsBytes: [UInt8]

  /// The most bytes of an aforo.yml.
  static let maximumSettings = 16 << 20

  /// Looks at the settings and at every export file.
  init(
    settings bytes: [UInt8], imports: [String], project: Project, asOf: Day, language: String,
    progress: WorkProgress
  ) throws(WorkflowError) {
    self.project = project
    settingsBytes = bytes
    var states: [String: FileState] = [:]
    var files: [RunOutput] = []
    for path in RunInputs.paths(imports, project) {
      progress("checksum of \(path)")
      let state = try FileState(path)
      states[path] = state
      files.append(RunOutput(path: project.relative(path), sha256: state.sha256))
    }
    files.sort { $0.path < $1.path }
    self.states = states
    let settings = try RunInputs.hex(bytes)
    let parts = [asOf.iso8601, Version.current, language, settings]
    let text = (parts + files.flatMap { [$0.path, $0.sha256] }).joined(separator: "\n")
    let digest = try RunInputs.hex(Array(text.utf8))
    head = RunHead(
      run: "\(asOf.iso8601)-\(digest.prefix(12))", asOf: asOf, aforo: Version.current,
      language: language, settings: settings, files: files)
  }

  /// The export files; none where a path is missing, which the import will say.
  private static func paths(_ imports: [String], _ project: Project) -> [String] {
    imports.flatMap { (try? ExportFiles(at: [project.path($0)]).paths) ?? [] }
      .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// - Throws: ``WorkflowError/files(_:)`` when the settings, or an export, are others by now.
  func requireUnchanged(exports: Bool) throws(WorkflowError) {
    let path = project.settingsPath
    let bytes = try wrapping(WorkflowError.artifact) { () throws(ArtifactError) in
      try FileBytes.read(path, maximum: RunInputs.maximumSettings)
    }
    guard bytes == settingsBytes else {
      throw .files("\(path): changed while the run was at work; run again")
    }
    guard exports else { return }
    for (path, state) in states.sorted(by: { $0.key < $1.key }) {
      do throws(WorkflowError) { try state.requireUnchanged(path) } catch {
        throw .files("\(path): changed while the run was at work; run again")
      }
    }
  }

  /// SHA-256 of all that a step's answer depends on, as it is now.
  func fingerprint(of step: RunStep) throws(WorkflowError) -> String {
    var parts = [head.run, step.rawValue]
    if step != .import { parts.append(try storeState() ?? "no store") }
    if step.readsModels {
      for name in ModelLibrary.names(in: project) {
        let path = Project.join(project.modelsFolder, name + ".json")
        parts += [name, try FileState(path).sha256]
      }
    }
    return try RunInputs.hex(Array(parts.joined(separator: "\n").utf8))
  }

  /// SHA-256 of what the store holds; `nil` without a store.
  func storeState() throws(WorkflowError) -> String? {
    guard FileManager.default.fileExists(atPath: project.storePath) else { return nil }
    let path = project.storePath
    let state = try wrapping(WorkflowError.store) { () throws(StoreError) in
      try DealStore(path: path, creating: false).state()
    }
    return try RunInputs.hex(Array(state.utf8))
  }

  private static func hex(_ bytes: [UInt8]) throws(WorkflowError) -> String {
    try wrapping(WorkflowError.artifact) { () throws(ArtifactError) in
      try SHA256Digest.hex(of: bytes)
    }
  }
}
