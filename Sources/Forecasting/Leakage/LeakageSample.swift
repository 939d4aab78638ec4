internal import Calendars
internal import Deals
internal import Foundation
internal import Statistics

/// The deals of a leakage check, with what every field is compared by.
struct LeakageSample {
  let log: DealLog
  /// The quarter of a year of each deal's creation, counted from the first.
  let stratum: [Int32]
  private let strataCount: Int
  /// The logarithm of the share of closed deals in each stratum.
  let logClosedShare: [Double]
  /// The half of the deals that each belongs to, by its id alone.
  let half: [UInt8]
  private let openCount: Int
  private let wonCount: Int
  private var closedCount: Int { log.entries.count - openCount }

  static let stratumDays: Int32 = 91
  /// Values of fewer closed deals are not looked at one by one.
  static let minimumLevel = 20
  static let exampleCount = 5
  /// Weight of the common win rate in that of a value.
  private static let prior = 2.0

  init(_ log: DealLog) {
    self.log = log
    let first = log.entries.lazy.map(\.createdDay).min() ?? 0
    stratum = log.entries.map { ($0.createdDay - first) / LeakageSample.stratumDays }
    strataCount = Int(stratum.max() ?? -1) + 1
    var open = [Int](repeating: 0, count: strataCount)
    var all = open
    for (entry, stratum) in zip(log.entries, stratum) {
      all[Int(stratum)] += 1
      if entry.closed == DealLog.never { open[Int(stratum)] += 1 }
    }
    logClosedShare = zip(open, all).map { $1 == 0 ? 0 : log1p(-Double($0) / Double($1)) }
    half = log.entries.map { UInt8(truncatingIfNeeded: log.known.idHash(Int($0.deal)) >> 17) & 1 }
    openCount = open.reduce(0, +)
    wonCount = log.winCount
  }

  private var isLargeEnough: Bool {
    openCount >= LeakageCheck.minimumOpen && closedCount >= LeakageCheck.minimumClosed
  }

  /// Tests a field with labels.
  ///
  /// - Parameter code: of a deal; below 0 where blank.
  func field(
    _ name: String, isRecorded: Bool, labels: [String], code: (DealLog.Entry) -> Int
  ) -> FieldLeakage {
    if isRecorded { return FieldLeakage(field: name, untested: .hasHistory) }
    let codes = log.entries.map(code)
    guard codes.contains(where: { $0 >= 0 }) else {
      return FieldLeakage(field: name, untested: .empty)
    }
    let blank = blankness(codes.map { $0 < 0 })
    var tests: [LeakageTest] = []
    var values: [String] = []
    if isLargeEnough {
      tests.append(blank.test)
      let levels = LevelCounts(codes, levels: labels.count, self)
      if let separation = separation(levels) { tests.append(separation) }
      let only = closedOnly(levels)
      tests.append(only.test)
      values = only.levels.map { labels[$0] }
    }
    return FieldLeakage(
      field: name, tests: tests, untested: tests.isEmpty ? .tooFewDeals : nil,
      open: (openCount, blank.open), closed: (closedCount, blank.closed),
      closedOnlyValues: values)
  }

  /// Tests the amount, where nothing tells since when it is known.
  func amount() -> FieldLeakage {
    let known = log.known
    if known.recorded.contains(.amount) {
      return FieldLeakage(field: "amount", untested: .hasHistory)
    }
    if known.settings.amountKnown == .close {
      return FieldLeakage(field: "amount", untested: .unknownBeforeClose)
    }
    let amounts = log.entries.map(\.amount)
    guard amounts.contains(where: { $0 != nil }) else {
      return FieldLeakage(field: "amount", untested: .empty)
    }
    let blank = blankness(amounts.map { $0 == nil })
    var tests: [LeakageTest] = []
    if isLargeEnough {
      tests.append(blank.test)
      if let separation = separation(of: amounts) { tests.append(separation) }
    }
    return FieldLeakage(
      field: "amount", tests: tests, untested: tests.isEmpty ? .tooFewDeals : nil,
      open: (openCount, blank.open), closed: (closedCount, blank.closed))
  }

  private func blankness(_ isBlank: [Bool]) -> (test: LeakageTest, open: Int, closed: Int) {
    var tables = [StratifiedAssociation.Table](repeating: .init(), count: strataCount)
    for (position, entry) in log.entries.enumerated() {
      let stratum = Int(stratum[position])
      let yes = isBlank[position] ? 1 : 0
      if entry.closed == DealLog.never {
        tables[stratum].first += 1
        tables[stratum].firstYes += yes
      } else {
        tables[stratum].second += 1
        tables[stratum].secondYes += yes
      }
    }
    let association = StratifiedAssociation(tables)
    let test = LeakageTest(
      sign: .blankness, count: log.entries.count, effect: association.riskDifference,
      pValue: association.pValue, qValue: association.pValue)
    return (test, tables.reduce(0) { $0 + $1.firstYes }, tables.reduce(0) { $0 + $1.secondYes })
  }

  /// Values are judged by the win rate that they have in the other half of the deals.
  private func separation(_ levels: LevelCounts) -> LeakageTest? {
    guard hasOutcomes else { return nil }
    let rate = log.winRate
    let halves: [RankSeparation] = [0, 1].compactMap { half in
      let other = 1 - half
      let scored = levels.won[half].indices.map { level in
        let won = Double(levels.won[other][level])
        let count = won + Double(levels.lost[other][level])
        return (
          score: (won + LeakageSample.prior * rate) / (count + LeakageSample.prior),
          first: levels.won[half][level], second: levels.lost[half][level]
        )
      }
      return RankSeparation(merged(scored.sorted { $0.score < $1.score }))
    }
    guard !halves.isEmpty else { return nil }
    let count = Double(halves.count)
    let statistic = halves.reduce(0) { $0 + $1.statistic } / count.squareRoot()
    let pValue = RankSeparation.upperTail(statistic)
    return LeakageTest(
      sign: .separation, count: closedCount, effect: halves.reduce(0) { $0 + $1.area } / count,
      pValue: pValue, qValue: pValue)
  }

  private func separation(of amounts: [Int64?]) -> LeakageTest? {
    guard hasOutcomes else { return nil }
    var scored: [(score: Int64, first: Int, second: Int)] = []
    for (entry, amount) in zip(log.entries, amounts) where entry.closed != DealLog.never {
      // A blank is a value too: below all others.
      scored.append((amount ?? .min, entry.isWon ? 1 : 0, entry.isWon ? 0 : 1))
    }
    guard let separation = RankSeparation(merged(scored.sorted { $0.score < $1.score })) else {
      return nil
    }
    let pValue = min(1, 2 * RankSeparation.upperTail(abs(separation.statistic)))
    return LeakageTest(
      sign: .separation, count: closedCount, effect: max(separation.area, 1 - separation.area),
      pValue: pValue, qValue: pValue)
  }

  private var hasOutcomes: Bool {
    min(wonCount, closedCount - wonCount) >= LeakageCheck.minimumOutcomes
  }

  /// Entries of equal scores taken together; the order is ascending.
  private func merged<Score: Equatable>(
    _ scored: [(score: Score, first: Int, second: Int)]
  ) -> [(first: Int, second: Int)] {
    var groups: [(first: Int, second: Int)] = []
    var last: Score?
    for entry in scored {
      if entry.score == last, let group = groups.popLast() {
        groups.append((group.first + entry.first, group.second + entry.second))
      } else {
        groups.append((entry.first, entry.second))
      }
      last = entry.score
    }
    return groups
  }

  /// The chance that all deals of a value are closed is the product of the closed shares of their
  /// strata; it is raised for the number of values looked at.
  private func closedOnly(_ levels: LevelCounts) -> (test: LeakageTest, levels: [Int]) {
    var smallest = 0.0
    var tested = 0
    var only: [(level: Int, count: Int, logP: Double)] = []
    for level in levels.open.indices.dropFirst() {
      let closed = levels.closed(level)
      guard closed + levels.open[level] >= LeakageSample.minimumLevel else { continue }
      tested += 1
      guard levels.open[level] == 0 else { continue }
      smallest = min(smallest, levels.logChance[level])
      only.append((level - 1, closed, levels.logChance[level]))
    }
    let pValue = tested == 0 ? 1 : min(1, exp(smallest) * Double(tested))
    let unlikely = only.filter { exp($0.logP) * Double(tested) <= LeakageTest.discoveryRate }
    let share = Double(unlikely.reduce(0) { $0 + $1.count }) / Double(closedCount)
    let test = LeakageTest(
      sign: .closedOnly, count: log.entries.count, effect: share, pValue: pValue, qValue: pValue)
    let commonest = unlikely.sorted { ($1.count, $0.level) < ($0.count, $1.level) }
    return (test, commonest.prefix(LeakageSample.exampleCount).map(\.level))
  }
}
