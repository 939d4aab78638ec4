/// The files of a simulated CRM, as headers and rows of text fields that need no quoting.
///
/// Dates are `2025-03-31`, instants `2025-03-31T10:20:30Z`, amounts `12345.00`.
public struct SyntheticTables: Sendable {
  /// Currency of all amounts, but for those of oddities.
  public static let currency = "EUR"

  /// Header of the deals' file.
  public static let dealsHeader = [
    "id", "name", "account", "owner", "region", "segment", "product", "source", "type", "stage",
    "amount", "currency", "created_at", "close_date", "closed_at", "category",
    "loss_reason",
  ]

  /// Header of the file of changes: the values after each change.
  public static let historyHeader = [
    "deal_id", "changed_at", "stage", "amount", "close_date", "owner", "category",
  ]

  /// Header of the activities' file.
  public static let activitiesHeader = [
    "id", "deal_id", "owner", "kind", "direction", "start", "end", "status",
    "person", "seconds", "recipients", "opened",
  ]

  /// Header of the activities' file without what a forecast does not need, to save space.
  public static let briefActivitiesHeader = ["deal_id", "owner", "kind", "start"]

  /// Header of the quotas' file; a blank region, manager or owner stands for all.
  public static let quotasHeader = [
    "period", "region", "manager", "owner", "amount", "currency", "known_from",
  ]

  /// Header of the people's file.
  public static let peopleHeader = ["owner", "manager", "region"]

  /// Header of the file of what no CRM knows.
  public static let truthHeader = ["id", "quality", "win_probability", "zombie"]

  let organisation: SyntheticOrganisation
  let configuration: SimulationConfiguration

  /// The tables of a simulation.
  public init(_ simulator: Simulator) {
    organisation = simulator.organisation
    configuration = simulator.configuration
  }

  static func amount(_ minor: Int) -> String {
    String(minor / 100) + "." + ISOText.padded(minor % 100, to: 2)
  }
}
