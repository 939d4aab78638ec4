/// The tables that can be imported.
public enum TableKind: String, Codable, Sendable, CaseIterable {
  /// Deals with their values at the time of the export.
  case deals
  /// Recorded changes of deals: records of states, or of single fields.
  case history
  /// Calls, mails, meetings, tasks.
  case activities
  /// Targets by node and period.
  case quotas
  /// Who reports to whom, and since when.
  case people
  /// Leads with their conversion.
  case leads
  /// Customers, and which of them belong together.
  case accounts
  /// Exchange rates with the day from which they hold.
  case rates
  /// What marketing and sales cost.
  case spend
  /// Forecasts made by people.
  case calls
  /// The stages of a CRM's pipelines: read by `aforo init`, no facts.
  case stages
  /// Which deals were merged into which.
  case merges
}
