internal import Foundation

extension Project {
  /// A path that settings name: absolute, or from the project's folder on.
  func path(_ name: String) -> String {
    name.hasPrefix("/") ? name : Project.join(folder, name)
  }

  /// A path as settings name it: from the project's folder on where it lies inside.
  func relative(_ path: String) -> String {
    let own = Project.absolute(folder)
    let other = Project.absolute(path)
    if other == own { return "." }
    let prefix = own == "/" ? own : own + "/"
    return other.hasPrefix(prefix) ? String(other.dropFirst(prefix.count)) : other
  }

  /// What `run` is to import where exports were found at some paths.
  func imports(_ paths: [String], files: [String]) -> [String] {
    let inside = files.map(relative)
    if !inside.isEmpty, inside.allSatisfy({ $0.hasPrefix("exports/") }) { return ["exports"] }
    return paths.map(relative)
  }

  private static func absolute(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.path
  }
}
