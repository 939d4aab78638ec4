import Foundation
import Statistics

extension CallBook {
  /// Log bias of an optimist of one standard deviation.
  static let biasOfOptimism = 0.15
  /// Standard deviation of a manager's log bias.
  static let managerBias = 0.1
  /// Standard deviation of the log noise at the begin of a quarter: representatives, managers, company.
  static let noise = (representative: 0.3, manager: 0.18, company: 0.1)
  /// Seconds of the day at which calls are made.
  static let morning = 8 * 3600
  /// Share of a quarter's bookings that is created in it.
  static let createdAndWon = 0.3

  /// The calls of all Mondays in the order of time; within one the company's first, then each team
  /// before its people.
  public func calls() -> [SyntheticCall] {
    let teams = simulator.organisation.teams
    let leaders = teams.indices.filter { teams[$0].first == $0 }
    return mondays.indices.flatMap { monday -> [SyntheticCall] in
      let teams = leaders.map { team($0, monday) }
      let noise = factor(
        voice: 2 * expected.count, monday,
        bias: 0.5 * CallBook.managerBias * habit(expected.count), noise: CallBook.noise.company)
      let booked = teams.reduce(0) { $0 + $1.booked }
      let believed = teams.reduce(0) { $0 + $1.believed }
      return [call(.company, monday, booked + believed * noise)] + teams.flatMap(\.calls)
    }
  }

  /// A team's calls of a Monday, and what those above make of its manager's.
  private func team(
    _ leader: Int, _ monday: Int
  ) -> (booked: Double, believed: Double, calls: [SyntheticCall]) {
    let members = simulator.organisation.teams[leader].filter {
      simulator.organisation.people[$0].firstDay <= mondays[monday]
    }
    let total = members.reduce(0) { $0 + booked[$1][monday] }
    // Half of each one's bias is known and taken out.
    let open = members.reduce(0) { $0 + beliefs($1, monday) * exp(0.5 * bias($1)) }
    let own = factor(
      voice: expected.count + leader, monday, bias: CallBook.managerBias * habit(leader),
      noise: CallBook.noise.manager)
    var calls = [call(.team(leader), monday, total + open * own)]
    // Half of the people on each Monday.
    for member in members where (monday + member) % 2 == 0 {
      let own = factor(
        voice: member, monday, bias: bias(member), noise: CallBook.noise.representative)
      let amount = booked[member][monday] + beliefs(member, monday) * own
      calls.append(call(.representative(member), monday, amount))
    }
    return (total, open * own.squareRoot(), calls)
  }

  /// The log bias of a representative.
  private func bias(_ place: Int) -> Double {
    CallBook.biasOfOptimism * simulator.organisation.people[place].habits.optimism
  }

  /// A standard normal number of the manager whose first member is at a place; of the chief revenue
  /// officer at the place after the last.
  private func habit(_ place: Int) -> Double {
    var stream = simulator.configuration.stream(.call, 1 << 40 | place)
    return stream.normal()
  }

  /// What is believed to come in the rest of the quarter, in cents, without bias.
  private func beliefs(_ place: Int, _ monday: Int) -> Double {
    let quarter = self.quarter(monday)
    let index = quarter.value - simulator.configuration.firstQuarter.value
    let past = quarterly[place][max(0, index - 4)..<index]
    let usual = past.reduce(0, +) / Double(max(1, past.count))
    let left = left(monday)
    return expected[place][monday] + CallBook.createdAndWon * usual * left * left
  }

  private func quarter(_ monday: Int) -> QuarterNumber {
    QuarterNumber(containing: mondays[monday])
  }

  /// Part of the quarter that is still to come.
  private func left(_ monday: Int) -> Double {
    let quarter = quarter(monday)
    return Double(quarter.lastDay + 1 - mondays[monday])
      / Double(quarter.lastDay + 1 - quarter.firstDay)
  }

  /// Bias and noise of a voice: two parts in three of the noise last for the quarter.
  private func factor(voice: Int, _ monday: Int, bias: Double, noise: Double) -> Double {
    let index = quarter(monday).value - simulator.configuration.firstQuarter.value
    let root = left(monday).squareRoot()
    return exp(
      bias + noise * root
        * ((2.0 / 3).squareRoot() * normal(voice, index, 0)
          + (1.0 / 3).squareRoot() * normal(voice, monday, 1)))
  }

  private func normal(_ voice: Int, _ number: Int, _ kind: Int) -> Double {
    var stream = simulator.configuration.stream(
      .call, 1 << 50 | (voice << 16 | number) << 1 | kind)
    return stream.normal()
  }

  private func call(_ node: SyntheticCall.Node, _ monday: Int, _ cents: Double) -> SyntheticCall {
    SyntheticCall(
      node: node, quarter: quarter(monday), madeAt: instant(monday) + CallBook.morning,
      amountMinor: Int((cents / 10_000).rounded()) * 10_000)
  }
}
