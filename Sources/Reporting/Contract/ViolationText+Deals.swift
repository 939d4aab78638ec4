internal import Deals

extension ViolationText {
  static func ofMoney(_ kind: ViolationKind) -> ViolationText {
    switch kind {
    case .wonAmountMissing:
      ViolationText(
        Bilingual(
          "won, but without an amount: counted among the wins, not in the bookings",
          "ganada sin importe: cuenta como ganada, no en las ventas"),
        Bilingual("enter the amount in the CRM", "introduzca el importe en el CRM"))
    case .amountNegative:
      ViolationText(
        Bilingual("the amount is below zero", "el importe es negativo"),
        Bilingual(
          "correct it; take credit notes out of the deals (`only:` of the source)",
          "corríjalo; saque los abonos de las oportunidades (`only:` de la fuente)"))
    case .rateMissing:
      ViolationText(
        Bilingual(
          "no rate for the currency by the day that counts: counted, not priced",
          "sin tipo de cambio en la fecha que cuenta: se cuenta, no se valora"),
        Bilingual(
          "import rates (currency,valid_from,rate), or set `rates: {rule: spot, table: ...}`",
          "importe tipos (currency,valid_from,rate) o fije `rates: {rule: spot, table: ...}`"))
    case .currencyUnknown:
      ViolationText(
        Bilingual(
          "the currency is no code of ISO 4217", "la moneda no es un código de ISO 4217"),
        Bilingual(
          "correct it, or give the source `constants: {currency: EUR}`",
          "corríjala o ponga en la fuente `constants: {currency: EUR}`"))
    case .openAmountMissing:
      ViolationText(
        Bilingual(
          "open, but without an amount: counted, and priced by what such deals were won for",
          "abierta sin importe: se cuenta y se valora por lo que suelen ganarse sus iguales"),
        Bilingual(
          "enter the amount; where it is filled in at the close only, set `amountKnown: close`",
          "introduzca el importe; si solo se rellena al cierre, fije `amountKnown: close`"))
    default:
      ViolationText(
        Bilingual(
          "open or won with an amount of 0", "abierta o ganada con importe 0"),
        Bilingual(
          "enter the amount, or leave it blank where it is unknown",
          "introduzca el importe, o déjelo en blanco si no se conoce"))
    }
  }

  static func ofDate(_ kind: ViolationKind) -> ViolationText {
    switch kind {
    case .creationMissing:
      ViolationText(
        Bilingual(
          "no creation date: nobody knows since when it exists; in no forecast",
          "sin fecha de creación: no se sabe desde cuándo existe; en ninguna previsión"),
        Bilingual(
          "export it, and map it: `columns: {created_at: HEADER}` of the source",
          "expórtela y asígnela: `columns: {created_at: CABECERA}` de la fuente"))
    case .closeDateMissing:
      ViolationText(
        Bilingual(
          "open without an expected close date: in no period, in the undated pipeline",
          "abierta sin fecha de cierre prevista: en ningún periodo, en la cartera sin fecha"),
        Bilingual(
          "enter it, or map it: `columns: {close_date: HEADER}` of the source",
          "introdúzcala o asígnela: `columns: {close_date: CABECERA}` de la fuente"))
    case .closedBeforeCreated:
      ViolationText(
        Bilingual(
          "closed on a day before its creation: out of all durations",
          "cerrada un día anterior a su creación: fuera de todas las duraciones"),
        Bilingual(
          "correct the dates; check `dateFormat: dmy` or `mdy` of the source",
          "corrija las fechas; compruebe `dateFormat: dmy` o `mdy` de la fuente"))
    case .overdue:
      ViolationText(
        Bilingual(
          "open though the expected close date has passed",
          "abierta aunque ha pasado la fecha de cierre prevista"),
        Bilingual("close it or move the date", "ciérrela o mueva la fecha"))
    case .zombie:
      ViolationText(
        Bilingual(
          "open, overdue by more than 90 days, and nothing done for more than 90 days",
          "abierta, vencida hace más de 90 días y sin nada hecho en más de 90 días"),
        Bilingual("close it as lost, or take it up again", "ciérrela como perdida o retómela"))
    default:
      ViolationText(
        Bilingual(
          "due on the last day of the month of its creation and never moved: perhaps the CRM's "
            + "default, not an estimate",
          "vence el último día del mes de su creación y nunca se movió: quizá el valor por "
            + "defecto del CRM, no una estimación"),
        Bilingual("ask the owner for a date", "pida una fecha al responsable"))
    }
  }

  static func ofHistory(_ kind: ViolationKind) -> ViolationText {
    switch kind {
    case .historyBeforeCreation:
      ViolationText(
        Bilingual(
          "a recorded change is older than the deal: it counts as created then",
          "un cambio registrado es anterior a la oportunidad: se da por creada entonces"),
        Bilingual(
          "correct the creation date, or take the change out of the history",
          "corrija la fecha de creación o quite el cambio del historial"))
    case .historyContradiction:
      ViolationText(
        Bilingual(
          "an old value is not what the change before it says: changes are missing",
          "un valor anterior no es el del cambio precedente: faltan cambios"),
        Bilingual("export the whole log", "exporte el registro completo"))
    case .historyCensored:
      ViolationText(
        Bilingual(
          "its stages are recorded from a later day on than its creation, or not at all: what came "
            + "before is unknown",
          "sus etapas se registran desde un día posterior a su creación, o nunca: lo anterior no "
            + "se conoce"),
        Bilingual(
          "export the history from the beginning", "exporte el historial desde el principio"))
    case .changedAfterClose:
      ViolationText(
        Bilingual(
          "amount, date, owner, category or outcome changed on a day after the close",
          "importe, fecha, responsable, categoría o resultado cambiaron tras el día del cierre"),
        Bilingual(
          "find out who corrects closed deals; the value at the close is the one that counts",
          "averigüe quién corrige lo cerrado; cuenta el valor al cierre"))
    default:
      ViolationText(
        Bilingual("closed, then open again", "cerrada y abierta de nuevo"),
        Bilingual(
          "none needed; a renewal is better a deal of its own",
          "no hace falta; una renovación es mejor como oportunidad propia"))
    }
  }
}
