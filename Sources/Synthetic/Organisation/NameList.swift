import Statistics

/// Invented names of people and companies.
struct NameList {
  private var used: [String: Int] = [:]

  /// A person's name that this list has not given before.
  mutating func next(_ stream: inout RandomStream) -> String {
    let first = NameList.first[stream.integer(below: NameList.first.count)]
    let last = NameList.last[stream.integer(below: NameList.last.count)]
    let name = first + " " + last
    let count = (used[name] ?? 0) + 1
    used[name] = count
    return count == 1 ? name : "\(name) \(count)"
  }

  /// The company with this number; the same number gives the same name.
  static func company(_ number: Int) -> String {
    let bits = mixBits(UInt64(number) &+ 1)
    let root = roots[Int(bits % UInt64(roots.count))]
    let trade = trades[Int((bits >> 32) % UInt64(trades.count))]
    return "\(root) \(trade) \(number)"
  }

  private static let first = [
    "Ana", "Bruno", "Carla", "Dario", "Elena", "Felix", "Greta", "Hugo", "Ines", "Jonas", "Kira",
    "Luis", "Marta", "Nadia", "Oscar", "Paula", "Quentin", "Rosa", "Sofia", "Tomas", "Uma",
    "Victor", "Wanda", "Yuki", "Zoe", "Amir", "Beatriz", "Chen", "Divya", "Emre", "Farah",
    "Gabriel", "Hana", "Ivan", "Jade", "Kofi", "Leila", "Mateo", "Noor", "Olga",
  ]

  private static let last = [
    "Alonso", "Becker", "Costa", "Duarte", "Eriksen", "Ferrer", "Gallo", "Haas", "Ibarra",
    "Jansen", "Kovacs", "Lindgren", "Moreau", "Navarro", "Okafor", "Pereira", "Quiroga", "Rossi",
    "Sato", "Tanaka", "Ulrich", "Vidal", "Weber", "Yilmaz", "Zhang", "Acosta", "Brandt", "Castro",
    "Dubois", "Engel", "Fischer", "Gomez", "Hughes", "Iyer", "Jensen", "Khan", "Lopez", "Meyer",
    "Novak", "Olsen", "Patel", "Ramos", "Silva", "Torres",
  ]

  private static let roots = [
    "Altona", "Boreal", "Cardinal", "Delmar", "Estrella", "Fjord", "Granite", "Horizon", "Indigo",
    "Juniper", "Kestrel", "Lumen", "Meridian", "Nimbus", "Orchard", "Pampa", "Quartz", "Rivera",
    "Solaris", "Tundra", "Umbra", "Vertex", "Willow", "Zenith",
  ]

  private static let trades = [
    "Foods", "Logistics", "Software", "Energy", "Textiles", "Clinics", "Motors", "Media",
    "Retail", "Systems", "Partners", "Labs",
  ]
}
