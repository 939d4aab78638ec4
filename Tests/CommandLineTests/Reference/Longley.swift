import Foundation
import TestSupport

/// NIST's Statistical Reference Datasets: Longley, read from the folder of public data.
struct Longley {
  /// The observations as CSV.
  let table: String
  /// The certified coefficients with their standard deviations, the intercept first.
  let certified: [(name: String, estimate: Double, standardError: Double)]

  /// `nil`, which is printed, where the data are not on this machine.
  init?() throws {
    guard let path = Places.publicData("nist_strd/linear/Longley.dat") else { return nil }
    let lines = try String(contentsOfFile: path, encoding: .utf8)
      .split(whereSeparator: \.isNewline).map { line in line.split(separator: " ").map(String.init)
      }
    certified = lines.compactMap { words in
      guard words.count == 3, let name = words.first, name.hasPrefix("B"),
        let order = Int(name.dropFirst()), let estimate = Double(words[1]),
        let error = Double(words[2])
      else { return nil }
      return (order == 0 ? "(Intercept)" : "x\(order)", estimate, error)
    }
    let rows = lines.filter { $0.count == 7 && $0.allSatisfy { Double($0) != nil } }
    table =
      (["y,x1,x2,x3,x4,x5,x6"] + rows.map { $0.joined(separator: ",") })
      .joined(separator: "\n") + "\n"
  }
}
