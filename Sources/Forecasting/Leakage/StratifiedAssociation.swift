internal import Statistics

/// The Mantel-Haenszel test of a yes or no against two groups, within strata.
///
/// - Source: Mantel and Haenszel, "Statistical aspects of the analysis of data from retrospective
///   studies of disease", 1959, with continuity correction; risk difference of Greenland and
///   Robins, 1985.
struct StratifiedAssociation: Sendable {
  /// Counts of one stratum.
  struct Table: Sendable {
    /// Members of the first group, and how many of them say yes.
    var first = 0
    var firstYes = 0
    /// The same of the second group.
    var second = 0
    var secondYes = 0
  }

  /// Chi-squared with one degree of freedom; `nil` where no stratum has both groups and both
  /// answers.
  let statistic: Double?
  /// The probability of such a statistic without association; 1 where there is none.
  let pValue: Double
  /// The share of yes in the first group less that in the second, strata weighted by their size.
  let riskDifference: Double

  init(_ tables: some Sequence<Table>) {
    var deviation = 0.0
    var variance = 0.0
    var difference = 0.0
    var weight = 0.0
    for table in tables where table.first > 0 && table.second > 0 {
      let (a, b) = (Double(table.firstYes), Double(table.secondYes))
      let (first, second) = (Double(table.first), Double(table.second))
      let total = first + second
      let (yes, no) = (a + b, total - a - b)
      deviation += a - first * yes / total
      if total > 1 { variance += first * second * yes * no / (total * total * (total - 1)) }
      difference += (a * second - b * first) / total
      weight += first * second / total
    }
    riskDifference = weight > 0 ? difference / weight : 0
    guard variance > 0, let chi = try? ChiSquared(degreesOfFreedom: 1) else {
      statistic = nil
      pValue = 1
      return
    }
    let corrected = max(0, abs(deviation) - 0.5)
    let square = corrected * corrected / variance
    statistic = square
    pValue = chi.survival(square)
  }
}
