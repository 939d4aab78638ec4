/// The figures that make one simulated business differ from another.
public struct SimulationShape: Equatable, Encodable, Sendable {
  /// Deals that are created in a quarter, on average over the span.
  public let dealsPerQuarter: Int
  /// Standard deviation of the logarithm of a deal's amount within its segment.
  public let amountLogDeviation: Double
  /// Factor on the length of every stage, and with it on the cycle.
  public let cycleFactor: Double
  /// Growth of the creation of deals in a year.
  public let yearlyGrowth: Double
  /// Standard deviation of a quarter's common shock in the log-odds of a win.
  public let winShock: Double
  /// Standard deviation of the logarithm of a quarter's common factor on creation.
  public let creationShock: Double
  /// How much categories and activities tell of a deal's health; 1 is usual, 0 is nothing.
  public let clarity: Double
  /// Standard deviation of the logarithm of what representatives believe of the time left.
  public let dateNoise: Double
  /// Factor on the time until a close date is looked at again; higher is more careless.
  public let carelessness: Double

  /// The shape of a simulation without a preset.
  public static let plain = SimulationShape(dealsPerQuarter: 400)

  init(
    dealsPerQuarter: Int, amountLogDeviation: Double = 0.7, cycleFactor: Double = 1,
    yearlyGrowth: Double = 0.06, winShock: Double = 0.15, creationShock: Double = 0.1,
    clarity: Double = 1, dateNoise: Double = 0.35, carelessness: Double = 1
  ) {
    self.dealsPerQuarter = dealsPerQuarter
    self.amountLogDeviation = amountLogDeviation
    self.cycleFactor = cycleFactor
    self.yearlyGrowth = yearlyGrowth
    self.winShock = winShock
    self.creationShock = creationShock
    self.clarity = clarity
    self.dateNoise = dateNoise
    self.carelessness = carelessness
  }
}
