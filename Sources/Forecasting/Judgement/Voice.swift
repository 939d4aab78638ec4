internal import Deals

/// Whose forecast is judged: a person's, a role's, or that of the CRM's categories.
public struct Voice: Codable, Hashable, Sendable {
  /// Rep, manager, or what the calls say; where they say nothing, the level of the node, or
  /// `company`. ``crm`` for the sums of forecast categories.
  public let role: String
  /// Who calls; `nil` where not said, and for a role taken together.
  public let person: String?
  /// What is called, such as commit; `nil` for the call as such.
  public let category: String?
  /// The level of the nodes that are called, or `total`.
  public let level: String
  /// The node; `nil` for all nodes of the level taken together.
  public let path: [PathElement]?

  /// A voice.
  public init(
    role: String, person: String? = nil, category: String? = nil, level: String,
    path: [PathElement]? = nil
  ) {
    self.role = role
    self.person = person
    self.category = category
    self.level = level
    self.path = path
  }

  /// The role of sums of forecast categories.
  public static let crm = "crm"
  /// The category that counts what is committed, likely or at best, as CRMs add them up.
  public static let bestCase = "commit+best_case"

  /// The voice of a call for a node.
  init(_ call: KnownCall, path: [PathElement]) {
    let level = path.last?.level ?? "total"
    self.init(
      role: call.role ?? (path.isEmpty ? "company" : level), person: call.madeBy,
      category: call.category, level: level, path: path)
  }

  /// All voices of the same role, category and level together.
  var pooled: Voice { Voice(role: role, category: category, level: level) }
}

extension Voice: Comparable {
  /// By depth of the node, level, role, category, node and person.
  public static func < (left: Voice, right: Voice) -> Bool {
    let depths = (left.path?.count ?? 0, right.path?.count ?? 0)
    return depths.0 == depths.1
      ? left.texts.lexicographicallyPrecedes(right.texts) : depths.0 < depths.1
  }

  private var texts: [String] {
    [level, role, category ?? ""] + (path ?? []).map(\.value) + [person ?? ""]
  }
}
