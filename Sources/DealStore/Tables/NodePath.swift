internal import Foundation
internal import GRDB

/// The node of a hierarchy as JSON text with sorted keys.
enum NodePath {
  static func encode(_ path: [String: String]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(path), as: UTF8.self)
  }

  static func decode(_ text: String) throws -> [String: String] {
    do {
      return try JSONDecoder().decode([String: String].self, from: Data(text.utf8))
    } catch {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "the path of a node is no JSON")
    }
  }
}
