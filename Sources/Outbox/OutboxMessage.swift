/// A message that waits to be sent to a web address.
public struct OutboxMessage: Codable, Equatable, Sendable {
  /// What the finding is known by: receivers can tell a repeated delivery by it.
  public let key: String
  /// The address, http or https.
  public let url: String
  /// The JSON text to be posted.
  public let body: String

  /// A message.
  public init(key: String, url: String, body: String) {
    self.key = key
    self.url = url
    self.body = body
  }
}
