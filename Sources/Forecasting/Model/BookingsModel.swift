public import Calendars
internal import Deals

/// Everything learnt as of a day: from it bookings of the running and the next period are forecast.
public struct BookingsModel: Codable, Equatable, Sendable {
  /// The last day whose facts it has seen.
  public let trainedAsOf: Day
  /// The kind of period it was trained for; `nil` for a window of days.
  public let kind: FiscalPeriod.Kind?
  /// How much of the data's detail it uses.
  public let grade: Grade
  /// Why it uses no more; empty for a full model.
  public let reason: String
  /// Closed deals known.
  public let wonCount: Int
  /// Lost deals known.
  public let lostCount: Int
  /// The model of each period ahead, 0 first.
  let targets: [TargetModel]
  /// P(won) of a deal that is closed within ``horizonDays``.
  let win: OutcomeModel
  /// P(won within so many weeks); `nil` where it was not asked for.
  let windows: [WindowModel]?
  /// The days within which nearly all closes come, as far as the history can show it.
  public let horizonDays: Int
  let amounts: AmountModel
  /// Whether closings follow the pipeline.
  public let capacity: CapacityTest
  /// Why it reaches no further than ``horizon``, where more was asked for.
  public let unanswerable: String?
  /// Fields that its win models do not use though the deals have them; `nil` for none.
  public let keptOut: [KeptOutField]?
  /// What people's calls earned of the running period's forecast; `nil` where nobody earned any.
  public private(set) var judgement: JudgementBlend?

  /// The same with what calls earned; without any weight it is the model alone.
  public func with(_ judgement: JudgementBlend) -> BookingsModel {
    var model = self
    model.judgement = judgement.weights.isEmpty ? nil : judgement
    return model
  }

  /// The number of periods ahead that it can forecast.
  public var horizon: Int { targets.count }

  /// What the win models rest on, the running period first.
  public var diagnostics: [OutcomeDiagnostics] { targets.map(\.outcome.diagnostics) }

  /// What the model of win or loss rests on.
  public var winDiagnostics: OutcomeDiagnostics { win.diagnostics }
  /// How much detail the model of win or loss uses.
  public var winGrade: Grade { win.grade }

  /// The columns and coefficients of the running period's model, for the card.
  public var coefficients: [(name: String, value: Double)] {
    guard let first = targets.first else { return [] }
    return zip(first.outcome.schema.columns, first.outcome.coefficients).map { ($0.name, $1) }
  }

  /// Standard deviations of the common and segment shocks by period ahead.
  public var shocks: [(common: Double, segment: Double)] {
    targets.map { ($0.shock.common, $0.shock.segment) }
  }
}

/// P(won within so many weeks of today).
struct WindowModel: Codable, Equatable, Sendable {
  let weeks: Int
  let outcome: OutcomeModel
}

/// What is learnt for one period ahead, or for a window of days.
struct TargetModel: Codable, Equatable, Sendable {
  let outcome: OutcomeModel
  let creation: CreationModel
  let shock: ShockModel
}
