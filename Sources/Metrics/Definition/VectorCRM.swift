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

  /// A CRM as given.
  init(_ name: String, _ files: [(kind: TableKind, text: String)]) {
    self.name = name
    self.files = files.map { File(kind: $0.kind, text: $0.text) }
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
