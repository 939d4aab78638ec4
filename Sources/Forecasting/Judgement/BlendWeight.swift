/// A voice that earned a say in the forecast of its node.
public struct BlendWeight: Codable, Equatable, Sendable {
  /// The voice; its path names the node.
  public let voice: Voice
  /// Its share of the forecast, 0...1; the model has the rest.
  public let weight: Double
  /// What its calls are multiplied by, to undo the bias of its past.
  public let correction: Double
  /// Past periods that it was judged by.
  public let periodCount: Int
  /// Those of them in which it erred less than the model.
  public let betterCount: Int
  /// p-value that it does not err less than the model.
  public let pValue: Double

  /// A weight.
  public init(
    voice: Voice, weight: Double, correction: Double, periodCount: Int, betterCount: Int,
    pValue: Double
  ) {
    self.voice = voice
    self.weight = weight
    self.correction = correction
    self.periodCount = periodCount
    self.betterCount = betterCount
    self.pValue = pValue
  }
}
