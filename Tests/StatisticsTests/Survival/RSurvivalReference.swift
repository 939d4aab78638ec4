import Foundation
import Testing

/// Data and results of R's survival package, in the folder of shared data.
struct RSurvivalReference {
  /// Time, status, entry, columns.
  let rows: [[Double]]
  private let results: [String: [Double]]
  private let size: String

  /// - Parameter size: the set's name, such as `50_2`.
  init(size: String) throws {
    self.size = size
    let folder = SharedReference.folder.appendingPathComponent("cox_r_survival")
    let text = try String(
      contentsOf: folder.appendingPathComponent("survival_data_\(size).csv"), encoding: .utf8)
    rows = text.split(whereSeparator: \.isNewline).map { line in
      line.split(separator: " ").compactMap { Double($0) }
    }
    let data = try Data(contentsOf: folder.appendingPathComponent("reference_\(size).json"))
    let all = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    results = all.compactMapValues { $0 as? [Double] }
  }

  /// One fit of R: its ties, and whether it had late entry and strata.
  struct Fit {
    let isEfron: Bool
    let hasEntries: Bool
    let hasStrata: Bool

    static let all = [false, true].flatMap { strata in
      [false, true].flatMap { entries in
        [false, true].map { Fit(isEfron: $0, hasEntries: entries, hasStrata: strata) }
      }
    }

    var key: String {
      (hasEntries ? "et_" : "") + (hasStrata ? "st_" : "") + (isEfron ? "efr" : "bre")
    }
  }

  /// Coefficients, then their standard errors.
  func coefficientsAndErrors(_ fit: Fit) throws -> [Double] {
    try #require(results["coef_\(size)_\(fit.key)"])
      + #require(results["se_\(size)_\(fit.key)"])
  }

  /// Times, and the cumulative hazard at the means of the columns (Breslow).
  func hazard() throws -> [(time: Double, value: Double)] {
    let times = try #require(results["time_\(size)_bre"])
    let values = try #require(results["hazard_\(size)_bre"])
    return zip(times, values).map { (time: $0, value: $1) }
  }
}
