/// What happens to deals in a real CRM beside the plain course of a sale: deals that are reopened,
/// handed over, deleted or merged, amounts in a second currency, currencies that are changed.
///
/// Drawn from random streams of its own: what it does not touch is as without it.
public struct SimulationOddities: Equatable, Encodable, Sendable {
  /// Share of the closed deals that are reopened 8 to 60 days after the close; half of them close
  /// again.
  public let reopened: Double
  /// Share of the deals that are given to a colleague at some moment.
  public let moved: Double
  /// Share of the deals that are deleted at some moment.
  public let deleted: Double
  /// Share of the deals that turn out to be double and are merged into the one created before.
  public let merged: Double
  /// Share of the American deals whose amounts are in US dollars.
  public let foreign: Double
  /// Share of the deals whose currency is changed at some moment, the figure kept.
  public let recurrencied: Double

  /// Oddities at these shares.
  ///
  /// - Throws: ``SimulationError/share(name:found:)`` for one outside 0...1.
  public init(
    reopened: Double = 0.06, moved: Double = 0.12, deleted: Double = 0.03, merged: Double = 0.02,
    foreign: Double = 0.5, recurrencied: Double = 0.02
  ) throws(SimulationError) {
    let shares = [
      ("reopened", reopened), ("moved", moved), ("deleted", deleted), ("merged", merged),
      ("foreign", foreign), ("changed currency", recurrencied),
    ]
    for (name, share) in shares where !(0...1).contains(share) {
      throw .share(name: name, found: share)
    }
    self.init(
      unchecked: reopened, moved: moved, deleted: deleted, merged: merged, foreign: foreign,
      recurrencied: recurrencied)
  }

  private init(
    unchecked reopened: Double, moved: Double, deleted: Double, merged: Double, foreign: Double,
    recurrencied: Double
  ) {
    self.reopened = reopened
    self.moved = moved
    self.deleted = deleted
    self.merged = merged
    self.foreign = foreign
    self.recurrencied = recurrencied
  }

  /// Shares as they are met in practice, a little high.
  public static let usual = SimulationOddities(
    unchecked: 0.06, moved: 0.12, deleted: 0.03, merged: 0.02, foreign: 0.5, recurrencied: 0.02)
}
