internal import Yams

/// What a text that is no YAML has wrong, in one line, and where.
struct YAMLProblem {
  let line: Int?
  let text: String

  init(_ error: any Error) {
    guard let error = error as? YamlError else {
      line = nil
      text = "is no valid YAML"
      return
    }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      line = mark.line
      text = "is no valid YAML: \(problem)"
    case .reader(let problem, let offset, _, let yaml):
      line = offset.map { offset in
        1 + yaml.unicodeScalars.prefix(offset).lazy.filter { $0 == "\n" }.count
      }
      text = "is no valid YAML: \(problem)"
    case .duplicatedKeysInMapping(let keys, let context):
      line = context.mark.line
      let shown = keys.sorted().map { "`\($0)`" }.joined(separator: ", ")
      text = "\(shown) stands twice in one section; keep one"
    default:
      line = nil
      text = "is no valid YAML"
    }
  }
}
