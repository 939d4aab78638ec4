import Foundation
import Statistics
import TestSupport
import Testing
import TimeSeries

@Suite("BayesianSegmentation")
struct BayesianSegmentationTests {
  /// The marginal likelihood of values by its chain rule: each value given those before it is a
  /// Student t around the posterior mean, which another formula than the closed form gives.
  private static func logMarginal(_ values: ArraySlice<Double>) throws -> Double {
    var (weight, mean, shape, rate, total) = (1.0, 0.0, 0.5, 1.0, 0.0)
    for value in values {
      let scale = (rate * (weight + 1) / (shape * weight)).squareRoot()
      let t = (value - mean) / scale
      let degrees = 2 * shape
      total +=
        lgamma((degrees + 1) / 2) - lgamma(degrees / 2) - 0.5 * log(degrees * .pi) - log(scale)
        - (degrees + 1) / 2 * log(1 + t * t / degrees)
      rate += weight * (value - mean) * (value - mean) / (2 * (weight + 1))
      mean = (weight * mean + value) / (weight + 1)
      weight += 1
      shape += 0.5
    }
    return total
  }

  @Test("the segmentation is the most probable of all", arguments: 0..<10)
  func exhaustive(seed: UInt64) throws {
    var stream = RandomStream(seed: seed, stream: 2)
    let raw = (0..<11).map { $0 < 6 ? 0.02 * stream.normal() : 50 + 0.02 * stream.normal() }
    let mean = raw.reduce(0, +) / 11
    let deviation = try #require(Descriptive.standardDeviation(raw))
    let z = raw.map { ($0 - mean) / deviation }
    let change = log(1e-4 / (1 - 1e-4))
    var best = (value: -Double.infinity, starts: [Int]())
    for mask in 0..<(1 << 10) {
      let starts = (1...10).filter { mask >> ($0 - 1) & 1 == 1 }
      let bounds = [0] + starts + [11]
      var value = change * Double(starts.count)
      for (start, end) in zip(bounds, bounds.dropFirst()) {
        value += try Self.logMarginal(z[start..<end])
      }
      if value > best.value { best = (value, starts) }
    }
    #expect(try BayesianSegmentation().changePoints([raw]) == best.starts)
  }
}
