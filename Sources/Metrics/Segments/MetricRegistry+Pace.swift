extension MetricRegistry {
  /// What is compared with the same business day of earlier periods.
  private struct PaceFigure {
    let name: String
    let title: BilingualText
    let words: String
    let code: String
    let key: @Sendable (PaceSums) -> Double
    let change: [MetricVector]
    let share: [MetricVector]
  }

  private static let paceFigures: [PaceFigure] = [
    PaceFigure(
      name: "booked", title: BilingualText(en: "bookings", es: "ventas"),
      words: "Amount won in the period so far", code: "booked", key: { $0.booked },
      change: SegmentVectors.bookedChange, share: SegmentVectors.bookedFinal),
    PaceFigure(
      name: "open", title: BilingualText(en: "open amount", es: "importe abierto"),
      words: "Open amount now", code: "open", key: { $0.open },
      change: SegmentVectors.openChange, share: SegmentVectors.openFinal),
    PaceFigure(
      name: "created", title: BilingualText(en: "created amount", es: "importe creado"),
      words: "Amount of the deals created in the period so far, as first known", code: "created",
      key: { $0.created }, change: SegmentVectors.createdChange,
      share: SegmentVectors.createdFinal),
  ]

  /// Today's point, and the usual share of the final.
  static let paceSignals: [MetricDefinition] =
    paceFigures.map { figure in
      shape(
        "pacing.\(figure.name).change",
        BilingualText(
          en: "Pacing of \(figure.title.en) against the median of the past periods",
          es: "Ritmo de \(figure.title.es) frente a la mediana de los periodos anteriores"),
        .change, .higher, .event,
        words:
          "\(figure.words), over its median at the same business day of the last 8 periods, less 1.",
        code: "\(figure.code)(d) / median_k \(figure.code)_k(d) - 1, k = 1...8",
        missing: """
          Deals without amount are not priced. Null without past periods that the history covers, or where their median \
          is 0. A period that is over is compared with whole periods.
          """,
        pitfalls:
          "A median of at most 8 periods: fewer than 4 are flagged low_n. Growth is not taken out.",
        figure.change
      ) { $0.pace(figure.key) }
    }
    + paceFigures.map { figure in
      shape(
        "pacing.\(figure.name).final_share",
        BilingualText(
          en: "Usual \(figure.title.en) at this day as a share of the final bookings",
          es: "Proporción habitual de \(figure.title.es) a estas fechas sobre las ventas finales"),
        .share, .neither, .trailing,
        words: """
          Median over the last 8 periods of this figure at the same business day, over all that was won in that period: \
          \(figure.words.lowercased()).
          """,
        code: "median_k \(figure.code)_k(d) / booked_k(p1), k = 1...8",
        missing: "Periods without bookings are left out; null without any other.",
        pitfalls: "Open and created amounts can exceed the final: most of them are not won.",
        figure.share
      ) { $0.usualShareOfFinal(figure.key) }
    }
}
