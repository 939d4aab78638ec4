/// What a check of a store found.
public struct StoreCheck: Codable, Equatable, Sendable {
  /// Something in the store that cannot be as it is.
  public struct Finding: Codable, Equatable, Sendable {
    /// The table, or `store` for the file as a whole.
    public var table: String
    /// What is wrong, as a part of a sentence.
    public var problem: String
    /// The rows concerned.
    public var count: Int
    /// The numbers of the first versions concerned, at most five.
    public var versions: [Int64]
  }

  /// The findings; none in a sound store.
  public var findings: [Finding] = []
  /// Rows looked at, of all versions, by table.
  public var rows: [String: Int] = [:]

  /// Whether nothing was found.
  public var isClean: Bool { findings.isEmpty }
}
