extension MetricRegistry {
  /// How the bookings lie in the period, and what was won at which price.
  static let linearitySignals: [MetricDefinition] = [
    MetricDefinition(
      "linearity.month", catalogue: ["4.3"],
      title: BilingualText(
        en: "Linearity: bookings by month of the quarter",
        es: "Linealidad: ventas por mes del trimestre"),
      group: .segment, unit: .share, key: .month, direction: .neither, basis: .event,
      words:
        "Share of the period's bookings won in the first, second and third month of a fiscal quarter.",
      code: "sum a(o, won(o)) for won(o) in P and month m of its quarter / sum a(o, won(o)) in P",
      missing: "Deals without amount are counted as missing. Null where nothing was booked.",
      pitfalls:
        "While a quarter runs, months to come have 0. Within a month's period one share is 1.",
      vectors: SegmentVectors.months
    ) { $0.monthShares },
    shape(
      "linearity.gini",
      BilingualText(
        en: "Linearity: unevenness of daily bookings (Gini)",
        es: "Linealidad: desigualdad de las ventas diarias (Gini)"),
      .number, .lower, .event,
      words: """
        Gini's coefficient of the bookings by calendar day of the part of the period that has passed: 0 where every day \
        brings the same, near 1 where one day brings all.
        """,
      code: "2*sum_i i*x_(i) / (n*sum x) - (n + 1)/n, x_(i) sorted bookings of the n days",
      missing: "Deals without amount are counted as missing. Null where nothing was booked.",
      pitfalls:
        "Days without work count with 0, and few deals are uneven by nature: compare alike periods.",
      SegmentVectors.gini
    ) { $0.dailyGini },
    shape(
      "create_and_close.share",
      BilingualText(
        en: "Created and closed in the period, by amount",
        es: "Creado y cerrado en el periodo, por importe"),
      .share, .neither, .event,
      words: "Share of the period's bookings from deals that were created in the period.",
      code:
        "sum a(o, won(o)) for won(o) in P and created(o) in P / sum a(o, won(o)) for won(o) in P",
      missing: "Deals without amount are counted as missing. Null where nothing was booked.",
      pitfalls: "Deals entered only when they are won look created and closed.",
      SegmentVectors.createAndClose
    ) { $0.createAndClose },
    shape(
      "price_erosion.median",
      BilingualText(
        en: "Price kept from the late stage", es: "Precio conservado desde la etapa final"),
      .ratio, .higher, .event,
      words: """
        Median, over the deals won in the period, of the amount at the win over the amount at the first moment in a late \
        stage, one of the second half of the open stages.
        """,
      code: "median a(o, won(o)) / a(o, first entry into a stage >= (J + 1)/2), stages 0...J-1",
      missing: """
        Deals that skipped the late stages or had no amount there or at the win are counted as missing. Null where \
        no deal is left.
        """,
      pitfalls: "1 is the usual value where amounts are only corrected at the win.",
      SegmentVectors.erosion
    ) { $0.priceErosion },
  ]
}
