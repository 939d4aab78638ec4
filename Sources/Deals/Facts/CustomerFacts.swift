/// A lead, and what became of it.
public struct LeadFact: Sendable, Equatable, Hashable {
  /// The lead's id.
  public var id: String
  /// Seconds of its creation.
  public var created: Int64
  /// Whether it was converted.
  public var isConverted: Bool
  /// Seconds of the conversion, or ``Blank/instant``: not converted, or not known when.
  public var converted: Int64
  /// The deal it became, blank where none.
  public var deal: String
  /// The account it became, blank where none.
  public var account: String
  /// Company, source, status, owner, segment, region: blank where not said.
  public var company: String
  /// Where it came from.
  public var source: String
  /// The CRM's word for how far it is.
  public var status: String
  /// Who works on it.
  public var owner: String
  /// Its segment or industry.
  public var segment: String
  /// Its region or country.
  public var region: String

  /// A lead of which only id and creation are known; set the rest.
  public init(id: String, created: Int64) {
    self.id = id
    self.created = created
    isConverted = false
    converted = Blank.instant
    deal = ""
    account = ""
    company = ""
    source = ""
    status = ""
    owner = ""
    segment = ""
    region = ""
  }
}

/// A customer or prospect.
public struct AccountFact: Sendable, Equatable, Hashable {
  /// The account's id; its name where the export has no ids.
  public var id: String
  /// The name.
  public var name: String
  /// The account above it, blank where none.
  public var parent: String
  /// Its industry.
  public var industry: String
  /// Its segment.
  public var segment: String
  /// Its region or country.
  public var region: String
  /// Who owns it.
  public var owner: String
  /// Seconds of its creation, or ``Blank/instant``.
  public var created: Int64

  /// An account as given.
  public init(
    id: String, name: String, parent: String = "", industry: String = "", segment: String = "",
    region: String = "", owner: String = "", created: Int64 = Blank.instant
  ) {
    self.id = id
    self.name = name
    self.parent = parent
    self.industry = industry
    self.segment = segment
    self.region = region
    self.owner = owner
    self.created = created
  }
}

/// A deal that was merged into another: its own row counts no more.
public struct MergeFact: Sendable, Equatable, Hashable {
  /// The id that is gone.
  public var from: String
  /// The id that survives.
  public var into: String

  /// A merge of one deal into another.
  public init(from: String, into: String) {
    self.from = from
    self.into = into
  }
}
