extension SyntheticTables {
  /// Header of the deals' file of a simulation with oddities.
  public static let oddDealsHeader = dealsHeader + ["is_deleted", "deleted_at"]

  /// Header of the file of changes of a simulation with oddities.
  public static let oddHistoryHeader = historyHeader + ["currency"]

  /// Header of the file of merged deals.
  public static let mergesHeader = ["into", "merged_deal"]

  /// Header of the file of rates.
  public static let ratesHeader = ["currency", "rate", "valid_from"]

  /// The deal's row under ``oddDealsHeader``.
  public func oddDealRow(_ deal: SyntheticDeal) -> [String] {
    dealRow(deal) + [
      deal.deletedAt == nil ? "false" : "true", deal.deletedAt.map(ISOText.instant) ?? "",
    ]
  }

  /// The deal's changes under ``oddHistoryHeader``.
  public func oddHistoryRows(_ deal: SyntheticDeal) -> [[String]] {
    zip(historyRows(deal), deal.history).map { $0 + [$1.currency.rawValue] }
  }

  /// The row of a merged deal; `nil` for one that was not merged.
  public func mergeRow(_ deal: SyntheticDeal) -> [String]? {
    deal.mergedInto.map { [$0, deal.id] }
  }

  /// The rate's row.
  public func rateRow(_ rate: SyntheticRate) -> [String] {
    [
      SyntheticCurrency.dollar.rawValue,
      "\(rate.tenThousandths / 10_000)." + ISOText.padded(rate.tenThousandths % 10_000, to: 4),
      ISOText.date(rate.firstDay),
    ]
  }

  /// The row under ``dealsHeader`` that an export at the end of a day (UTC) shows.
  ///
  /// - Parameter day: days since 1970-01-01.
  /// - Returns: `nil` for a deal that is not there then.
  public func snapshotRow(_ deal: SyntheticDeal, atEndOf day: Int) -> [String]? {
    guard let state = deal.state(at: (day + 1) * 86_400 - 1) else { return nil }
    return dealRow(deal, state)
  }
}
