/// What became of an activity, by the CRM's word for its status.
public enum ActivityOutcome: UInt8, CaseIterable, Codable, Sendable {
  /// The export does not say, or says it in words that are a company's own.
  case unsaid
  /// It took place; a mail was sent.
  case completed
  /// It is still to come.
  case planned
  /// It was called off.
  case cancelled
  /// The other side did not come, or did not answer the call.
  case noShow
  /// The mail did not arrive.
  case bounced
  /// A machine answered: out of office.
  case autoReply

  /// The outcome that a CRM's word means, such as `COMPLETED`, `Not Started`, `no_show`,
  /// `Realizada`; Pipedrive's `done` (1, 0) and Dynamics' state codes (0 to 3) count too.
  public init(word: String) {
    let parts = CRMWord.parts(of: word)
    let joined = parts.joined()
    self = ActivityOutcome.words[joined] ?? .unsaid
  }

  private static let words: [String: ActivityOutcome] = {
    var words: [String: ActivityOutcome] = [:]
    for (outcome, names) in names { for name in names { words[name] = outcome } }
    return words
  }()

  private static let names: [(ActivityOutcome, [String])] = [
    (
      .completed,
      [
        "completed", "complete", "done", "held", "closed", "sent", "delivered", "connected",
        "true", "1", "yes", "si", "completado", "completada", "realizado", "realizada", "hecho",
        "hecha", "finalizado", "finalizada", "enviado", "enviada", "celebrada", "celebrado",
        "cerrado", "cerrada", "replied", "answered",
      ]
    ),
    (
      .planned,
      [
        "planned", "scheduled", "open", "notstarted", "inprogress", "waiting", "deferred",
        "waitingonsomeoneelse", "rescheduled", "queued", "sending", "false", "0", "3", "no",
        "planificado", "planificada", "programado", "programada", "noiniciado", "noiniciada",
        "encurso", "pendiente", "aplazado", "aplazada", "abierto", "abierta", "reprogramada",
      ]
    ),
    (
      .cancelled,
      ["cancelled", "canceled", "cancelado", "cancelada", "anulado", "anulada", "2", "declined"]
    ),
    (
      .noShow,
      [
        "noshow", "noanswer", "busy", "missed", "leftvoicemail", "noasistio", "nopresentado",
        "nosepresento", "ausente", "norespondio", "sinrespuesta", "ocupado", "failed",
      ]
    ),
    (
      .bounced,
      [
        "bounced", "bounce", "hardbounce", "softbounce", "undelivered", "undeliverable", "rebotado",
        "rebote", "devuelto",
      ]
    ),
    (
      .autoReply,
      [
        "autoreply", "autoreplied", "automaticreply", "outofoffice", "ooo", "respuestaautomatica",
        "fueradeoficina",
      ]
    ),
  ]
}
