/// Which way an activity went.
public enum ActivityDirection: UInt8, CaseIterable, Codable, Sendable {
  /// The export does not say.
  case unsaid
  /// Towards the customer.
  case outbound
  /// From the customer.
  case inbound

  /// As CRMs write it: `inbound`, `INCOMING_EMAIL`, `Entrante`; `outbound`, `EMAIL`, `Saliente`.
  public init(word: String) {
    let word = word.lowercased()
    if ["inbound", "incoming", "entrante", "received"].contains(where: word.hasPrefix) {
      self = .inbound
    } else if ["outbound", "outgoing", "saliente", "sent"].contains(where: word.hasPrefix)
      || word == "email"
    {
      self = .outbound
    } else {
      self = .unsaid
    }
  }
}
