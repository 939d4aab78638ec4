internal import Artifacts
internal import Foundation
public import Metrics

/// Looks at the exports and writes an aforo.yml: `aforo init`.
public struct InitProject: Sendable {
  /// What was understood.
  public let proposal: SettingsProposal
  /// The file written; `nil` for a dry run.
  public let path: String?

  /// - Parameters:
  ///   - exports: files or folders of exports.
  ///   - profile: the kind of business; `nil` where none is named.
  ///   - isReplacing: whether an existing aforo.yml may be overwritten.
  /// - Throws: ``WorkflowError/files(_:)`` when there is one and it may not.
  public init(
    exports: [String], project: Project, profile: IndustryProfile? = nil,
    isReplacing: Bool = false, isDryRun: Bool = false, progress: WorkProgress = .none
  ) throws(WorkflowError) {
    if !isReplacing, !isDryRun, FileManager.default.fileExists(atPath: project.settingsPath) {
      throw .files(
        "\(project.settingsPath): is there already; edit it, or replace it with --yes")
    }
    let files = try ExportFiles(at: exports)
    proposal = try SettingsProposal(paths: files.paths, profile: profile, progress: progress)
    path = isDryRun ? nil : project.settingsPath
    if !isDryRun {
      var settings = proposal.settings
      settings.run.imports = project.imports(exports, files: files.paths)
      try InitProject.write(settings, to: project, replacing: isReplacing)
    }
  }

  static func write(
    _ settings: ProjectSettings, to project: Project, replacing: Bool
  ) throws(WorkflowError) {
    guard replacing || !FileManager.default.fileExists(atPath: project.settingsPath) else { return }
    try wrapping(WorkflowError.artifact) { () throws(ArtifactError) in
      try AtomicFile.write(
        Array(settings.yaml.utf8), to: project.settingsPath, mode: .everyone)
    }
  }
}
