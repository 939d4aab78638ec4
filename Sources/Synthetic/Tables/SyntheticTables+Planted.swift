extension SyntheticTables {
  /// Header of the file of what is planted: an event with where and when it lies, or a deal.
  public static let plantedHeader = [
    "event", "region", "segment", "owner", "deal", "kind", "from", "until",
  ]

  /// A row for each planted event that lies in a place or with a person.
  public func plantedRows(_ simulator: Simulator) -> [[String]] {
    guard let planting = simulator.planting else { return [] }
    let end = ISOText.date(simulator.configuration.lastDay)
    let start = ISOText.date(simulator.configuration.firstDay)
    var rows: [[String]] = []
    if let drop = planting.winDrop {
      let from = QuarterNumber(simulator.configuration.firstQuarter.value + drop.quarter).firstDay
      rows.append(
        [
          PlantedEvent.winDrop.rawValue, drop.region.rawValue, drop.segment.rawValue, "", "", "",
          ISOText.date(from), end,
        ])
    }
    if let drought = planting.drought {
      rows.append(
        [
          PlantedEvent.drought.rawValue, drought.region.rawValue, "", "", "", "",
          ISOText.date(drought.days.lowerBound), ISOText.date(drought.days.upperBound),
        ])
    }
    for (event, places) in [
      (PlantedEvent.sandbaggers, planting.sandbaggers), (.optimist, planting.optimists),
    ] {
      for place in places {
        rows.append(
          [event.rawValue, "", "", organisation.people[place].name, "", "", start, end])
      }
    }
    return rows
  }

  /// The row of what is planted in a deal; `nil` where nothing is.
  ///
  /// - Parameter namesZombies: whether dead deals that are still open get a row.
  public func plantedRow(_ deal: SyntheticDeal, namesZombies: Bool) -> [String]? {
    let owner = organisation.people[deal.finalState.owner].name
    func row(_ event: PlantedEvent, kind: String, from: Int) -> [String] {
      [
        event.rawValue, deal.region.rawValue, deal.segment.rawValue, owner, deal.id, kind,
        ISOText.date(from / 86_400), "",
      ]
    }
    switch deal.planted {
    case .duplicate(let original):
      return row(.duplicates, kind: original, from: deal.createdAt)
    case .error(let error): return row(.dataErrors, kind: error.rawValue, from: deal.createdAt)
    case .big: return row(.bigDeal, kind: "", from: deal.createdAt)
    case nil:
      guard namesZombies, deal.closedAt == nil, let died = deal.truth.diedAt else { return nil }
      return row(.zombies, kind: "", from: died)
    }
  }
}
