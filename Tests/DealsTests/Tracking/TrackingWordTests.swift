import Deals
import Testing

@Suite("Words of activities")
struct TrackingWordTests {
  @Test(
    "kinds by the words of CRMs",
    arguments: [
      ("Call", ActivityKind.call), ("CALL", .call), ("phonecall", .call), ("Llamada", .call),
      ("Email", .email), ("INCOMING_EMAIL", .email), ("Correo electrónico", .email),
      ("ListEmail", .email), ("e-mail", .email), ("meeting", .meeting), ("Reunión", .meeting),
      ("Cita", .meeting), ("Event", .meeting), ("appointment", .meeting), ("demo", .meeting),
      ("Task", .task), ("To-do", .other), ("Tarea", .task), ("NOTE", .other), ("", .other),
      ("Solicitación", .other),
    ])
  func kinds(_ word: String, _ kind: ActivityKind) {
    #expect(ActivityKind(word: word) == kind)
  }

  @Test(
    "directions by the words of CRMs",
    arguments: [
      ("inbound", ActivityDirection.inbound), ("INCOMING_EMAIL", .inbound),
      ("Entrante", .inbound), ("Outbound", .outbound), ("EMAIL", .outbound),
      ("Saliente", .outbound), ("", .unsaid), ("both", .unsaid),
    ])
  func directions(_ word: String, _ direction: ActivityDirection) {
    #expect(ActivityDirection(word: word) == direction)
  }

  @Test(
    "outcomes by the words of CRMs",
    arguments: [
      ("Completed", ActivityOutcome.completed), ("SENT", .completed), ("Realizada", .completed),
      ("1", .completed), ("Not Started", .planned), ("SCHEDULED", .planned),
      ("Pendiente", .planned), ("0", .planned), ("CANCELED", .cancelled), ("cancelled", .cancelled),
      ("Cancelada", .cancelled), ("2", .cancelled), ("NO_SHOW", .noShow), ("no_answer", .noShow),
      ("No asistió", .noShow), ("BOUNCED", .bounced), ("Rebotado", .bounced),
      ("auto_reply", .autoReply), ("Out of office", .autoReply), ("", .unsaid),
      ("strange", .unsaid),
    ])
  func outcomes(_ word: String, _ outcome: ActivityOutcome) {
    #expect(ActivityOutcome(word: word) == outcome)
  }

  @Test("a demonstration is one by its kind or by a part of its subject, whatever the case")
  func demos() {
    let rule = DemoRule(kinds: ["Demo"], subjects: ["Product tour", ""])
    #expect(rule.matches(kind: "demo"))
    #expect(!rule.matches(kind: "Demonstration"))
    #expect(rule.matches(subject: "Your product TOUR on Monday"))
    #expect(!rule.matches(subject: "Product"))
    #expect(!rule.matches(subject: ""))
    #expect(!DemoRule().matches(kind: ""))
  }
}
