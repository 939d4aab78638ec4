internal import Deals
internal import Yams

/// A mapping of aforo.yml, read key by key: what is asked for is taken, what is left is an error.
struct YAMLSection {
  let path: String
  let name: String
  let line: Int?
  private let values: [String: Node]
  private var taken: Set<String> = []

  init(_ node: Node, path: String, name: String) throws(WorkflowError) {
    guard let mapping = node.mapping else {
      throw .settings(
        path: path, line: node.mark?.line, problem: "\(name) must be a list of `key: value` lines")
    }
    self.path = path
    self.name = name
    line = node.mark?.line
    var values: [String: Node] = [:]
    for (key, value) in mapping {
      guard let key = key.string else {
        throw .settings(path: path, line: key.mark?.line, problem: "\(name): a key is no text")
      }
      values[key] = value
    }
    self.values = values
  }

  mutating func node(_ key: String) -> Node? {
    taken.insert(key)
    guard let node = values[key], node.null == nil else { return nil }
    return node
  }

  mutating func text(_ key: String) throws(WorkflowError) -> String? {
    guard let node = node(key) else { return nil }
    guard let text = node.scalar?.string else { throw error(key, node, "must be one value") }
    return text
  }

  mutating func required(_ key: String) throws(WorkflowError) -> String {
    guard let text = try text(key) else {
      throw .settings(path: path, line: line, problem: "\(name) needs a `\(key)`")
    }
    return text
  }

  mutating func number(_ key: String) throws(WorkflowError) -> Double? {
    guard let node = node(key) else { return nil }
    guard let text = node.scalar?.string, let number = Double(text), number.isFinite else {
      throw error(key, node, "must be a number")
    }
    return number
  }

  mutating func integer(_ key: String) throws(WorkflowError) -> Int? {
    guard let node = node(key) else { return nil }
    guard let text = node.scalar?.string, let number = Int(text), number >= 0 else {
      throw error(key, node, "must be a whole number, 0 or more")
    }
    return number
  }

  mutating func flag(_ key: String) throws(WorkflowError) -> Bool? {
    guard let node = node(key) else { return nil }
    guard let flag = node.bool else { throw error(key, node, "must be true or false") }
    return flag
  }

  mutating func list(_ key: String) throws(WorkflowError) -> [String]? {
    guard let node = node(key) else { return nil }
    if let text = node.scalar?.string { return [text] }
    guard let items = node.sequence else { throw error(key, node, "must be a list") }
    var texts: [String] = []
    for item in items {
      guard let text = item.scalar?.string else { throw error(key, item, "must hold texts only") }
      texts.append(text)
    }
    return texts
  }

  /// The texts of a list, each with its line.
  mutating func items(
    _ key: String
  ) throws(WorkflowError) -> [(text: String, line: Int?)]? {
    guard let texts = try list(key), let node = node(key) else { return nil }
    return zip(texts, node.sequence.map(Array.init) ?? [node]).map { ($0, $1.mark?.line) }
  }

  mutating func texts(_ key: String) throws(WorkflowError) -> [String: String]? {
    guard let node = node(key) else { return nil }
    var result: [String: String] = [:]
    for (key, value) in try YAMLSection(node, path: path, name: key).values {
      guard let text = value.scalar?.string else { throw error(key, value, "must be one value") }
      result[key] = text
    }
    return result
  }

  mutating func lists(_ key: String) throws(WorkflowError) -> [String: [String]]? {
    guard let node = node(key) else { return nil }
    var section = try YAMLSection(node, path: path, name: key)
    var result: [String: [String]] = [:]
    for key in section.values.keys { result[key] = try section.list(key) ?? [] }
    return result
  }

  mutating func section(_ key: String) throws(WorkflowError) -> YAMLSection? {
    guard let node = node(key) else { return nil }
    return try YAMLSection(node, path: path, name: key)
  }

  mutating func sections(_ key: String) throws(WorkflowError) -> [YAMLSection]? {
    guard let node = node(key) else { return nil }
    guard let items = node.sequence else { throw error(key, node, "must be a list") }
    var sections: [YAMLSection] = []
    for item in items { sections.append(try YAMLSection(item, path: path, name: key)) }
    return sections
  }

  func error(_ key: String, _ problem: String, line: Int? = nil) -> WorkflowError {
    .settings(
      path: path, line: line ?? values[key]?.mark?.line ?? self.line, problem: "\(key) \(problem)")
  }

  private func error(_ key: String, _ node: Node, _ problem: String) -> WorkflowError {
    .settings(path: path, line: node.mark?.line, problem: "\(key) \(problem)")
  }

  /// - Throws: ``WorkflowError/settings(path:line:problem:)`` for the first key nobody asked for.
  func requireAllTaken() throws(WorkflowError) {
    for (key, node) in values.sorted(by: { $0.key < $1.key }) where !taken.contains(key) {
      let nearest = taken.min { editDistance($0, key) < editDistance($1, key) }
      throw .settings(
        path: path, line: node.mark?.line,
        problem: "unknown key `\(key)` in \(name)"
          + (nearest.map { "; did you mean `\($0)`?" } ?? ""))
    }
  }
}
