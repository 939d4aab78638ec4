internal import Artifacts
internal import Foundation

/// A folder in which messages wait for their delivery, one file each, oldest first by name.
///
/// Files are written whole or not at all and hold the address, so only the owner may read them.
public struct OutboxFolder: Sendable {
  /// The folder.
  public let path: String

  /// An outbox; the folder is made when the first message comes.
  public init(path: String) {
    self.path = path
  }

  private static let ending = ".message.json"

  /// Puts a message behind those that wait.
  ///
  /// - Throws: ``OutboxError``.
  public func add(_ message: OutboxMessage) throws(OutboxError) {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      let bytes = Array(try JSONEncoder().encode(message))
      let last = waiting.last.flatMap { Int($0.prefix(8)) } ?? 0
      let number = String(last + 1)
      let name = String(repeating: "0", count: max(0, 8 - number.count)) + number
      try AtomicFile.write(bytes, to: "\(path)/\(name)\(OutboxFolder.ending)", mode: .ownerOnly)
    } catch { throw OutboxError(path: path, reason: "\(error)") }
  }

  /// The names of the messages that wait, oldest first.
  public var waiting: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { $0.hasSuffix(OutboxFolder.ending) && !$0.hasPrefix(".") }.sorted()
  }

  /// A message that waits.
  ///
  /// - Throws: ``OutboxError`` for a file that is none.
  public func message(_ name: String) throws(OutboxError) -> OutboxMessage {
    do {
      let data = try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)"))
      return try JSONDecoder().decode(OutboxMessage.self, from: data)
    } catch { throw OutboxError(path: "\(path)/\(name)", reason: "\(error)") }
  }

  /// Takes a delivered message out.
  public func remove(_ name: String) {
    try? FileManager.default.removeItem(atPath: "\(path)/\(name)")
  }

  /// Puts a message aside that its receiver will never take.
  public func refuse(_ name: String) {
    let folder = "\(path)/refused"
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try? FileManager.default.moveItem(atPath: "\(path)/\(name)", toPath: "\(folder)/\(name)")
  }
}

/// An outbox that cannot be read or written.
public struct OutboxError: Error, CustomStringConvertible, Sendable {
  /// The file or folder.
  public let path: String
  /// What the system says.
  public let reason: String

  /// Where and why.
  public var description: String { "\(path): \(reason)" }
}
