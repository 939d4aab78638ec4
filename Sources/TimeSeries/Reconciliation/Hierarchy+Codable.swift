extension Hierarchy: Codable {
  private enum CodingKeys: String, CodingKey {
    case bottomCount, aggregates
  }

  /// Reads a structure and checks it as ``init(bottomCount:aggregates:)`` does.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      bottomCount: values.decode(Int.self, forKey: .bottomCount),
      aggregates: values.decode([[Int]].self, forKey: .aggregates))
  }

  /// Writes what the structure was made from.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(bottomCount, forKey: .bottomCount)
    try values.encode(aggregates, forKey: .aggregates)
  }
}
