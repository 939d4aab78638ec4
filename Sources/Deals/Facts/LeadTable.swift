internal import Tabular

/// Leads, in columns; a value of ``LeadFact`` for each row is made when it is asked for.
public struct LeadTable: RandomAccessCollection, Sendable {
  /// The texts of which few are different.
  enum Label: Int, CaseIterable {
    case account, company, source, status, owner, segment, region
  }

  private(set) var tables = Array(repeating: SymbolTable(), count: Label.allCases.count)
  private(set) var labels = Array(repeating: CodeColumn(), count: Label.allCases.count)
  private(set) var ids = TextColumn()
  private(set) var deals = TextColumn()
  private(set) var created = NumberColumn()
  private(set) var converted = NumberColumn()
  private(set) var isConverted: [Bool] = []

  /// No leads.
  public init() {}

  /// 0.
  public var startIndex: Int { 0 }
  /// The number of leads.
  public var endIndex: Int { isConverted.count }

  /// A lead as a value.
  public subscript(row: Int) -> LeadFact {
    var lead = LeadFact(id: ids.string(row), created: created[row])
    lead.isConverted = isConverted[row]
    lead.converted = converted[row]
    lead.deal = deals.string(row)
    for label in Label.allCases {
      let code = labels[label.rawValue][row]
      if code >= 0 { lead[keyPath: label.field] = tables[label.rawValue].string(code) }
    }
    return lead
  }

  /// Adds a lead.
  public mutating func append(_ lead: LeadFact) {
    var (id, deal) = (lead.id, lead.deal)
    id.withUTF8 { ids.append($0) }
    deal.withUTF8 { deals.append($0) }
    created.append(lead.created)
    converted.append(lead.converted)
    isConverted.append(lead.isConverted)
    for label in Label.allCases {
      let text = lead[keyPath: label.field]
      let index = label.rawValue
      labels[index].append(text.isEmpty ? -1 : tables[index].intern(text))
    }
  }

  /// Lets go of all leads and of their text.
  public mutating func removeAll() { self = LeadTable() }
}

extension LeadTable.Label {
  fileprivate var field: WritableKeyPath<LeadFact, String> {
    switch self {
    case .account: \.account
    case .company: \.company
    case .source: \.source
    case .status: \.status
    case .owner: \.owner
    case .segment: \.segment
    case .region: \.region
    }
  }
}

extension LeadTable: ExpressibleByArrayLiteral {
  /// The leads of a list.
  public init(_ leads: some Sequence<LeadFact>) {
    for lead in leads { append(lead) }
  }

  /// The leads of a list.
  public init(arrayLiteral leads: LeadFact...) { self.init(leads) }
}

// MARK: Adding leads as they are read

extension LeadTable {
  /// Adds a lead of which only id and creation are known.
  mutating func append(id: UnsafeBufferPointer<UInt8>, created moment: Int64) {
    ids.append(id)
    created.append(moment)
  }

  /// Completes the lead whose id was added last.
  mutating func finish(
    deal: UnsafeBufferPointer<UInt8>, isConverted flag: Bool, converted moment: Int64,
    _ text: (Label) -> UnsafeBufferPointer<UInt8>
  ) {
    deals.append(deal)
    isConverted.append(flag)
    converted.append(moment)
    for label in Label.allCases {
      let bytes = text(label)
      let index = label.rawValue
      labels[index].append(bytes.isEmpty ? -1 : tables[index].internInOrder(bytes))
    }
  }
}
