/// The columns of the hazard regression on lead-weeks, by what they mean.
struct LeadColumns: Sendable {
  /// A column that is 1 for a label of a field, or a number.
  enum Column: Equatable, Sendable {
    case level(LeadField, String)
    case activities
  }

  /// The columns after those of the weeks.
  let columns: [Column]
  private let positions: [LeadField: [String: Int]]

  /// A label of fewer leads stands with the others of its field.
  private static let leastLeads = 15
  static let other = "(other)"

  init(_ cases: [LeadCase]) {
    var columns: [Column] = []
    for field in LeadColumns.labelled {
      var counts: [String: Int] = [:]
      for lead in cases { counts[LeadColumns.label(field, lead), default: 0] += 1 }
      let usual = counts.filter { $0.value >= LeadColumns.leastLeads }.keys.sorted()
      columns += usual.map { .level(field, $0) }
      if usual.count < counts.count { columns.append(.level(field, LeadColumns.other)) }
    }
    columns.append(.activities)
    self.columns = columns
    var positions: [LeadField: [String: Int]] = [:]
    for (position, column) in columns.enumerated() {
      if case .level(let field, let label) = column {
        positions[field, default: [:]][label] = position
      }
    }
    self.positions = positions
  }

  /// The columns that are not 0 for a lead at a moment, with their values.
  func values(_ lead: LeadCase, at moment: Int64) -> [(column: Int, value: Double)] {
    var values: [(Int, Double)] = []
    for field in LeadColumns.labelled {
      let known = positions[field] ?? [:]
      if let position = known[LeadColumns.label(field, lead)] ?? known[LeadColumns.other] {
        values.append((position, 1))
      }
    }
    let touches = lead.touchCount(before: moment)
    if touches > 0 { values.append((columns.count - 1, LeadColumns.logarithm(touches))) }
    return values
  }

  /// The field of a column.
  func field(_ column: Int) -> LeadField {
    if case .level(let field, _) = columns[column] { field } else { .activities }
  }

  static let labelled: [LeadField] = [.source, .segment, .region, .company]

  static func label(_ field: LeadField, _ lead: LeadCase) -> String {
    switch field {
    case .source: lead.source
    case .segment: lead.segment
    case .region: lead.region
    case .company: lead.companyState.rawValue
    default: lead.owner
    }
  }
}
