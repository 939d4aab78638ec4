import Foundation

/// Gathers what people know of their deals on each Monday while the deals go by, and makes their
/// calls of it.
///
/// Every manager, and the chief revenue officer for the company, calls the running quarter each
/// Monday, representatives every other one. A call is what is booked, what the open deals are
/// believed to bring, and what is usually created and won within a quarter; times a bias of the
/// person that stays, and noise that shrinks to the end of the quarter. Managers know their
/// people's bias by half. Nothing of it follows from what happens later.
///
///     var book = CallBook(simulator)
///     simulator.forEachDeal { deal in book.add(deal) }
///     let calls = book.calls()
public struct CallBook: Sendable {
  let simulator: Simulator
  /// The Mondays of the span, as days since 1970-01-01.
  let mondays: [Int]
  /// What the open deals are believed to bring in the running quarter, in cents, by the owner's
  /// place, then Monday.
  private(set) var expected: [[Double]]
  /// What the running quarter has booked, in cents, in the same order.
  private(set) var booked: [[Double]]
  /// Bookings of each quarter in cents, by the owner's place, then the quarter's.
  private(set) var quarterly: [[Double]]

  /// An empty book for a simulation.
  public init(_ simulator: Simulator) {
    let configuration = simulator.configuration
    self.simulator = simulator
    let first = configuration.firstDay + 6 - (configuration.firstDay + 2) % 7
    mondays = Array(stride(from: first, through: configuration.lastDay, by: 7))
    let people = simulator.organisation.people.count
    expected = Array(repeating: Array(repeating: 0, count: mondays.count), count: people)
    booked = expected
    quarterly = Array(
      repeating: Array(repeating: 0, count: configuration.quarters + 1), count: people)
  }

  /// The begin of a Monday, in seconds; what happens later on the day is not known to its calls.
  func instant(_ monday: Int) -> Int { mondays[monday] * 86_400 }

  /// Counts a deal in.
  public mutating func add(_ deal: SyntheticDeal) {
    let opinion = DealOpinion(deal, simulator.world)
    let end = deal.deletedAt ?? deal.mergedAt ?? .max
    for (index, state) in deal.history.enumerated() {
      let until =
        index + 1 < deal.history.count ? min(end, deal.history[index + 1].changedAt) : end
      if state.stage == .closedWon {
        book(state, until: until)
      } else if !state.stage.isClosed {
        expect(state, until: until, opinion)
      }
    }
  }

  /// Places of the Mondays at whose begin a state holds, up to a last day.
  private func places(from: Int, until: Int, lastDay: Int) -> Range<Int> {
    guard let first = mondays.first else { return 0..<0 }
    func place(_ instant: Int) -> Int {
      max(0, (instant - first * 86_400 + 7 * 86_400 - 1) / (7 * 86_400))
    }
    let start = from <= first * 86_400 ? 0 : place(from)
    let day = min(lastDay, simulator.configuration.lastDay) + 1
    let stop = min(mondays.count, place(min(until, day * 86_400)))
    return start..<max(start, stop)
  }

  private mutating func expect(_ state: SyntheticState, until: Int, _ opinion: DealOpinion) {
    for place in places(from: state.changedAt, until: until, lastDay: .max / 86_400 - 1) {
      let day = mondays[place]
      let worth = simulator.rates.euros(state, at: instant(place))
      let share = Double(worth) / Double(max(1, state.amountMinor))
      expected[state.owner][place] +=
        share * opinion.expected(state, on: day, quarterEnd: QuarterNumber(containing: day).lastDay)
    }
  }

  private mutating func book(_ state: SyntheticState, until: Int) {
    let quarter = QuarterNumber(containing: state.changedAt / 86_400)
    let amount = Double(simulator.rates.euros(state, at: state.changedAt))
    for place in places(from: state.changedAt, until: until, lastDay: quarter.lastDay) {
      booked[state.owner][place] += amount
    }
    if until >= (quarter.lastDay + 1) * 86_400 {
      quarterly[state.owner][quarter.value - simulator.configuration.firstQuarter.value] += amount
    }
  }
}
