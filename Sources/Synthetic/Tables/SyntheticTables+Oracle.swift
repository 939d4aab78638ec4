import Foundation

extension SyntheticTables {
  /// Header of the file of the oracle's bookings: amounts in major units, booked to date included.
  public static let oracleHeader = [
    "asOf", "period", "ahead", "level", "name", "mean", "p025", "p10", "p50", "p90", "p975",
  ]

  /// Header of the file of the oracle's chances of the open deals.
  public static let oracleDealsHeader = ["id", "asOf", "ahead", "probability"]

  /// The oracle's bookings at a date, under ``oracleHeader``: level `total` with a blank name, and
  /// `segment` with the segment's.
  public func oracleRows(_ answer: OracleAnswer) -> [[String]] {
    answer.bookings.map { bookings in
      [
        ISOText.date(answer.day), bookings.quarter.name, "\(bookings.ahead)",
        bookings.segment == nil ? "total" : "segment", bookings.segment?.rawValue ?? "",
      ] + ([bookings.mean] + bookings.quantiles).map { SyntheticTables.amount(Int($0.rounded())) }
    }
  }

  /// The oracle's chances at a date, under ``oracleDealsHeader``.
  public func oracleDealRows(_ answer: OracleAnswer) -> [[String]] {
    answer.chances.map { chance in
      [
        "D" + ISOText.padded(chance.number, to: 7), ISOText.date(answer.day), "\(chance.ahead)",
        SyntheticTables.share(chance.probability),
      ]
    }
  }

  /// A share in 0...1 with four decimals.
  private static func share(_ value: Double) -> String {
    let tenThousandths = Int((value * 10_000).rounded())
    return "\(tenThousandths / 10_000)." + ISOText.padded(tenThousandths % 10_000, to: 4)
  }
}
