internal import Deals

/// A metric that a project makes of registered ones.
public struct CustomMetric: Sendable, Equatable {
  /// The name; none that is registered.
  public let name: String
  /// Title for people, as the project writes it.
  public let title: String
  /// What values are counted in.
  public let unit: MetricUnit
  /// Which way is good.
  public let direction: MetricDirection
  /// The formula.
  public let expression: MetricExpression

  /// A metric as the settings say; check it with ``problem``.
  public init(
    name: String, title: String, unit: MetricUnit, direction: MetricDirection,
    expression: MetricExpression
  ) {
    self.name = name
    self.title = title
    self.unit = unit
    self.direction = direction
    self.expression = expression
  }

  /// What is wrong with it, and the remedy; `nil` where nothing is.
  public var problem: String? {
    guard name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "_.".contains($0)) }),
      name.first?.isLetter == true
    else { return "\"\(name)\" is no name; use letters, digits, _ and . only" }
    guard MetricRegistry.find(name) == nil else {
      return "\"\(name)\" is registered already; give it another name"
    }
    for term in expression.terms {
      guard let metric = MetricRegistry.find(term.name) else {
        return "\"\(term.name)\" is no metric" + MetricRegistry.remedy(term.name)
      }
      if metric.key == nil, term.key != nil {
        return "\"\(term.name)\" has one value; leave out [\(term.key ?? "")]"
      }
      if let key = metric.key, term.key == nil {
        return "\"\(term.name)\" has a value for each \(key.rawValue); name one, such as "
          + "\(term.name)[...]"
      }
    }
    return expression.terms.isEmpty ? "names no metric" : nil
  }

  /// The metric as the registry's are: what it names is evaluated on the same facts.
  public var definition: MetricDefinition {
    let expression = expression
    let metrics = expression.terms.reduce(into: [String: MetricDefinition]()) { found, term in
      found[term.name] = MetricRegistry.find(term.name)
    }
    return MetricDefinition(
      name, catalogue: [], title: BilingualText(en: title, es: title), group: .performance,
      unit: unit, direction: direction, basis: .event, words: "as aforo.yml says",
      code: expression.text,
      missing: "null where a metric of the expression is, or on division by 0",
      pitfalls: "no interval: the metrics of an expression are not independent", vectors: []
    ) { scope in
      var least = Int.max
      let value = expression.value { term in
        let reading = metrics[term.name]?.evaluate(scope).first { $0.key == term.key }
        least = min(least, reading?.count ?? 0)
        return reading?.value
      }
      let count = least == .max ? 0 : least
      guard let value else {
        return .undefined(
          "a metric of the expression is undefined, or it divides by 0", count: count)
      }
      return MetricReading(value: value, count: count)
    }
  }
}

extension MetricRegistry {
  /// What to write instead of an unknown name.
  public static func remedy(_ name: String) -> String {
    let known = Set(all.map(\.name))
    let nearest = known.min { left, right in
      (editDistance(left, name), left) < (editDistance(right, name), right)
    }
    return nearest.map { "; did you mean \"\($0)\"? `aforo define --all` lists them" } ?? ""
  }
}
