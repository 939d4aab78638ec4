// Correct digits of aforo on NIST's Statistical Reference Datasets, with its defaults. Argument: a
// folder; every .dat file in it and below that is a linear or univariate set gets one line.
import Foundation
import LinearAlgebra
import Statistics

/// A file of the collection: certified values above, data below the last heading "Data:".
struct ReferenceFile {
  let name: String
  let lines: [String]
  let data: [[Double]]

  init?(_ path: String) {
    guard let text = try? String(contentsOfFile: path, encoding: .isoLatin1) else { return nil }
    lines = text.replacingOccurrences(of: "\r", with: "").components(separatedBy: "\n")
    name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
    guard let heading = lines.lastIndex(where: { $0.hasPrefix("Data:") }) else { return nil }
    data = lines[(heading + 1)...].map(ReferenceFile.numbers).filter { !$0.isEmpty }
  }

  static func numbers(_ line: String) -> [Double] {
    line.split { " \t,".contains($0) }.compactMap { Double($0) }
  }

  /// The first number behind a text, on the first line that has both.
  func value(after text: String) -> Double? {
    for line in lines {
      guard let range = line.range(of: text) else { continue }
      if let number = ReferenceFile.numbers(String(line[range.upperBound...])).first {
        return number
      }
    }
    return nil
  }

  /// Certified coefficients and standard errors, with the power or column of each.
  var terms: [(index: Int, estimate: Double, error: Double)] {
    lines.compactMap { line in
      let words = line.split(separator: " ")
      guard words.count == 3, let first = words.first, first.hasPrefix("B"),
        let index = Int(first.dropFirst()), let estimate = Double(words[1]),
        let error = Double(words[2])
      else { return nil }
      return (index, estimate, error)
    }
  }
}

/// -log10 of the relative error, at most 15; of the absolute one where 0 is right.
func correctDigits(_ computed: Double, _ certified: Double) -> Double {
  guard computed.isFinite else { return 0 }
  let error = abs(computed - certified) / (certified == 0 ? 1 : abs(certified))
  return min(15, max(0, -log10(error)))
}

func fewest(_ computed: [Double], _ certified: [Double]) -> Double {
  zip(computed, certified).map(correctDigits).min() ?? 0
}

func printed(_ name: String, _ figures: [(String, Double)], _ notes: String) {
  let digits = figures.map { "\($0.0) \(String(format: "%4.1f", $0.1))" }
  let padded = name.padding(toLength: 10, withPad: " ", startingAt: 0)
  print(padded + digits.joined(separator: "  ") + (notes.isEmpty ? "" : "  " + notes))
}

func linear(_ file: ReferenceFile) throws {
  let (terms, width) = (file.terms, file.data[0].count)
  let columns = terms.map { term in
    file.data.map { row in
      term.index == 0 ? 1 : width == 2 ? pow(row[1], Double(term.index)) : row[term.index]
    }
  }
  let fitted = try LinearRegression().fit(
    design: Matrix(columns: columns), response: file.data.map { $0[0] })
  var figures = [
    ("coefficients", fewest(fitted.coefficients, terms.map(\.estimate))),
    ("standard errors", fewest(fitted.standardErrors, terms.map(\.error))),
  ]
  if let deviation = file.value(after: "Standard Deviation") {
    figures.append(("residuals", correctDigits(fitted.residualStandardError, deviation)))
  }
  if let share = file.value(after: "R-Squared"), let found = fitted.rSquared {
    figures.append(("R2", correctDigits(found, share)))
  }
  let diagnostics = fitted.diagnostics
  let way = "\(diagnostics.path), condition \(String(format: "%.0e", diagnostics.condition))"
  let warnings = diagnostics.warnings.map { "; warning: \($0)" }.joined()
  printed(file.name, figures, "(\(way)\(warnings))")
}

func univariate(_ file: ReferenceFile) {
  let values = file.data.flatMap { $0 }
  let computed = [
    ("mean", "Sample Mean", Descriptive.mean(values)),
    ("standard deviation", "Sample Standard Deviation", Descriptive.standardDeviation(values)),
    ("autocorrelation", "Sample Autocorrelation", Descriptive.autocorrelation(values)),
  ]
  let figures = computed.compactMap { name, text, value in
    file.value(after: text).map { (name, correctDigits(value ?? .nan, $0)) }
  }
  printed(file.name, figures, "")
}

guard CommandLine.arguments.count > 1 else {
  print("usage: nist FOLDER")
  exit(2)
}
let folder = CommandLine.arguments[1]
let paths = (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? [])
  .filter { $0.hasSuffix(".dat") }.sorted()
var count = 0
for path in paths {
  guard let file = ReferenceFile(folder + "/" + path), let first = file.data.first else { continue }
  // Nonlinear sets have parameters b1, b2, ... and analyses of variance none.
  if !file.terms.isEmpty, first.count > 1 {
    try linear(file)
  } else if file.value(after: "Sample Mean") != nil {
    univariate(file)
  } else {
    continue
  }
  count += 1
}
if count == 0 {
  FileHandle.standardError.write(Data("nist: no linear or univariate set in \(folder)\n".utf8))
  exit(2)
}
