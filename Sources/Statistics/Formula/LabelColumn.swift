/// A categorical column: a code for each row.
public struct LabelColumn: Equatable, Sendable {
  /// The levels, ascending by their bytes.
  public let levels: [String]
  /// Indices of levels; -1 for a blank.
  public let codes: [Int32]

  /// A column of texts; a blank is `nil`.
  public init(_ texts: [String?]) {
    var found: [String: Int32] = [:]
    var order: [String] = []
    let codes = texts.map { text -> Int32 in
      guard let text else { return -1 }
      if let code = found[text] { return code }
      let code = Int32(order.count)
      found[text] = code
      order.append(text)
      return code
    }
    self.init(codes: codes, names: order)
  }

  /// A column of codes whose names stand in any order.
  ///
  /// - Parameter codes: indices of names; -1 for a blank.
  public init(codes: [Int32], names: [String]) {
    let order = names.indices.sorted { names[$0].utf8.lexicographicallyPrecedes(names[$1].utf8) }
    var rank = [Int32](repeating: 0, count: names.count)
    for (place, index) in order.enumerated() { rank[index] = Int32(place) }
    levels = order.map { names[$0] }
    self.codes = codes.map { $0 < 0 ? -1 : rank[Int($0)] }
  }
}
