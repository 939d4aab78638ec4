/// Which activities are demonstrations: no CRM has an object for them.
public struct DemoRule: Codable, Hashable, Sendable {
  /// Kinds, as the CRM names them; letters' case does not matter.
  public var kinds: [String]
  /// Texts of which a demonstration's subject contains one; letters' case does not matter.
  public var subjects: [String]

  /// A rule of kinds and subjects; either is enough.
  public init(kinds: [String] = [], subjects: [String] = []) {
    self.kinds = kinds
    self.subjects = subjects
  }

  /// Whether an activity of this kind is a demonstration whatever its subject.
  public func matches(kind: String) -> Bool {
    guard !kind.isEmpty else { return false }
    let word = kind.lowercased()
    return kinds.contains { $0.lowercased() == word }
  }

  /// Whether an activity with this subject is a demonstration whatever its kind.
  public func matches(subject: String) -> Bool {
    guard !subject.isEmpty, !subjects.isEmpty else { return false }
    let text = subject.lowercased()
    return subjects.contains { !$0.isEmpty && text.contains($0.lowercased()) }
  }
}
