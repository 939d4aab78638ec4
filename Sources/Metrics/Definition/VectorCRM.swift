internal import Calendars
public import Currencies
public import Deals

/// A small CRM of worked examples: export files as text.
///
/// All have the same settings: euros, UTC, calendar years, Monday to Friday, the hierarchy manager and owner,
/// the segment segment, the stages Qualification, Proposal, Negotiation, Closed Won, Closed Lost, and
/// demos told by the kind or the subject demo.
public struct VectorCRM: Sendable {
  /// A file of the export.
  public struct File: Sendable {
    /// What it holds.
    public let kind: TableKind
    /// Its text as CSV.
    public let text: String
  }

  /// The name, such as deals.
  public let name: String
  /// The files.
  public let files: [File]
  /// What a model says of its open deals, by id.
  public let chances: [String: DealChance]
  /// The deals that violate the data contract; `nil` where it is not checked.
  public let untidy: Set<String>?

  /// A CRM as given.
  init(
    _ name: String, _ files: [(kind: TableKind, text: String)],
    chances: [String: DealChance] = [:], untidy: Set<String>? = nil
  ) {
    self.name = name
    self.files = files.map { File(kind: $0.kind, text: $0.text) }
    self.chances = chances
    self.untidy = untidy
  }

  /// The same files with what a model and the data contract say of the deals.
  func saying(chances: [String: DealChance] = [:], untidy: Set<String>? = nil) -> VectorCRM {
    VectorCRM(name, files.map { ($0.kind, $0.text) }, chances: chances, untidy: untidy)
  }

  /// The options under which the examples hold.
  public func options(_ known: KnownDeals) -> MetricOptions {
    var options = MetricOptions()
    for deal in known.deals { options.chances[deal] = chances[known.id(deal)] }
    options.untidyDeals = untidy.map { untidy in
      Set(known.deals.filter { untidy.contains(known.id($0)) })
    }
    return options
  }

  /// The settings in a sentence.
  public static let settingsSentence =
    "Settings of all examples: EUR, UTC, calendar years, Monday to Friday, hierarchy manager and owner, segment "
    + "segment, stages Qualification, Proposal, Negotiation, Closed Won, Closed Lost; demos by the kind or subject demo."

  /// The settings under which the examples hold.
  ///
  /// - Throws: ``DealsError`` never, for these stages; declared because lists of stages are checked.
  public static func settings(currency: Currency) throws(DealsError) -> DealSettings {
    DealSettings(
      currency: currency, hierarchy: ["manager", "owner"], segments: ["segment"],
      stages: try StageList([
        Stage(name: "Qualification", kind: .open), Stage(name: "Proposal", kind: .open),
        Stage(name: "Negotiation", kind: .open), Stage(name: "Closed Won", kind: .won),
        Stage(name: "Closed Lost", kind: .lost),
      ]), demo: DemoRule(kinds: ["demo"], subjects: ["demo"]))
  }
}
