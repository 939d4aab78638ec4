internal import Deals

/// What is collected for signals of reps and teams.
struct TeamFacts: FamilyFacts {
  let moments: PeriodMoments
  let creation: CreationWindows
  let calendar: ActivityCalendar
  private var sums: LeafSums<TeamSums>
  /// Amounts of the open deals that are due in the period, minor units.
  private(set) var openDue: LeafColumn<Double>
  /// Expected bookings in the period of the open deals, minor units.
  private(set) var expected: LeafColumn<Double>
  private(set) var relations = TeamRelations()
  private var companyWeeks: [Double] = []

  init(_ frame: MetricFrame, index: inout NodeIndex) {
    moments = PeriodMoments(frame)
    creation = CreationWindows(frame)
    calendar = ActivityCalendar(frame)
    var walk = TeamWalk(frame, moments, creation, calendar)
    if !moments.all.isEmpty { walk.run(&index) }
    sums = walk.sums
    openDue = walk.openDue
    expected = walk.expected
  }

  mutating func settle(_ places: LeafPlaces) {
    sums.settle(places)
    openDue.settle(places)
    expected.settle(places)
  }

  mutating func relate(_ tree: NodeTree, _ frame: MetricFrame) {
    guard let company = tree.nodes.first, !moments.all.isEmpty else { return }
    companyWeeks = total(company).weeks
    relations = TeamRelations(tree, frame, moments, tree.nodes.map { total($0).periods })
  }

  /// The sums of a node.
  func total(_ node: MetricNode) -> TeamSums {
    sums.of(node) { $0.add($1) }
  }

  /// Activities of the whole company by week, as many as there are weeks.
  var allWeeks: [Double] {
    companyWeeks.isEmpty ? Array(repeating: 0, count: ActivityCalendar.count) : companyWeeks
  }
}
