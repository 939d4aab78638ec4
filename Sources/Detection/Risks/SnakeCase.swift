/// Names of cases as machine-readable output has them: `noActivity` is `no_activity`.
enum SnakeCase {
  static func of(_ value: some CaseIterable) -> String {
    "\(value)".reduce(into: "") { name, character in
      name += character.isUppercase ? "_\(character.lowercased())" : "\(character)"
    }
  }
}
