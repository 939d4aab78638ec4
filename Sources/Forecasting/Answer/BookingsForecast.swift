public import Calendars
public import Currencies

/// The bookings of one node of the hierarchy in one period.
public struct NodeForecast: Codable, Equatable, Sendable {
  /// Level and value from the top; empty for the whole company.
  public let path: [PathElement]
  /// How far the history carries the answer.
  public let grade: Grade
  /// Won in the period so far, minor units.
  public let booked: Int64
  /// Expected of deals open now.
  public let open: Int64
  /// Expected of deals not yet created.
  public let new: Int64
  /// Quantiles at ``BookingsForecast/probabilities``, minor units.
  public let quantiles: [Int64]
  /// The quota, where one is known.
  public let quota: Int64?
  /// The share of the draws that reach the quota.
  public let probabilityOfQuota: Double?
  /// What people would forecast without a model.
  public let baselines: NodeBaselines
  /// Deals open now.
  public let openCount: Int
  /// The draws in ascending order, minor units; empty unless the options ask for them.
  public private(set) var sample: [Int64]

  /// A node's bookings; amounts in minor units, one quantile for each of
  /// ``BookingsForecast/probabilities``.
  public init(
    path: [PathElement], grade: Grade, booked: Int64, open: Int64, new: Int64,
    quantiles: [Int64], quota: Int64?, probabilityOfQuota: Double?,
    baselines: NodeBaselines, openCount: Int, sample: [Int64] = []
  ) {
    precondition(quantiles.count == BookingsForecast.probabilities.count)
    self.path = path
    self.grade = grade
    self.booked = booked
    self.open = open
    self.new = new
    self.quantiles = quantiles
    self.quota = quota
    self.probabilityOfQuota = probabilityOfQuota
    self.baselines = baselines
    self.openCount = openCount
    self.sample = sample
  }

  /// The same without its draws.
  public var withoutSample: NodeForecast {
    var node = self
    node.sample = []
    return node
  }

  /// booked + open + new.
  public var mean: Int64 { booked + open + new }
  /// The middle quantile.
  public var median: Int64 { quantiles[BookingsForecast.medianPosition] }
  /// Quota less mean: positive where money is missing.
  public var gap: Int64? { quota.map { $0 - mean } }
  /// The last value of the path, or "total".
  public var name: String { path.last?.value ?? "total" }
}

/// One step of a path.
public struct PathElement: Codable, Hashable, Sendable {
  /// The level's name, such as region.
  public let level: String
  /// The node's name at that level.
  public let value: String

  /// A step.
  public init(level: String, value: String) {
    self.level = level
    self.value = value
  }
}

/// The forecast of one open deal.
public struct DealForecast: Equatable, Sendable {
  /// The deal's identifier.
  public let id: String
  /// Its position among the known deals.
  public let deal: Int
  /// P(won) once the deal is closed, whenever that is; never below ``periodProbability``.
  public let winProbability: Double
  /// P(won within the period).
  public let periodProbability: Double
  /// What is customary to count on: the share won of the past deals that were ever in its stage.
  public let stageWinRate: Double
  /// Expected final amount if won, minor units; `nil` where nothing prices it.
  public let expectedAmount: Int64?
  /// P(won within so many weeks), by weeks; empty where it was not asked for. Agrees with
  /// ``periodProbability``: never falls with the weeks, and lies between the chances of the periods
  /// that end before and after.
  public let withinWeeks: [Int: Double]

  /// A deal's forecast.
  public init(
    id: String, deal: Int, winProbability: Double, periodProbability: Double,
    stageWinRate: Double, expectedAmount: Int64?, withinWeeks: [Int: Double] = [:]
  ) {
    self.id = id
    self.deal = deal
    self.winProbability = winProbability
    self.periodProbability = periodProbability
    self.stageWinRate = stageWinRate
    self.expectedAmount = expectedAmount
    self.withinWeeks = withinWeeks
  }

  /// The same with chances within weeks; the chance once closed is never below them, nor below
  /// another.
  func with(_ withinWeeks: [Int: Double], atLeast chance: Double) -> DealForecast {
    DealForecast(
      id: id, deal: deal,
      winProbability: withinWeeks.values.reduce(max(winProbability, chance)) { max($0, $1) },
      periodProbability: periodProbability, stageWinRate: stageWinRate,
      expectedAmount: expectedAmount, withinWeeks: withinWeeks)
  }
}

/// The distribution of the bookings of a period, for every node of the hierarchy.
public struct BookingsForecast: Equatable, Sendable {
  /// The last day whose facts were used.
  public let asOf: Day
  /// The currency of all amounts.
  public let currency: Currency
  /// The day as of which the model was trained.
  public let trainedAsOf: Day
  /// What is forecast.
  public let target: ForecastTarget
  /// The whole first, then the nodes of each level in the order of their paths.
  public let nodes: [NodeForecast]
  /// The open deals in the order of their ids.
  public let deals: [DealForecast]
  /// What the reader must know, in sentences.
  public let warnings: [String]
  /// The draws behind the nodes; `nil` for a period that is over, or a forecast not made by drawing.
  public internal(set) var draws: ForecastDraws?

  /// A forecast; `nodes` begins with the whole company.
  public init(
    asOf: Day, currency: Currency, trainedAsOf: Day, target: ForecastTarget,
    nodes: [NodeForecast], deals: [DealForecast], warnings: [String]
  ) {
    precondition(!nodes.isEmpty)
    self.asOf = asOf
    self.currency = currency
    self.trainedAsOf = trainedAsOf
    self.target = target
    self.nodes = nodes
    self.deals = deals
    self.warnings = warnings
  }

  /// The probabilities of the quantiles.
  public static let probabilities = [0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975]
  static let medianPosition = 4

  /// The node of the whole company.
  public var total: NodeForecast { nodes[0] }
}
