import Foundation

extension SyntheticTables {
  /// Header of the file of the oracle's bookings: amounts in major units, booked to date included.
  public static let oracleHeader = [
    "asOf", "period", "ahead", "level", "name", "mean", "p025", "p10", "p50", "p90", "p975",
  ]

  /// Header of the file of the oracle's chances of the open deals.
  public static let oracleDealsHeader = ["id", "asOf", "ahead", "probability"]

  /// Header of the file of the deals created beside the real ones: amounts in major units, those won
  /// by the end of the quarter of their creation and within the next one.
  public static let createdHeader = [
    "asOf", "segment", "replicate", "createdOn", "amount", "wonThisQuarter", "wonNextQuarter",
    "closedOn",
  ]

  /// A deal created beside the real ones, under ``createdHeader``; blank where a quarter is not
  /// simulated to its end, and the close of one that stays open.
  public func createdRow(_ deal: CreatedDeal) -> [String] {
    let won = deal.won.map { amount in amount.map { SyntheticTables.amount($0) } ?? "" }
    let closedOn = deal.closedOn.map { ISOText.date($0) } ?? ""
    return [
      ISOText.date(deal.asOf), deal.segment.rawValue, "\(deal.replicate)",
      ISOText.date(deal.createdOn), SyntheticTables.amount(deal.amountMinor),
    ] + won + [closedOn]
  }

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
