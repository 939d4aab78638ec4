import Foundation

/// Folders that tests read.
public enum Places {
  /// The package's folder.
  public static let package = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The path of a file of the package.
  public static func package(_ name: String) -> String { package.appending(path: name).path }

  /// The path of a public data set in the folder that AFORO_DATA names; `nil`, which is printed,
  /// where it is not on this machine.
  public static func publicData(_ name: String) -> String? {
    let root =
      ProcessInfo.processInfo.environment["AFORO_DATA"].map { URL(fileURLWithPath: $0) }
      ?? package.deletingLastPathComponent().appending(path: "shared/data")
    let path = root.appending(path: name).path
    if FileManager.default.fileExists(atPath: path) { return path }
    print("skipped: no public data set \(name); name the folder of public data in AFORO_DATA")
    return nil
  }
}
