/// One column's share of a deal's chance.
public struct ExplanationColumn: Equatable, Sendable {
  /// The column's name.
  public let name: String
  /// Against the average open deal, in log-odds.
  public let logOdds: Double
  /// Its share of the deal's contribution, minor units.
  public let money: Int64

  /// A column's share.
  public init(name: String, logOdds: Double, money: Int64) {
    self.name = name
    self.logOdds = logOdds
    self.money = money
  }
}

/// One reason's share of a deal's chance: the sum of its columns.
public struct ExplanationPart: Equatable, Sendable {
  /// The reason.
  public let reason: ExplanationReason
  /// Against the average open deal, in log-odds.
  public let logOdds: Double
  /// Its share of the deal's contribution, minor units.
  public let money: Int64
  /// What it is made of, in the order of the model's columns; columns of no weight are left out.
  public let columns: [ExplanationColumn]

  /// A part; its figures are the sums of the columns'.
  init(reason: ExplanationReason, columns: [ExplanationColumn]) {
    self.reason = reason
    logOdds = columns.reduce(0) { $0 + $1.logOdds }
    money = columns.reduce(0) { $0 + $1.money }
    self.columns = columns.filter { $0.logOdds != 0 || $0.money != 0 }
  }

  /// A part as given.
  public init(
    reason: ExplanationReason, logOdds: Double, money: Int64, columns: [ExplanationColumn]
  ) {
    self.reason = reason
    self.logOdds = logOdds
    self.money = money
    self.columns = columns
  }
}
