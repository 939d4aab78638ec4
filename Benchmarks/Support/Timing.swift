import Foundation

private let thisProcess = __rusage_who_t(RUSAGE_SELF.rawValue)

/// CPU seconds (user and system) of this process so far.
public func cpuSeconds() -> Double {
  var usage = rusage()
  getrusage(thisProcess, &usage)
  return seconds(usage.ru_utime) + seconds(usage.ru_stime)
}

private func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }

/// The largest memory of this process so far, in megabytes.
public func peakMegabytes() -> Double {
  var usage = rusage()
  getrusage(thisProcess, &usage)
  return Double(usage.ru_maxrss) / 1024
}

/// The last value of `runs` calls after one to warm up, and the median of their CPU seconds.
public func timed<Value>(runs: Int, _ body: () throws -> Value) rethrows -> (Value, Double) {
  var value = try body()
  var times: [Double] = []
  for _ in 0..<runs {
    let start = cpuSeconds()
    value = try body()
    times.append(cpuSeconds() - start)
  }
  return (value, times.sorted()[runs / 2])
}

/// Prints one line of a result: names and numbers, as JSON.
public func report(_ workload: String, _ peer: String, _ figures: [(String, Double)]) {
  let numbers = figures.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ")
  print("{\"w\": \"\(workload)\", \"peer\": \"\(peer)\", \(numbers)}")
}
