import Foundation
import Statistics

/// The people of a simulation: three regions, two managers in each, and their representatives.
public struct SyntheticOrganisation: Sendable {
  /// Every representative; states and activities refer to their places in this list.
  public let people: [SyntheticPerson]

  /// Places of each region's people, by the region's index.
  let placesByRegion: [[Int]]
  /// Running totals of the chance to be given a new deal, by the region's index.
  let loadByRegion: [[Double]]
  /// Places of the people who share a manager with the person at a place.
  let teams: [[Int]]

  init(_ configuration: SimulationConfiguration) {
    var stream = configuration.stream(.organisation)
    var people: [SyntheticPerson] = []
    var names = NameList()
    let scale = pow(Double(configuration.deals) / Double(configuration.quarters) / 500, 0.7)
    for region in SyntheticRegion.allCases {
      for _ in 0..<2 {
        let manager = names.next(&stream)
        let base = Double(4 + stream.integer(below: 3))
        let count = max(2, Int((base * scale * (region == .apac ? 0.7 : 1.15)).rounded()))
        for place in 0..<count {
          people.append(
            SyntheticOrganisation.person(
              name: names.next(&stream), manager: manager, region: region,
              isFounder: place == 0, configuration, &stream))
        }
      }
    }
    self.people = people
    placesByRegion = SyntheticRegion.allCases.map { region in
      people.indices.filter { people[$0].region == region }
    }
    loadByRegion = placesByRegion.map { places in
      var total = 0.0
      return places.map { place in
        total += 0.6 + 0.4 * people[place].habits.activity
        return total
      }
    }
    let byManager = Dictionary(grouping: people.indices) { people[$0].manager }
    teams = people.map { byManager[$0.manager] ?? [] }
  }

  /// A first person of a team was there from the start; three in ten of the others join later.
  private static func person(
    name: String, manager: String, region: SyntheticRegion, isFounder: Bool,
    _ configuration: SimulationConfiguration, _ stream: inout RandomStream
  ) -> SyntheticPerson {
    let span = Double(configuration.lastDay - configuration.firstDay)
    let joinsLater = stream.bernoulli(0.3) && !isFounder
    let offset = joinsLater ? Int(stream.uniform() * 0.85 * span) : -1000
    let habits = SyntheticHabits(
      optimism: stream.normal(), activity: exp(0.3 * stream.normal()),
      daysToUpdate: 2 + 8 * stream.uniform())
    return SyntheticPerson(
      name: name, manager: manager, region: region, skill: 0.3 * stream.normal(),
      firstDay: configuration.firstDay + offset, habits: habits)
  }

  /// The owner of a new deal: someone of the region who works there on that day.
  func owner(region: SyntheticRegion, day: Int, _ stream: inout RandomStream) -> Int {
    let places = placesByRegion[region.index]
    for _ in 0..<20 {
      let place = places[stream.index(weights: loadByRegion[region.index])]
      if people[place].firstDay <= day { return place }
    }
    return places[0]
  }

  /// Someone else of the same team who works there on that day, if there is one.
  func successor(of owner: Int, day: Int, _ stream: inout RandomStream) -> Int? {
    let team = teams[owner]
    let candidate = team[stream.integer(below: team.count)]
    return candidate != owner && people[candidate].firstDay <= day ? candidate : nil
  }
}
