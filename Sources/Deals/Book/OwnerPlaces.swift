internal import Tabular

/// Where the owners stand in the organisation: manager and region, over time.
///
/// A place without a date holds from ever; a dated one from its date on, and a blank in it leaves
/// what was before. Most owners have one place, which is found without a search.
struct OwnerPlaces: Sendable {
  /// The positions of both in ``DealSettings/attributeNames``.
  static let manager = DealSettings.attributeNames.firstIndex(of: "manager") ?? 0
  static let region = DealSettings.attributeNames.firstIndex(of: "region") ?? 0

  /// Codes of a place, from a moment on.
  private struct Step: Sendable {
    var from = Int64.min
    var manager = Blank.code
    var region = Blank.code
  }

  /// For each owner the codes of the place that holds from ever.
  private var managers: [Int32] = []
  private var regions: [Int32] = []
  /// The dated places of those who have some, oldest first.
  private var later: [Int32: [Step]] = [:]

  /// No places.
  init() {}

  /// The places of people; names that are new are added to the tables.
  ///
  /// - Parameter attributes: the tables of ``DealSettings/attributeNames``.
  init(_ people: [PersonFact], owners: inout SymbolTable, attributes: inout [SymbolTable]) {
    // Of places of one moment the last in this order stands, whatever the order of the file.
    let ordered = people.sorted {
      ($0.owner, $0.validFrom, $0.manager, $0.region)
        < ($1.owner, $1.validFrom, $1.manager, $1.region)
    }
    var first: [Int32: Step] = [:]
    for person in ordered {
      let owner = owners.intern(person.owner)
      var step = later[owner]?.last ?? first[owner] ?? Step()
      if !person.manager.isEmpty {
        step.manager = attributes[OwnerPlaces.manager].intern(person.manager)
      }
      if !person.region.isEmpty {
        step.region = attributes[OwnerPlaces.region].intern(person.region)
      }
      if person.validFrom == Blank.instant {
        first[owner] = step
      } else {
        step.from = person.validFrom
        if later[owner]?.last?.from == step.from { later[owner]?.removeLast() }
        later[owner, default: []].append(step)
      }
    }
    managers = (0..<Int32(owners.count)).map { first[$0]?.manager ?? Blank.code }
    regions = (0..<Int32(owners.count)).map { first[$0]?.region ?? Blank.code }
  }

  /// The code of an owner's manager or region, by the attribute's position, as known before a
  /// moment; -1 where it is not.
  func code(_ position: Int, owner: Int, before moment: Int64) -> Int32 {
    if !later.isEmpty, let step = later[Int32(owner)]?.last(where: { $0.from < moment }) {
      return position == OwnerPlaces.manager ? step.manager : step.region
    }
    return position == OwnerPlaces.manager ? managers[owner] : regions[owner]
  }

  /// The moments at which an owner's place changes, ascending.
  func moments(owner: Int) -> [Int64] { later[Int32(owner)]?.map(\.from) ?? [] }

  /// Gives the codes of an attribute their rank among its labels.
  mutating func rank(_ position: Int, by rank: [Int32]) {
    let ranked: (Int32) -> Int32 = { $0 < 0 ? Blank.code : rank[Int($0)] }
    let field: WritableKeyPath<Step, Int32>
    switch position {
    case OwnerPlaces.manager:
      managers = managers.map(ranked)
      field = \.manager
    case OwnerPlaces.region:
      regions = regions.map(ranked)
      field = \.region
    default: return
    }
    later = later.mapValues { steps in
      steps.map { step in
        var copy = step
        copy[keyPath: field] = ranked(step[keyPath: field])
        return copy
      }
    }
  }

  /// Puts the owners into the order of their ranks.
  mutating func rankOwners(by rank: [Int32]) {
    managers = OwnerPlaces.inOrder(managers, rank)
    regions = OwnerPlaces.inOrder(regions, rank)
    later = Dictionary(uniqueKeysWithValues: later.map { (rank[Int($0.key)], $0.value) })
  }

  private static func inOrder(_ values: [Int32], _ rank: [Int32]) -> [Int32] {
    var result = [Int32](repeating: Blank.code, count: values.count)
    for (code, value) in values.enumerated() { result[Int(rank[code])] = value }
    return result
  }
}
