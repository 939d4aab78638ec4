import Foundation
import LinearAlgebra
import Statistics

/// `w1 [rows] [columns] [file]`: the limit and aforo in turn on the same data, one thread.
@main
enum Main {
  static let repeats = 7

  static func main() throws {
    let words = CommandLine.arguments.dropFirst().map { $0 }
    let rows = words.first.flatMap { Int($0) } ?? 1_000_000
    let columns = words.dropFirst().first.flatMap { Int($0) } ?? 50
    let sample = Sample(rows: rows, columns: columns, seed: 1)
    if words.count > 2 { try sample.write(words[2]) }
    BLASThreads.useOne()
    let data = Double(8 * rows * columns) / 1e6
    let before = Meter.peakMegabytes
    var (limit, own): ([Double], [Double]) = ([], [])
    var (plain, fitted): ([Double], FittedLinearRegression?) = ([], nil)
    for _ in 0..<repeats {
      let (a, coefficients) = Meter.time { Limit.coefficients(sample.design, sample.response) }
      let (b, model) = try Meter.time {
        try LinearRegression().fit(design: sample.design, response: sample.response)
      }
      limit.append(a)
      own.append(b)
      (plain, fitted) = (coefficients, model)
    }
    guard let fitted else { return }
    let differences = zip(plain, fitted.coefficients).map { abs($0 - $1) / abs($1) }
    let (first, second) = (Meter.median(limit), Meter.median(own))
    print("data_mb \(data) peak_before_mb \(before) peak_mb \(Meter.peakMegabytes)")
    print("kernel \(BLASKernel.name) path \(fitted.diagnostics.path)")
    print("condition \(fitted.diagnostics.condition) r2 \(fitted.rSquared ?? .nan)")
    print("standard_error_1 \(fitted.standardErrors[min(1, columns - 1)])")
    print("largest_difference \(differences.max() ?? 0)")
    print("cpu limit \(first)")
    print("cpu aforo \(second)")
    print("ratio aforo/limit \(second / first)")
  }
}
