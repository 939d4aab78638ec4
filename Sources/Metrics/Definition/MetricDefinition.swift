/// One metric: what it means, how it is computed, when it is undefined, and worked examples.
///
/// The name carries basis and weighting, so that two numbers with one name cannot exist:
/// `win_rate.count.by_close` is not `win_rate.amount.by_close`.
public struct MetricDefinition: Sendable {
  /// The machine name: lower-case words joined by `_`, parts joined by `.`.
  public let name: String
  /// The rows of the catalogue of sales metrics that it answers, such as A6.
  public let catalogue: [String]
  /// Title for people.
  public let title: BilingualText
  /// The chapter it stands in.
  public let group: MetricGroup
  /// What values are counted in.
  public let unit: MetricUnit
  /// What it has several values by; `nil` for one value.
  public let key: MetricKey?
  /// Which way is good.
  public let direction: MetricDirection
  /// What its time is.
  public let basis: MetricBasis
  /// The formula in words.
  public let words: String
  /// The formula in code.
  public let code: String
  /// What is done where data is missing, and when the value is null.
  public let missing: String
  /// What makes it wrong or misread.
  public let pitfalls: String
  /// Worked examples, computed by hand.
  public let vectors: [MetricVector]
  /// The values for one node.
  let evaluate: @Sendable (NodeScope) -> [MetricReading]

  /// A definition with several values by a key.
  init(
    _ name: String, catalogue: [String], title: BilingualText, group: MetricGroup,
    unit: MetricUnit, key: MetricKey?, direction: MetricDirection, basis: MetricBasis,
    words: String, code: String, missing: String, pitfalls: String, vectors: [MetricVector],
    readings: @escaping @Sendable (NodeScope) -> [MetricReading]
  ) {
    self.name = name
    self.catalogue = catalogue
    self.title = title
    self.group = group
    self.unit = unit
    self.key = key
    self.direction = direction
    self.basis = basis
    self.words = words
    self.code = code
    self.missing = missing
    self.pitfalls = pitfalls
    self.vectors = vectors
    evaluate = readings
  }

  /// A definition with one value.
  init(
    _ name: String, catalogue: [String], title: BilingualText, group: MetricGroup,
    unit: MetricUnit, direction: MetricDirection, basis: MetricBasis, words: String, code: String,
    missing: String, pitfalls: String, vectors: [MetricVector],
    reading: @escaping @Sendable (NodeScope) -> MetricReading
  ) {
    self.init(
      name, catalogue: catalogue, title: title, group: group, unit: unit, key: nil,
      direction: direction, basis: basis, words: words, code: code, missing: missing,
      pitfalls: pitfalls, vectors: vectors, readings: { [reading($0)] })
  }
}
