public import Calendars
internal import Synthetic

/// What synthetic CRM is wanted.
public struct SynthesisRequest: Sendable {
  /// About how many deals; `nil` for the preset's, 5,000 without one.
  public var deals: Int?
  /// Whole quarters before the one of the last day; `nil` for 20 with a preset, 12 without.
  public var quarters: Int?
  /// The same seed gives the same files.
  public var seed: UInt64
  /// The last day with events.
  public var lastDay: Day
  /// The kind of business; `nil` for the plain one.
  public var preset: BusinessPreset?
  /// Whether AMER Enterprise creates and wins less in the last 13 weeks.
  public var plantsGap = false
  /// Whether deals are also reopened, handed over, deleted, merged, and in dollars.
  public var oddities = false
  /// The most deals that can close in a week; `nil` for no limit.
  public var closingCapacity: WeeklyClosings?
  /// What is planted, for a search that is to find it.
  public var planted: [PlantedKind] = []
  /// A quarter that is not as usual.
  public var shock: QuarterShockRequest?
  /// What is written of the activities.
  public var activities = ActivityDetail.full
  /// Whether the activities are written as `activities.csv.gz`.
  public var compressesActivities = false
  /// Whether `leads.csv` is written.
  public var writesLeads = true
  /// Whether `calls.csv` is written.
  public var writesCalls = true
  /// As what the deals and their history are exported.
  public var shape = ExportShape.canonical
  /// Futures that the oracle lives through at each date; `nil` for no oracle.
  public var oraclePaths: Int?
  /// Deals created beside the real ones at each date and in each segment; `nil` for none.
  public var createdReplicates: Int?

  /// A plain CRM.
  public init(seed: UInt64, lastDay: Day) {
    self.seed = seed
    self.lastDay = lastDay
  }

  /// The number of deals without a preset.
  public static let plainDeals = 5_000
  /// The number of quarters without a preset.
  public static let plainQuarters = 12

  func configuration() throws(WorkflowError) -> SimulationConfiguration {
    let preset = preset.flatMap { SimulationPreset(rawValue: $0.rawValue) }
    let last = Int(lastDay.number)
    let quarters =
      quarters ?? (preset == nil ? SynthesisRequest.plainQuarters : SimulationPreset.quarters)
    let shock = try shock?.shock(quarters: quarters, lastDay: last)
    do throws(SimulationError) {
      return try SimulationConfiguration(
        deals: deals ?? preset?.deals(quarters: quarters, lastDay: last)
          ?? SynthesisRequest.plainDeals,
        quarters: quarters, seed: seed, lastDay: last,
        plantedGap: plantsGap ? .americasEnterprise : nil, oddities: oddities ? .usual : nil,
        preset: preset, closingCapacity: closingCapacity?.capacity,
        planted: Set(planted.compactMap { PlantedEvent(rawValue: $0.rawValue) }), shock: shock)
    } catch { throw .usage("\(error)") }
  }
}

/// A kind of business to simulate, by name.
public enum BusinessPreset: String, Sendable, CaseIterable {
  /// About 150 deals a quarter.
  case small
  /// About 600 deals a quarter.
  case base
  /// Amounts that spread wide, large shocks, a CRM that is kept carelessly.
  case noisy
  /// Cycles and stages twice as long.
  case slow
  /// Growth by 45 % a year.
  case growth
  /// About 3,000 deals a quarter.
  case large
}

/// The most deals, won and lost together, that the simulated company can close in a week.
public enum WeeklyClosings: Sendable, Equatable {
  /// So many.
  case atMost(Int)
  /// 85 % of the mean of what would close in a week of the second half.
  case automatic

  var capacity: ClosingCapacity {
    switch self {
    case .atMost(let number): .atMost(number)
    case .automatic: .automatic
    }
  }
}

/// What is written of the simulated activities, which are most of the bytes.
public enum ActivityDetail: Sendable {
  /// Every column.
  case full
  /// Deal, owner, kind and start.
  case brief
  /// No file.
  case none

  var header: [String] {
    self == .brief ? SyntheticTables.briefActivitiesHeader : SyntheticTables.activitiesHeader
  }

  func rows(of deal: SyntheticDeal, _ tables: SyntheticTables) -> [[String]] {
    switch self {
    case .full: tables.activityRows(deal)
    case .brief: tables.briefActivityRows(deal)
    case .none: []
    }
  }

  func rows(of lead: SyntheticLead, _ tables: SyntheticTables) -> [[String]] {
    self == .full ? tables.touchRows(lead) : []
  }
}
