/// Whether a stage of the sales process is open, or ends the deal.
public enum StageKind: String, Codable, Sendable, CaseIterable {
  case open, won, lost
}

/// One stage of the sales process, with every label under which the CRM exports it.
public struct Stage: Codable, Equatable, Sendable {
  /// The name shown to people.
  public var name: String
  /// Open, won or lost.
  public var kind: StageKind
  /// Other labels that mean this stage (compared without case and surrounding blanks).
  public var labels: [String]
  /// The CRM's default probability, 0...1, where one is declared: used while no closed deal tells
  /// the stage's own win rate.
  public var probability: Double?
  /// What should be known of a deal that leaves the stage forward; `nil` for nothing.
  public var exit: [ExitCriterion]?

  /// A stage of the given kind.
  public init(
    name: String, kind: StageKind, labels: [String] = [], probability: Double? = nil,
    exit: [ExitCriterion] = []
  ) {
    self.name = name
    self.kind = kind
    self.labels = labels
    self.probability = probability
    self.exit = exit.isEmpty ? nil : exit
  }
}

/// The ordered stages of a sales process; a stage's code is its position.
public struct StageList: Codable, Equatable, Sendable {
  /// The stages from first to last; won and lost stages come after the open ones.
  public let stages: [Stage]
  private let codeOfLabel: [String: Int]

  /// The list of the given stages, open ones first.
  ///
  /// - Throws: ``DealsError/duplicateStageLabel(_:)`` when two stages share a label;
  ///   ``DealsError/noWonStage`` when nothing can be won.
  public init(_ stages: [Stage]) throws(DealsError) {
    let ordered =
      stages.filter { $0.kind == .open } + stages.filter { $0.kind == .won }
      + stages.filter { $0.kind == .lost }
    var codes: [String: Int] = [:]
    for (code, stage) in ordered.enumerated() {
      for label in Set(([stage.name] + stage.labels).map(StageList.normalised)) {
        guard codes.updateValue(code, forKey: label) == nil else {
          throw .duplicateStageLabel(label)
        }
      }
    }
    guard ordered.contains(where: { $0.kind == .won }) else { throw .noWonStage }
    self.stages = ordered
    self.codeOfLabel = codes
  }

  /// The same stages without what is asked of deals that leave them, which no forecast depends on.
  public var withoutExit: StageList { StageList(self) }

  private init(_ other: StageList) {
    stages = other.stages.map { stage in
      var stage = stage
      stage.exit = nil
      return stage
    }
    codeOfLabel = other.codeOfLabel
  }

  /// The code of the stage that carries this label, if any.
  public func code(ofLabel label: String) -> Int? { codeOfLabel[StageList.normalised(label)] }

  /// The number of open stages; their codes are `0..<openCount`.
  public var openCount: Int { stages.lazy.filter { $0.kind == .open }.count }

  /// The kind of a stage code.
  public func kind(_ code: Int) -> StageKind { stages[code].kind }

  /// The nearest stage names to an unknown label, for an error's remedy.
  public func nearest(to label: String) -> String? {
    stages.map(\.name).min {
      editDistance($0.lowercased(), label.lowercased())
        < editDistance($1.lowercased(), label.lowercased())
    }
  }

  static func normalised(_ label: String) -> String {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    return String(label.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
      .lowercased()
  }

  /// Reads the list written by ``encode(to:)``.
  public init(from decoder: any Decoder) throws {
    try self.init([Stage](from: decoder))
  }

  /// Writes the stages in order.
  public func encode(to encoder: any Encoder) throws { try stages.encode(to: encoder) }
}

/// The Levenshtein distance of two strings, in characters.
public func editDistance(_ left: String, _ right: String) -> Int {
  let target = Array(right)
  var row = Array(0...target.count)
  for (i, a) in left.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, b) in target.enumerated() {
      let substitution = diagonal + (a == b ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = Swift.min(substitution, row[j] + 1, row[j + 1] + 1)
    }
  }
  return row[target.count]
}
