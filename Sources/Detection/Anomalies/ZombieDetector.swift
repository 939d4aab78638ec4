internal import Calendars
internal import Deals
internal import Foundation

/// Open deals that stand in their stage, and hear nothing, for longer than living ones do.
struct ZombieDetector: Sendable {
  private let frame: AnomalyFrame
  private let weeks: DealWeeks
  private let hasSilence: Bool

  init(_ frame: AnomalyFrame, _ weeks: DealWeeks) {
    self.frame = frame
    self.weeks = weeks
    hasSilence = frame.known.hasActivities
  }

  private struct Key: Hashable {
    let stage: Int16
    /// -2 for all segments together.
    let segment: Int32
  }

  /// The weeks of closed deals of one stage and segment.
  private struct Sample {
    var won: [(age: Double, silence: Double)] = []
    var lost: [(age: Double, silence: Double)] = []
  }

  /// The findings by cell, and which lines they name.
  func find(rate: Double) -> (result: DetectorResult, lines: Set<Int>) {
    guard frame.known.recorded.contains(.stage) else {
      return (.notLookedAt(.field("stage")), [])
    }
    let references = self.references()
    var rows: [DealWeeks.Row] = []
    var pValues: [Double] = []
    for row in weeks.latest where row.stage >= 0 && row.stageAge >= 0 {
      let segment = frame.lines[Int(row.line)].codes[AnomalyFrame.segment]
      guard
        let reference = references[Key(stage: row.stage, segment: segment)]
          ?? references[Key(stage: row.stage, segment: -2)]
      else { continue }
      rows.append(row)
      pValues.append(reference.pValue(age: row.stageAge, silence: row.silence))
    }
    guard !rows.isEmpty else {
      let closed = frame.lines.lazy.filter(\.isWon).count
      return (
        .notLookedAt(.closings(needed: ZombieReference.minimumWonWeeks, found: closed)), []
      )
    }
    let qValues = FalseDiscoveries.adjusted(pValues)
    let hits = rows.indices.filter { qValues[$0] <= rate }
    let found = Dictionary(grouping: hits) { frame.lines[Int(rows[$0].line)].cell }
      .sorted { $0.key < $1.key }.map { cell, members in
        anomaly(cell, members.map { (rows[$0], pValues[$0], qValues[$0]) })
      }
    return (
      DetectorResult(found: found, tested: rows.count), Set(hits.map { Int(rows[$0].line) })
    )
  }

  private func references() -> [Key: ZombieReference] {
    var samples: [Key: Sample] = [:]
    for row in weeks.rows where row.stage >= 0 && row.stageAge >= 0 {
      let line = frame.lines[Int(row.line)]
      guard line.isClosed else { continue }
      for segment in [line.codes[AnomalyFrame.segment], -2] {
        let key = Key(stage: row.stage, segment: segment)
        if line.isWon {
          samples[key, default: Sample()].won.append((row.stageAge, row.silence))
        } else {
          samples[key, default: Sample()].lost.append((row.stageAge, row.silence))
        }
      }
    }
    return samples.compactMapValues {
      ZombieReference(won: $0.won, lost: $0.lost, hasSilence: hasSilence)
    }
  }

  private func anomaly(
    _ cell: Int, _ members: [(row: DealWeeks.Row, pValue: Double, qValue: Double)]
  ) -> Anomaly {
    let open = frame.lines.filter { $0.isOpen && $0.cell == cell }
    var anomaly = Anomaly(
      .zombies, frame.cells[cell], effect: Double(members.count) / Double(max(1, open.count)))
    anomaly.observed = Double(members.count)
    anomaly.expected = Double(open.count)
    // The oldest silence among them: nothing has happened there since.
    let silence = members.map { min($0.row.stageAge, $0.row.silence) }.max() ?? 0
    anomaly.since = frame.asOf - Int(silence)
    anomaly.until = frame.asOf
    anomaly.pValue = members.map(\.pValue).max()
    anomaly.qValue = members.map(\.qValue).max()
    anomaly.deals = members.map {
      frame.dealOf(frame.lines[Int($0.row.line)], pValue: $0.pValue, qValue: $0.qValue)
    }.sorted { ($0.amount ?? .min, $1.deal) > ($1.amount ?? .min, $0.deal) }
    anomaly.money = Money64.of(anomaly.deals.reduce(0) { $0 + Double($1.amount ?? 0) })
    return anomaly
  }
}
