import Foundation
import LinearAlgebra
import Statistics

/// Least-squares data: an intercept and correlated normal columns, from a seed.
struct Sample {
  let design: Matrix
  let response: [Double]

  init(rows: Int, columns: Int, seed: UInt64) {
    var design = Matrix(rows: rows, columns: columns)
    var common = [Double](repeating: 0, count: rows)
    var shared = RandomStream(seed: seed, stream: 0)
    for i in 0..<rows { common[i] = 0.5 * shared.normal() }
    var response = [Double](repeating: 0, count: rows)
    design.withUnsafeMutableColumnMajor { elements in
      for j in 0..<columns {
        var stream = RandomStream(seed: seed, stream: UInt64(j + 1))
        let slope = stream.normal()
        for i in 0..<rows {
          let value = j == 0 ? 1 : stream.normal() + common[i]
          elements[j * rows + i] = value
          response[i] += slope * value
        }
      }
    }
    for i in 0..<rows { response[i] += 2 * shared.normal() }
    self.design = design
    self.response = response
  }

  /// Writes rows, columns, the design column after column, and the response, as 8-byte numbers.
  func write(_ path: String) throws {
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    let sizes = [Int64(design.rows), Int64(design.columns)]
    try file.write(contentsOf: sizes.withUnsafeBytes { Data($0) })
    try design.withUnsafeColumnMajor { elements in
      for start in stride(from: 0, to: elements.count, by: design.rows) {
        let column = UnsafeBufferPointer(rebasing: elements[start..<(start + design.rows)])
        try file.write(contentsOf: Data(buffer: column))
      }
    }
    try file.write(contentsOf: response.withUnsafeBytes { Data($0) })
    try file.close()
  }
}
