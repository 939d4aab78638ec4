// Workload W2: reads FOLDER/w2_ROWS.bin, fits, and prints a line of JSON like the peers'.
import Foundation
import LinearAlgebra
import Statistics

/// The file's numbers, in the order in which they were written.
struct Reader {
  private let file: FileHandle

  init(path: String) throws {
    file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
  }

  func values<Value: BitwiseCopyable>(_ count: Int, of zero: Value) throws -> [Value] {
    var result = [Value](repeating: zero, count: count)
    try result.withUnsafeMutableBytes { target in
      var filled = 0
      while filled < target.count {
        let part = try file.read(upToCount: min(1 << 20, target.count - filled)) ?? Data()
        guard !part.isEmpty else { throw CocoaError(.fileReadCorruptFile) }
        part.withUnsafeBytes { source in
          UnsafeMutableRawBufferPointer(rebasing: target[filled...]).copyMemory(from: source)
        }
        filled += part.count
      }
    }
    return result
  }
}

func cpuSeconds() -> Double {
  var usage = rusage()
  getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  let (user, system) = (usage.ru_utime, usage.ru_stime)
  return Double(user.tv_sec + system.tv_sec) + 1e-6 * Double(user.tv_usec + system.tv_usec)
}

func peakMegabytes() -> Double {
  var usage = rusage()
  getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  return Double(usage.ru_maxrss) / 1024
}

func load(_ path: String) throws -> (StructuredDesign, [Double]) {
  let reader = try Reader(path: path)
  let head = try reader.values(3, of: Int64(0)).map { Int($0) }
  let levels = try reader.values(head[2], of: Int64(0)).map { Int($0) }
  let numeric = try Matrix(
    rows: head[0], columns: head[1],
    columnMajor: reader.values(head[0] * head[1], of: 0.0))
  let factors = try levels.map { count in
    try Factor(codes: reader.values(head[0], of: UInt16(0)), levelCount: count)
  }
  let outcomes = try reader.values(head[0], of: UInt8(0)).map { Double($0) }
  return (try StructuredDesign(numeric: numeric, factors: factors), outcomes)
}

let arguments = CommandLine.arguments
guard arguments.count >= 3 else {
  print("usage: w2 FOLDER ROWS [WORKERS]")
  exit(64)
}
let (folder, rows) = (arguments[1], arguments[2])
let workers = arguments.count > 3 ? Int(arguments[3]) ?? 1 : 1
let (design, outcomes) = try load("\(folder)/w2_\(rows).bin")
let optimum = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/w2_\(rows)_optimum.npy"))
  .suffix(8 * design.columns)
  .withUnsafeBytes { bytes in
    (0..<design.columns).map { bytes.loadUnaligned(fromByteOffset: 8 * $0, as: Double.self) }
  }
let model = try GeneralizedLinearModel(family: .binomial)
var times: [(cpu: Double, wall: Double)] = []
var fitted: FittedGeneralizedLinearModel?
for _ in 0..<5 {
  let (cpu, wall) = (cpuSeconds(), Date())
  fitted = try model.fit(
    GeneralizedLinearData(design: .structured(design), response: outcomes), workers: workers)
  times.append((cpuSeconds() - cpu, Date().timeIntervalSince(wall)))
}
let coefficients = fitted?.coefficients ?? []
let error = zip(coefficients, optimum).map { abs($0 - $1) }.max() ?? .infinity
times.sort { $0.cpu < $1.cpu }
let fields = [
  "\"peer\": \"aforo\"", "\"workers\": \(workers)",
  "\"cpu\": \((times[2].cpu * 1e4).rounded() / 1e4)",
  "\"wall\": \((times[2].wall * 1e4).rounded() / 1e4)",
  "\"peak_mb\": \((peakMegabytes() * 10).rounded() / 10)",
  "\"error\": \(String(format: "%.2e", error))", "\"iterations\": \(fitted?.iterations ?? 0)",
]
print("{" + fields.joined(separator: ", ") + "}")
