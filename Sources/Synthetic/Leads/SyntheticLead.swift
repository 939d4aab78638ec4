/// A contact that may become a deal.
public struct SyntheticLead: Equatable, Sendable {
  /// Place in the order of creation, from 1 on.
  public internal(set) var number: Int
  /// Where it came from.
  public let source: String
  /// Place of the person in ``SyntheticOrganisation/people``.
  public let owner: Int
  /// The segment.
  public let segment: SyntheticSegment
  /// The region.
  public let region: SyntheticRegion
  /// When it was created, in seconds since 1970-01-01T00:00:00Z; may lie before the span.
  public let createdAt: Int
  /// When it became a deal, in seconds; `nil` for one that did not.
  public let convertedAt: Int?
  /// The id of the deal that it became.
  public let deal: String?

  /// The id in files, for example `L0000118`.
  public var id: String { "L" + ISOText.padded(number, to: 7) }
}

/// How leads of a source become deals.
struct LeadSource: Sendable {
  /// Share of the source's deals of new business that come from a lead.
  let share: Double
  /// Share of the leads that become a deal.
  let conversion: Double

  /// By the name of the source.
  static let all = [
    "Web": LeadSource(share: 0.95, conversion: 0.40),
    "Partner": LeadSource(share: 0.60, conversion: 0.60),
    "Outbound": LeadSource(share: 0.85, conversion: 0.35),
    "Event": LeadSource(share: 0.95, conversion: 0.40),
    "Referral": LeadSource(share: 0.70, conversion: 0.65),
  ]

  /// Share of the deals of a type for which there is a lead at all, over that of new business.
  static func share(ofType type: String) -> Double {
    switch type {
    case "New": 1
    case "Expansion": 0.35
    default: 0
    }
  }

  /// Leads that never become a deal, for each deal of the source that is created.
  var lost: Double {
    let types = DealLabel.types.reduce(0) { $0 + $1.share * LeadSource.share(ofType: $1.name) }
    return types * share * (1 - conversion) / conversion
  }

  /// Factor of the month on leads that come to nothing: fairs in spring and autumn bring many,
  /// August and December few.
  static func season(month: Int) -> Double {
    [0.9, 1.0, 1.2, 1.1, 1.1, 0.95, 0.85, 0.7, 1.25, 1.2, 1.05, 0.7][month - 1]
  }
}
