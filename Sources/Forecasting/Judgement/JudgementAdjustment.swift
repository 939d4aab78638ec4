internal import Deals
internal import Foundation

/// What the calls of voices with a weight make of a period: a factor for what is still to come of
/// each node that they call.
struct JudgementAdjustment: Sendable {
  /// The levels of the nodes, top first.
  let levels: [String]
  /// By the values of the node's path, in their order; the others keep the model's forecast.
  let factors: [(path: [String], factor: Double)]
  /// The calls that count, for the reader.
  let sentences: [String]

  /// Calls that are told one by one.
  static let namedCalls = 8
}

extension Forecaster {
  /// What the newest calls known now make of the running period; `nil` where no voice with a weight
  /// has called it.
  ///
  /// The nodes are those of the weights, whatever the answer is cut by, so that no cut moves a sum.
  func judgement(
    _ target: ForecastTarget, _ part: TargetModel?, _ outlook: PeriodOutlook,
    _ baselines: Baselines, method: ForecastMethod
  ) -> JudgementAdjustment? {
    // The weights were earned by the running period's usual forecasts.
    guard let model, let part, method == .auto, let kind = target.kind, kind == model.kind,
      target.periodsAhead(of: known) == 0, let blend = model.judgement, !blend.weights.isEmpty
    else { return nil }
    let nodes = blend.weights.compactMap(\.voice.path)
    let levels = nodes.first?.map(\.level) ?? []
    let paths = Set(nodes.filter { $0.map(\.level) == levels })
    let calls = known.newestCalls(blend, target: target, levels: levels, paths: paths)
    guard !calls.isEmpty else { return nil }
    let table = CellTable(
      forecaster: self, target: target, part: part, outlook: outlook, baselines: baselines,
      levels: levels, judgement: nil)
    var sums: [[String]: (mean: Int64, booked: Int64)] = [:]
    for (cell, parts) in zip(table.cells, table.parts) {
      let old = sums[cell.path] ?? (0, 0)
      sums[cell.path] = (
        old.mean + parts.booked + parts.open + parts.new, old.booked + parts.booked
      )
    }
    let called = Dictionary(grouping: calls) { $0.weight.voice.path?.map(\.value) ?? [] }
    let factors = called.sorted { $0.key.lexicographicallyPrecedes($1.key) }.compactMap {
      path, calls in
      sums[path].map { sum in
        (
          path: path,
          factor: JudgementBlend.factor(mean: sum.mean, booked: sum.booked, calls: calls)
        )
      }
    }
    return factors.isEmpty
      ? nil
      : JudgementAdjustment(
        levels: levels, factors: factors, sentences: BlendWeight.sentences(calls.map(\.weight)))
  }
}

extension KnownDeals {
  /// The newest call for a period of each voice that has a weight, in the order of the weights.
  fileprivate func newestCalls(
    _ blend: JudgementBlend, target: ForecastTarget, levels: [String], paths: Set<[PathElement]>
  ) -> [(amount: Int64, weight: BlendWeight)] {
    var placed = placedCalls(period: target.id, paths: Array(paths))
    if blend.weights.contains(where: { $0.voice.role == Voice.crm }) {
      placed += CategoryCalls(target, levels: levels, paths: Array(paths), known: self).calls
    }
    var newest: [Voice: Int64] = [:]
    for one in placed.sorted(by: { $0.call < $1.call }) {
      newest[Voice(one.call, path: one.path)] = one.call.amount
    }
    return blend.weights.compactMap { weight in
      newest[weight.voice].map { (amount: $0, weight: weight) }
    }
  }
}

extension BlendWeight {
  /// Whose calls count, how much and why.
  fileprivate static func sentences(_ weights: [BlendWeight]) -> [String] {
    let named = weights.prefix(JudgementAdjustment.namedCalls).map(\.sentence)
    let more = weights.count - named.count
    return more == 0 ? named : named + ["\(more) more calls have a weight in this forecast"]
  }

  private var sentence: String {
    let node = voice.path?.last?.value ?? "the whole company"
    let category = voice.category.map { " (\($0))" } ?? ""
    let caller =
      voice.role == Voice.crm
      ? "the sum of the CRM's categories\(category)"
      : "the call of \(voice.role)\(voice.person.map { " \($0)" } ?? "")\(category)"
    let p = pValue < 0.001 ? "p < 0.001" : String(format: "p = %.3f", pValue)
    let subject = voice.person == node ? caller : "\(caller) for \(node)"
    return "\(subject), which erred less than the model in \(betterCount) of "
      + "\(periodCount) periods (\(p)), has weight \(String(format: "%.0f %%", 100 * weight))"
  }
}

/// The called node of each deal.
struct CalledPlaces {
  /// By place; 1 for place 0, that of all deals outside the called nodes.
  let factors: [Double]
  private let paths: [[String]: Int]
  private var index: PathIndex?
  private var placeOfLeaf: [Int] = []

  init(_ judgement: JudgementAdjustment?, known: KnownDeals) {
    factors = [1] + (judgement?.factors.map(\.factor) ?? [])
    paths = Dictionary(
      (judgement?.factors ?? []).enumerated().map { ($1.path, $0 + 1) },
      uniquingKeysWith: { first, _ in first })
    index = judgement.map { PathIndex(levels: $0.levels, known: known) }
  }

  mutating func place(of entry: DealLog.Entry) -> Int {
    guard let leaf = index?.leaf(Int(entry.deal), owner: entry.owner) else { return 0 }
    while placeOfLeaf.count <= leaf {
      placeOfLeaf.append(index.flatMap { paths[$0.paths[placeOfLeaf.count]] } ?? 0)
    }
    return placeOfLeaf[leaf]
  }
}

/// Shares of one called node, each times its factor: rounded up to here, so that their sum does not
/// depend on how they are cut.
struct JudgedShare {
  private var place = 0
  private var plain: Int64 = 0
  private var scaled: Int64 = 0

  /// - Parameter place: those of one place come together.
  mutating func add(_ amount: Int64, place: Int, factor: Double) -> Int64 {
    guard place > 0 else { return amount }
    if place != self.place { (self.place, plain, scaled) = (place, 0, 0) }
    plain += amount
    let upToHere = Int64((factor * Double(plain)).rounded())
    defer { scaled = upToHere }
    return upToHere - scaled
  }
}

extension Cell {
  /// The cell of a number (leaf * groups + group) * places + place; `kinds` is groups * places.
  init(raw: Int, paths: [[String]], kinds: Int, places: Int) {
    self.init(path: paths[raw / kinds], group: raw % kinds / places, place: raw % places)
  }
}
