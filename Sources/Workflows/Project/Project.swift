internal import Foundation

/// Where a project's files lie.
public struct Project: Sendable {
  /// The project's folder.
  public let folder: String
  /// The store, when it is not the project's own.
  public let storeOverride: String?

  /// A project in a folder.
  public init(folder: String = ".", store: String? = nil) {
    self.folder = folder
    storeOverride = store
  }

  /// Whether no other folder was named.
  public var isCurrentFolder: Bool { folder == "." }

  /// The settings file.
  public var settingsPath: String { Project.join(folder, "aforo.yml") }
  /// The store.
  public var storePath: String { storeOverride ?? Project.join(folder, ".aforo/store.sqlite") }
  /// The folder of models.
  public var modelsFolder: String { Project.join(folder, "models") }

  static func join(_ folder: String, _ name: String) -> String {
    folder == "." ? name : folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// The settings of aforo.yml; `nil` when there is none.
  public func settings() throws(WorkflowError) -> ProjectSettings? {
    try Project.settings(at: settingsPath)
  }

  static func settings(at path: String) throws(WorkflowError) -> ProjectSettings? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .files("\(path): cannot be read; check its permissions")
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw .settings(path: path, line: nil, problem: "is not UTF-8 text")
    }
    return try ProjectSettings(yaml: text, path: path)
  }
}
