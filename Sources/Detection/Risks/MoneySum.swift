/// Sums of amounts that stay at the ends of their range instead of leaving it.
enum MoneySum {
  static func of(_ amounts: [Int64]) -> Int64 { amounts.reduce(0, added) }

  static func added(_ left: Int64, _ right: Int64) -> Int64 {
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? (right < 0 ? .min : .max) : sum
  }
}
