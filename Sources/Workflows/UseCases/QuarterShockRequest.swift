internal import Calendars
internal import Synthetic

/// A quarter of a synthetic CRM that is not as usual, as the command line names it.
public struct QuarterShockRequest: Equatable, Sendable {
  /// A factor of the business and what it becomes.
  public struct Change: Equatable, Sendable {
    /// What changes.
    public let factor: Factor
    /// The factor on it; for ``Factor/win`` what is added to the log-odds of a win.
    public let value: Double

    /// A change.
    public init(factor: Factor, value: Double) {
      self.factor = factor
      self.value = value
    }
  }

  /// What can change for a quarter.
  public enum Factor: String, CaseIterable, Sendable {
    /// The deals that are created.
    case creation
    /// The log-odds of a win.
    case win
    /// The amounts of the deals that are open or created.
    case amounts
    /// The speed of steps forwards and of losses.
    case speed
    /// The deals that are open when the quarter begins.
    case pipeline
  }

  /// What changes.
  public let changes: [Change]
  /// The quarter, for example `2025-Q1`; `nil` for the last whole one.
  public let quarter: String?

  /// A shock.
  public init(changes: [Change], quarter: String?) {
    self.changes = changes
    self.quarter = quarter
  }

  /// The shock of a span of quarters that ends with the running one.
  func shock(quarters: Int, lastDay: Int) throws(WorkflowError) -> QuarterShock? {
    guard !changes.isEmpty else { return nil }
    let running = QuarterNumber(containing: lastDay)
    var place = quarters - (running.lastDay == lastDay ? 0 : 1)
    if let quarter {
      let names = (0...quarters).map { QuarterNumber(running.value - quarters + $0).name }
      guard let found = names.firstIndex(of: quarter) else {
        throw .usage(
          "--shock-quarter \(quarter): is not in the span; choose \(names[0]) to \(names[quarters])"
        )
      }
      place = found
    }
    var shock = QuarterShock(quarter: place)
    for change in changes {
      switch change.factor {
      case .creation: shock.creation = change.value
      case .win: shock.winLogit = change.value
      case .amounts: shock.amounts = change.value
      case .speed: shock.speed = change.value
      case .pipeline: shock.startingPipeline = change.value
      }
    }
    return shock
  }
}

/// Something that a synthetic CRM has planted, by name.
public enum PlantedKind: String, CaseIterable, Sendable {
  /// One region and segment wins less from a quarter on.
  case winDrop = "win-drop"
  /// One region creates a third of its deals for ten weeks.
  case drought
  /// One open deal is worth half a quarter.
  case bigDeal = "big-deal"
  /// Two representatives hold their deals back.
  case sandbaggers
  /// One representative pushes deals forward.
  case optimist
  /// One deal in a hundred is entered twice.
  case duplicates
  /// Eight deals in a thousand have an impossible amount or close date.
  case dataErrors = "data-errors"
  /// Dead deals that are still open get a row in `truth/planted.csv`.
  case zombies
}
