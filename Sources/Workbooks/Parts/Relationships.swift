/// Which parts a part points to, from its `.rels` part.
final class Relationships: PartHandler {
  /// A pointer to another part.
  struct Link {
    /// The last word of its type, such as `worksheet`.
    let kind: String
    /// The name of the part in the archive.
    let part: String
  }

  /// By their identifiers.
  private(set) var links: [String: Link] = [:]
  private let folder: [Substring]

  /// Links from a part, whose folder relative names start from; `nil` for the archive itself.
  init(from part: String?) {
    folder = part.map { $0.split(separator: "/").dropLast() } ?? []
  }

  /// The part that holds the links of a part.
  static func part(of part: String?) -> String {
    guard let part else { return "_rels/.rels" }
    guard let slash = part.lastIndex(of: "/") else { return "_rels/\(part).rels" }
    return "\(part[..<slash])/_rels/\(part[part.index(after: slash)...]).rels"
  }

  /// The first part of a kind, by the order of the identifiers.
  func first(_ kind: String) -> String? {
    links.filter { $0.value.kind == kind }.min { $0.key < $1.key }?.value.part
  }

  func start(
    _ name: MarkupName, _ attributes: MarkupAttributes, depth: Int
  ) throws(PartProblem) {
    guard name.namespace == .packageRelationships, name.isLocal("Relationship"),
      attributes.text("TargetMode") != "External", let id = attributes.text("Id"),
      let type = attributes.text("Type"), let target = attributes.text("Target")
    else { return }
    let kind = type.split(separator: "/").last.map(String.init) ?? type
    guard links.updateValue(Link(kind: kind, part: resolve(target)), forKey: id) == nil else {
      throw .malformed("the relationship \(id) is there twice")
    }
  }

  private func resolve(_ target: String) -> String {
    var steps = target.hasPrefix("/") ? [] : folder
    for step in target.split(separator: "/") where step != "." {
      if step == ".." { _ = steps.popLast() } else { steps.append(step) }
    }
    return steps.joined(separator: "/")
  }
}
