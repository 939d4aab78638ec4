public import Calendars
public import Currencies
public import Forecasting

/// Renders forecasts of one or several periods.
public enum ForecastReport {
  /// The answer of `aforo forecast`.
  ///
  /// - Parameters:
  ///   - forecasts: one per period, the nearest first.
  ///   - modelID: the stored model's name, or `as-of` for one trained for this answer.
  ///   - calls: what people call for the same nodes.
  public static func render(
    _ forecasts: [BookingsForecast], modelID: String, calls: ForecastCalls = .none,
    format: OutputFormat, style: TextStyle = TextStyle()
  ) -> String {
    switch format {
    case .table, .md:
      var page = Page(style)
      for forecast in forecasts {
        ForecastPage(forecast: forecast, modelID: modelID, calls: calls, style: style)
          .add(to: &page)
      }
      return page.render(format)
    case .json:
      let documents = forecasts.map {
        ForecastDocument(forecast: $0, modelID: modelID, calls: calls).value
      }
      if documents.count == 1, let only = documents.first { return only.document }
      return JSONValue.object([
        "forecasts": .array(documents), "schemaVersion": .integer(schemaVersion),
      ]).document
    case .csv: return ForecastRecords(forecasts: forecasts).string
    }
  }

  /// Raised when a field of any JSON answer changes its meaning.
  static let schemaVersion = 1
}

/// The probabilities of single deals, for other programs.
public enum DealScoresReport {
  /// CSV `id,asOf,winProbability,periodProbability,expectedAmount`, for one or several days.
  public static func csv(_ forecasts: [BookingsForecast]) -> String {
    var csv = empty
    for forecast in forecasts {
      add(forecast.deals, forecast.asOf, forecast.currency, to: &csv)
    }
    return csv.string
  }

  /// The same for the deals of one day.
  public static func csv(deals: [DealForecast], asOf: Day, currency: Currency) -> String {
    var csv = empty
    add(deals, asOf, currency, to: &csv)
    return csv.string
  }

  private static var empty: CSVText {
    CSVText(header: ["id", "asOf", "winProbability", "periodProbability", "expectedAmount"])
  }

  private static func add(
    _ deals: [DealForecast], _ asOf: Day, _ currency: Currency, to csv: inout CSVText
  ) {
    for deal in deals {
      csv.text(deal.id)
      csv.day(asOf)
      csv.number(deal.winProbability)
      csv.number(deal.periodProbability)
      csv.money(deal.expectedAmount, currency)
      csv.end()
    }
  }
}
