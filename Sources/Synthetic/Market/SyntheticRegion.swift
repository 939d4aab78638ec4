/// A sales region; its working hours decide the time of day of events.
public enum SyntheticRegion: String, CaseIterable, Codable, Sendable {
  /// Europe, Middle East and Africa: works 07:00 to 17:00 UTC, slow in August.
  case emea = "EMEA"
  /// The Americas: work 13:00 to 23:00 UTC.
  case amer = "AMER"
  /// Asia and the Pacific: works 00:00 to 10:00 UTC.
  case apac = "APAC"

  var index: Int {
    switch self {
    case .emea: 0
    case .amer: 1
    case .apac: 2
    }
  }

  /// Share of the deals that are created.
  var share: Double { [0.40, 0.40, 0.20][index] }

  /// Second of the UTC day at which work begins; it ends ten hours later, on the same UTC day.
  var openingSecond: Int { [7, 13, 0][index] * 3600 }
}
