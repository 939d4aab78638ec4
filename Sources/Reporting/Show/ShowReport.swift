/// Renders everything known of an account, a deal or a representative.
public enum ShowReport {
  /// The answer of `aforo show account`.
  ///
  /// - Parameter limit: the most events shown to people, the newest; `nil` for all. JSON and CSV hold
  ///   all of them.
  public static func render(
    _ view: AccountView, limit: Int? = nil, format: OutputFormat, style: TextStyle = TextStyle()
  ) -> String {
    switch format {
    case .table, .md: AccountPage(view: view, limit: limit, style: style).render(format)
    case .json: ShowDocument(view.currency).account(view).document
    case .csv: ShowRecords(view.currency).text(view.timeline)
    }
  }

  /// The answer of `aforo show deal`.
  ///
  /// - Parameter limit: the most events shown to people, the newest; `nil` for all. JSON and CSV hold
  ///   all of them.
  public static func render(
    _ view: DealView, limit: Int? = nil, format: OutputFormat, style: TextStyle = TextStyle()
  ) -> String {
    switch format {
    case .table, .md: DealPage(view: view, limit: limit, style: style).render(format)
    case .json: ShowDocument(view.currency).deal(view).document
    case .csv: ShowRecords(view.currency).text(view.timeline)
    }
  }

  /// The answer of `aforo show rep`.
  ///
  /// - Parameter limit: the most events shown to people, the newest; `nil` for all. JSON and CSV hold
  ///   all of them.
  public static func render(
    _ view: RepView, limit: Int? = nil, format: OutputFormat, style: TextStyle = TextStyle()
  ) -> String {
    switch format {
    case .table, .md: RepPage(view: view, limit: limit, style: style).render(format)
    case .json: ShowDocument(view.currency).rep(view).document
    case .csv: ShowRecords(view.currency).text(view.timeline)
    }
  }
}
