/// What an activity was, by the CRM's word for it.
public enum ActivityKind: UInt8, CaseIterable, Codable, Sendable {
  /// A telephone call.
  case call
  /// A mail.
  case email
  /// A meeting, visit, event or demonstration.
  case meeting
  /// Something to do.
  case task
  /// A note, a word of the company's own, or nothing.
  case other

  /// The kind that a CRM's word means: `Call`, `INCOMING_EMAIL`, `phonecall`, `Llamada`, `Reunión`,
  /// `Event`; ``other`` where it is in no known vocabulary.
  public init(word: String) {
    let parts = CRMWord.parts(of: word)
    func has(_ starts: [String]) -> Bool {
      parts.contains { part in starts.contains { part.hasPrefix($0) } }
    }
    if has(["email", "mail", "listemail", "correo"]) {
      self = .email
    } else if has(["call", "phone", "llamada", "telef"]) {
      self = .call
    } else if has(ActivityKind.meetings) {
      self = .meeting
    } else if has(["task", "todo", "deadline", "tarea", "pendiente"]) {
      self = .task
    } else {
      self = .other
    }
  }

  private static let meetings = [
    "meeting", "event", "appointment", "serviceappointment", "demo", "lunch", "visit", "reunion",
    "cita", "almuerzo",
  ]
}
