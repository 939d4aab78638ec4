internal import LinearAlgebra

/// The sums of one group of row blocks of a ``StructuredDesign``, and the memory they are made in.
///
/// `width` is the number of numeric columns with the intercept, plus one for the score, brought to
/// a multiple of 4; each level of each factor has a line of that width, to which a row's weighted
/// numeric values are added at once. Pairs of factors count weights by pair of levels.
struct StructuredTables: Sendable {
  let width: Int
  let numericCount: Int
  /// Where a factor's lines start, in lines.
  let lineOffsets: [Int]
  let lineCount: Int
  /// Where the table of a pair of factors starts.
  let pairOffsets: [Int]
  let pairCount: Int

  init(_ design: StructuredDesign) {
    numericCount = design.numeric.columns + (design.hasIntercept ? 1 : 0)
    // Without an intercept a column of ones stands last, for the sums of weights.
    let needed = numericCount + (design.hasIntercept ? 0 : 1) + 1
    width = (needed + 3) / 4 * 4
    var lines = 0
    var offsets: [Int] = []
    for factor in design.factors {
      offsets.append(lines)
      lines += factor.levelCount
    }
    lineOffsets = offsets
    lineCount = lines
    var pairs = 0
    var starts: [Int] = []
    for (c, first) in design.factors.enumerated() {
      for second in design.factors[(c + 1)...] {
        starts.append(pairs)
        pairs += first.levelCount * second.levelCount
      }
    }
    pairOffsets = starts
    pairCount = pairs
  }

  /// The slot of a line that holds 1: the intercept's, or one added for the purpose.
  func onesSlot(_ design: StructuredDesign) -> Int { design.hasIntercept ? 0 : numericCount }
  /// The slot of a line that holds the score.
  var scoreSlot: Int { width - 1 }

  /// Zeros for the sums.
  func emptySums() -> StructuredSums {
    StructuredSums(
      objective: 0, gram: [Double](repeating: 0, count: width * width),
      gradient: [Double](repeating: 0, count: width),
      lines: [Double](repeating: 0, count: lineCount * width),
      pairs: [Double](repeating: 0, count: pairCount))
  }
}

/// What ``StructuredTables`` adds up.
struct StructuredSums: Sendable {
  var objective: Double
  /// Numeric x numeric, `width` x `width`; the part with column >= row in steps of two is filled.
  var gram: [Double]
  /// Numeric columns times the score.
  var gradient: [Double]
  /// Level x numeric, with the score in the last slot.
  var lines: [Double]
  var pairs: [Double]

  mutating func add(_ other: StructuredSums) {
    objective += other.objective
    for i in gram.indices { gram[i] += other.gram[i] }
    for i in gradient.indices { gradient[i] += other.gradient[i] }
    for i in lines.indices { lines[i] += other.lines[i] }
    for i in pairs.indices { pairs[i] += other.pairs[i] }
  }
}
