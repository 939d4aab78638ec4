import Foundation

/// Processor time and memory of this process.
enum Meter {
  /// Seconds of user and system time that a closure takes, and what it gives.
  static func time<Value>(_ body: () throws -> Value) rethrows -> (Double, Value) {
    let start = processorSeconds
    let value = try body()
    return (processorSeconds - start, value)
  }

  /// The most memory the process has had, in 10^6 bytes.
  static var peakMegabytes: Double { Double(usage.ru_maxrss) * 1024 / 1e6 }

  static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

  private static var usage: rusage {
    var usage = rusage()
    getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
    return usage
  }

  private static var processorSeconds: Double {
    [usage.ru_utime, usage.ru_stime].reduce(0) {
      $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6
    }
  }
}
