internal import Foundation
internal import LinearAlgebra

extension Matrix {
  /// The sum of a value of each element over each row.
  func rowSums(_ value: (Double) -> Double) -> [Double] {
    var sums = [Double](repeating: 0, count: rows)
    withUnsafeColumnMajor { source in
      sums.withUnsafeMutableBufferPointer { sums in
        for j in 0..<columns {
          for i in 0..<rows { sums[i] += value(source[j * rows + i]) }
        }
      }
    }
    return sums
  }

  /// Takes a value for each row from all its elements.
  mutating func subtractRows(_ values: [Double]) {
    let (rows, columns) = (rows, columns)
    withUnsafeMutableColumnMajor { target in
      for j in 0..<columns {
        for i in 0..<rows { target[j * rows + i] -= values[i] }
      }
    }
  }

  /// Multiplies by the power of 2 that brings the largest element to about 1, whatever its size.
  mutating func bringNearOne() {
    let largest = withUnsafeColumnMajor(Matrix.largest)
    guard largest > 0 else { return }
    let exponent = -Int(largest.exponent)
    guard exponent != 0 else { return }
    withUnsafeMutableColumnMajor { buffer in
      // Beyond this the power itself is no double.
      if abs(exponent) < 1000 {
        let power = scalbn(1.0, exponent)
        for k in buffer.indices { buffer[k] *= power }
      } else {
        for k in buffer.indices { buffer[k] = scalbn(buffer[k], exponent) }
      }
    }
  }

  /// The largest absolute value, in four chains.
  private static func largest(_ values: UnsafeBufferPointer<Double>) -> Double {
    var (a, b, c, d) = (0.0, 0.0, 0.0, 0.0)
    let fours = values.count / 4 * 4
    for k in stride(from: 0, to: fours, by: 4) {
      a = abs(values[k]) > a ? abs(values[k]) : a
      b = abs(values[k + 1]) > b ? abs(values[k + 1]) : b
      c = abs(values[k + 2]) > c ? abs(values[k + 2]) : c
      d = abs(values[k + 3]) > d ? abs(values[k + 3]) : d
    }
    for k in fours..<values.count { a = max(a, abs(values[k])) }
    return max(max(a, b), max(c, d))
  }
}
