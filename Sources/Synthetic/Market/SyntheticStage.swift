/// A stage of the sales process, in order.
public enum SyntheticStage: String, CaseIterable, Codable, Sendable {
  /// First contact.
  case prospecting = "Prospecting"
  /// Need, budget and authority are being checked.
  case qualification = "Qualification"
  /// An offer is out.
  case proposal = "Proposal"
  /// Terms are being agreed.
  case negotiation = "Negotiation"
  /// Signed.
  case closedWon = "Closed Won"
  /// Given up.
  case closedLost = "Closed Lost"

  static let open: [SyntheticStage] = [.prospecting, .qualification, .proposal, .negotiation]

  var index: Int {
    switch self {
    case .prospecting: 0
    case .qualification: 1
    case .proposal: 2
    case .negotiation: 3
    case .closedWon: 4
    case .closedLost: 5
    }
  }

  /// True for the last two stages.
  public var isClosed: Bool { index >= 4 }
}
