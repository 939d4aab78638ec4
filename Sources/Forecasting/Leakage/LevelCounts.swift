extension LeakageSample {
  /// Deals by the value of a field; the first level is the blank.
  struct LevelCounts {
    var open: [Int]
    /// By half.
    var won: [[Int]]
    var lost: [[Int]]
    /// The logarithm of the chance that every deal of the value is closed.
    var logChance: [Double]

    init(_ codes: [Int], levels: Int, _ sample: LeakageSample) {
      open = [Int](repeating: 0, count: levels + 1)
      won = [open, open]
      lost = [open, open]
      logChance = [Double](repeating: 0, count: levels + 1)
      for (position, entry) in sample.log.entries.enumerated() {
        let level = codes[position] + 1
        let half = Int(sample.half[position])
        if entry.closed == DealLog.never {
          open[level] += 1
        } else if entry.isWon {
          won[half][level] += 1
        } else {
          lost[half][level] += 1
        }
        logChance[level] += sample.logClosedShare[Int(sample.stratum[position])]
      }
    }

    func closed(_ level: Int) -> Int {
      won[0][level] + won[1][level] + lost[0][level] + lost[1][level]
    }
  }
}
