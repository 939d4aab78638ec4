internal import Deals
internal import LinearAlgebra

/// Everything collected for a frame; any metric of any node is read from it.
public struct MetricFacts: Sendable {
  /// What was asked.
  public let frame: MetricFrame
  /// The nodes of the cut.
  public let tree: NodeTree
  let activity: ActivityFacts
  let leads: LeadFacts
  let targets: TargetFacts
  let bookings: BookingFacts
  let pipeline: PipelineFacts
  let funnel: FunnelFacts
  let team: TeamFacts
  let segments: SegmentFacts

  private static let families: [any FamilyFacts.Type] = [
    ActivityFacts.self, LeadFacts.self, TargetFacts.self, BookingFacts.self, PipelineFacts.self,
    FunnelFacts.self, TeamFacts.self, SegmentFacts.self,
  ]

  /// Collects the facts of a frame, the families beside each other.
  ///
  /// - Parameter workers: threads; no influence on the result.
  public init(_ frame: MetricFrame, workers: Int = 1) {
    self.frame = frame
    let found = Parallel.map(count: Self.families.count, workers: workers) { family in
      Self.collect(Self.families[family], frame)
    }
    let tree = NodeTree(
      levels: frame.levels,
      paths: found.reduce(into: Set<[String]>()) { $0.formUnion($1.index.paths) })
    self.tree = tree
    let settled = Parallel.map(count: found.count, workers: workers) { family in
      var facts = found[family].facts
      facts.settle(tree.places(of: found[family].index))
      facts.relate(tree, frame)
      return facts
    }
    activity = Self.part(of: settled)
    leads = Self.part(of: settled)
    targets = Self.part(of: settled)
    bookings = Self.part(of: settled)
    pipeline = Self.part(of: settled)
    funnel = Self.part(of: settled)
    team = Self.part(of: settled)
    segments = Self.part(of: settled)
  }

  private static func collect(
    _ family: any FamilyFacts.Type, _ frame: MetricFrame
  ) -> (facts: any FamilyFacts, index: NodeIndex) {
    var index = NodeIndex(frame)
    return (family.init(frame, index: &index), index)
  }

  private static func part<Family: FamilyFacts>(of settled: [any FamilyFacts]) -> Family {
    for facts in settled {
      if let found = facts as? Family { return found }
    }
    preconditionFailure("every family is in the list")
  }
}
