internal import Calendars
internal import Deals

/// Something that holds for every row of a sound store: the SQL of those for which it does not.
struct StoreRule {
  let problem: String
  /// A query that gives the versions at fault.
  let query: String

  /// What has to hold for a table, made from its description.
  static func rules(for table: FactTable) -> [StoreRule] {
    let name = table.name
    func rule(_ problem: String, where condition: String) -> StoreRule {
      StoreRule(problem: problem, query: "SELECT version FROM \(name) WHERE \(condition)")
    }
    var rules = [
      rule("ended before they were known", where: "known_until < known_from"),
      rule(
        "say another day than their import",
        where: "known_from <> (SELECT i.known_from FROM imports AS i WHERE i.id = import_id)"),
      StoreRule(
        problem: "replace a version that is not there or did not end then",
        query: """
          SELECT new.version FROM \(name) AS new LEFT JOIN \(name) AS old
          ON old.version = new.replaces WHERE new.replaces IS NOT NULL
          AND (old.version IS NULL OR old.known_until IS NOT new.known_from
            OR old.version >= new.version)
          """),
      StoreRule(
        problem: "are replaced by two versions",
        query: """
          SELECT replaces AS version FROM \(name) WHERE replaces IS NOT NULL
          GROUP BY replaces HAVING count(*) > 1
          """),
      StoreRule(
        problem: "ended and are replaced by none",
        query: """
          SELECT version FROM \(name) WHERE known_until IS NOT NULL AND version NOT IN (
            SELECT replaces FROM \(name) WHERE replaces IS NOT NULL)
          """),
    ]
    if table.isUnique, let pass = table.passes.first {
      let key = pass.key.joined(separator: ", ")
      rules.append(
        StoreRule(
          problem: "are current versions of one \(key)",
          query: """
            SELECT max(version) AS version FROM \(name) NOT INDEXED WHERE known_until IS NULL
            GROUP BY \(key) HAVING count(*) > 1
            """))
    }
    return rules
      + table.columns.compactMap { column in
        condition(column).map {
          rule("have a value of \(column.name) that cannot be", where: $0)
        }
      }
  }

  /// The largest amount that an import takes, in minor units.
  private static let largestAmount: Int64 = 1_000_000_000_000_000

  /// What is true of an impossible value; `nil` for text, which may be anything.
  private static func condition(_ column: FactColumn) -> String? {
    let name = column.name
    let (first, last) = (Day.first, Day.last)
    switch column.kind {
    case .text, .stage: return nil
    case .instant, .deletion:
      let start = Int64(first) * 86_400
      let end = (Int64(last) + 1) * 86_400
      return "\(name) NOT BETWEEN \(start) AND \(end - 1)"
    case .day: return "\(name) NOT BETWEEN \(first) AND \(last)"
    case .amount: return "\(name) NOT BETWEEN \(-largestAmount) AND \(largestAmount)"
    case .currency: return "\(name) NOT GLOB '[A-Z][A-Z][A-Z]'"
    case .category:
      let values = ForecastCategory.allCases.map { "\($0.rawValue)" }.joined(separator: ", ")
      return "\(name) NOT IN (\(values))"
    case .integer: return name == "says" ? "\(name) NOT BETWEEN 1 AND 255" : "\(name) < 0"
    case .flag: return "\(name) NOT IN (0, 1)"
    case .rate: return "NOT (\(name) > 0 AND \(name) < 9e999)"
    case .path: return "NOT json_valid(\(name)) OR json_type(\(name)) <> 'object'"
    }
  }
}

extension Day {
  /// The number of 0001-01-01.
  fileprivate static let first = -719_162
  /// The number of 9999-12-31.
  fileprivate static let last = 2_932_896
}
