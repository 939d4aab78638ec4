import Foundation
import LinearAlgebra
import TestSupport

/// A file of NIST's Statistical Reference Datasets: certified values above, data below.
struct StrdFile {
  let name: String
  let lines: [String]

  /// Every file of a folder of the collection that is on this machine; none is said so.
  static func all(_ folder: String) -> [StrdFile] {
    guard let path = Places.publicData("nist_strd/" + folder),
      let names = try? FileManager.default.contentsOfDirectory(atPath: path)
    else { return [] }
    return names.filter { $0.hasSuffix(".dat") }.sorted().compactMap { name in
      guard let text = try? String(contentsOfFile: path + "/" + name, encoding: .utf8) else {
        return nil
      }
      let lines = text.replacingOccurrences(of: "\r", with: "").components(separatedBy: "\n")
      return StrdFile(name: String(name.dropLast(4)), lines: lines)
    }
  }

  /// The numbers of each line below the last heading of the data.
  var data: [[Double]] {
    guard let heading = lines.lastIndex(where: { $0.hasPrefix("Data:") }) else { return [] }
    return lines[(heading + 1)...].map(StrdFile.numbers).filter { !$0.isEmpty }
  }

  /// The first number behind a text, on the first line that has both.
  func value(after text: String) -> Double? {
    for line in lines {
      guard let range = line.range(of: text) else { continue }
      if let number = StrdFile.numbers(String(line[range.upperBound...])).first { return number }
    }
    return nil
  }

  static func numbers(_ line: String) -> [Double] {
    line.split { " \t,".contains($0) }.compactMap { Double($0) }
  }
}

/// A linear set: a polynomial in one variable, or several variables, with or without intercept.
struct StrdRegression {
  let name: String
  let design: Matrix
  let response: [Double]
  let coefficients: [Double]
  let standardErrors: [Double]
  let residualStandardDeviation: Double
  let rSquared: Double

  init?(_ file: StrdFile) {
    var certified: [(index: Int, values: [Double])] = []
    for line in file.lines {
      let words = line.split(separator: " ")
      guard let first = words.first, first.hasPrefix("B"), let index = Int(first.dropFirst()),
        words.count == 3
      else { continue }
      certified.append((index, StrdFile.numbers(String(line))))
    }
    let rows = file.data
    guard let deviation = file.value(after: "Standard Deviation"), let width = rows.first?.count,
      let share = file.value(after: "R-Squared"), !certified.isEmpty, width > 1
    else { return nil }
    name = file.name
    residualStandardDeviation = deviation
    rSquared = share
    coefficients = certified.map { $0.values[0] }
    standardErrors = certified.map { $0.values[1] }
    response = rows.map { $0[0] }
    let columns = certified.map { term in
      rows.map { row in
        term.index == 0 ? 1 : width == 2 ? pow(row[1], Double(term.index)) : row[term.index]
      }
    }
    guard let matrix = try? Matrix(columns: columns) else { return nil }
    design = matrix
  }
}
