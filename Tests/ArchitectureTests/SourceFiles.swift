import Foundation

/// The Swift files under Sources, each with the module it belongs to.
struct SourceFile {
  let module: String
  /// From the package's folder on.
  let path: String
  let text: String

  static func all(file: String = #filePath) throws -> [SourceFile] {
    let root = URL(fileURLWithPath: file).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")
    let names = FileManager.default.enumerator(atPath: root.path)?.allObjects ?? []
    return try names.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.sorted().map {
      SourceFile(
        module: String($0.prefix { $0 != "/" }), path: "Sources/" + $0,
        text: try String(contentsOf: root.appending(path: $0), encoding: .utf8))
    }
  }
}
