import Statistics

/// What to simulate: size, span, seed and, if wanted, a planted gap.
///
/// The span is `quarters` whole calendar quarters, followed by the running quarter up to and
/// including `lastDay`. The default ends on 2025-11-14, the 45th day of 2025-Q4, so that with 12
/// quarters it begins on 2022-10-01 and the data end inside a quarter, as exports do.
public struct SimulationConfiguration: Equatable, Encodable, Sendable {
  /// About how many deals are created over the span; the true number is random.
  public let deals: Int
  /// Whole quarters before the running one.
  public let quarters: Int
  /// Everything random depends on this number and nothing else.
  public let seed: UInt64
  /// Last day with events, as days since 1970-01-01.
  public let lastDay: Int
  /// The shortfall to build in, if any.
  public let plantedGap: PlantedGap?
  /// What happens to deals beside the plain course of a sale, if anything.
  public let oddities: SimulationOddities?
  /// The kind of business; `nil` for the plain one.
  public let preset: SimulationPreset?

  /// How many deals can close in a week; `nil` for no limit.
  public let closingCapacity: ClosingCapacity?
  /// What is planted, for a search that is to find it.
  public let planted: Set<PlantedEvent>
  /// A quarter that is not as usual.
  public let shock: QuarterShock?

  /// The figures of the business.
  public var shape: SimulationShape { preset?.shape ?? .plain }

  /// 2025-11-14.
  public static let defaultLastDay = 20_406

  /// A simulation's configuration, its values checked.
  ///
  /// - Throws: ``SimulationError`` for a number of the shock outside its bounds, `deals` outside 100...10,000,000, `quarters` outside
  ///   4...60, `lastDay` outside 1990 to 2099, a capacity below 1, or one together with oddities.
  public init(
    deals: Int, quarters: Int = 12, seed: UInt64,
    lastDay: Int = SimulationConfiguration.defaultLastDay, plantedGap: PlantedGap? = nil,
    oddities: SimulationOddities? = nil, preset: SimulationPreset? = nil,
    closingCapacity: ClosingCapacity? = nil, planted: Set<PlantedEvent> = [],
    shock: QuarterShock? = nil
  ) throws(SimulationError) {
    guard (100...10_000_000).contains(deals) else {
      throw .deals(found: deals, allowed: 100...10_000_000)
    }
    guard (4...60).contains(quarters) else {
      throw .quarters(found: quarters, allowed: 4...60)
    }
    guard (7_305...47_481).contains(lastDay) else {
      throw .lastDay(found: lastDay, allowed: 7_305...47_481)
    }
    if case .atMost(let found) = closingCapacity, !(1...1_000_000).contains(found) {
      throw .closings(found: found, allowed: 1...1_000_000)
    }
    if closingCapacity != nil && oddities != nil {
      throw .together("a closing capacity", "oddities")
    }
    if closingCapacity != nil && (!planted.isEmpty || shock != nil) {
      throw .together("a closing capacity", "planted events or shocks")
    }
    if oddities != nil && !planted.isEmpty { throw .together("oddities", "planted events") }
    if let shock {
      guard (0...quarters).contains(shock.quarter) else {
        throw .shockedQuarter(found: shock.quarter, allowed: 0...quarters)
      }
      if let fault = shock.faults.first {
        throw .shock(name: fault.name, found: fault.found, allowed: fault.allowed)
      }
    }
    self.deals = deals
    self.quarters = quarters
    self.seed = seed
    self.lastDay = lastDay
    self.plantedGap = plantedGap
    self.oddities = oddities
    self.preset = preset
    self.closingCapacity = closingCapacity
    self.planted = planted
    self.shock = shock
  }

  /// The quarter that contains the last day.
  public var runningQuarter: QuarterNumber { QuarterNumber(containing: lastDay) }

  /// The first quarter with events.
  public var firstQuarter: QuarterNumber { QuarterNumber(runningQuarter.value - quarters) }

  /// First day with events, as days since 1970-01-01.
  public var firstDay: Int { firstQuarter.firstDay }

  /// A stream of one purpose; its numbers do not depend on what other streams are used for.
  func stream(_ family: StreamFamily, _ number: Int = 0) -> RandomStream {
    RandomStream(seed: seed, stream: UInt64(number), substream: family.rawValue)
  }
}

/// What random numbers are drawn for.
enum StreamFamily: UInt64 {
  case organisation = 1
  case market, creation, deal, activity, quota, oddity, rate, oracle, capacity, lead, call, planted
  case contact, loss, touch, spend
}
