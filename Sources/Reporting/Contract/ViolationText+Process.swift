internal import Deals

extension ViolationText {
  static func ofProcess(_ kind: ViolationKind) -> ViolationText {
    switch kind {
    case .categoryAgainstStage:
      ViolationText(
        Bilingual(
          "commit in the first half of the process, pipeline in its last stage, or closed while "
            + "open",
          "compromiso en la primera mitad del proceso, canalización en la última etapa, o cerrada "
            + "estando abierta"),
        Bilingual("correct the category or the stage", "corrija la categoría o la etapa"))
    case .probabilityOff:
      ViolationText(
        Bilingual(
          "the declared probability lies outside of the 95 % interval of the share won",
          "la probabilidad declarada está fuera del intervalo del 95 % de la proporción ganada"),
        Bilingual(
          "set the measured one: `probability:` of the stage",
          "ponga la medida: `probability:` de la etapa"))
    case .stageOrder:
      ViolationText(
        Bilingual(
          "more than half of the deals pass the two stages the other way round",
          "más de la mitad de las oportunidades pasan las dos etapas al revés"),
        Bilingual(
          "change their order under `stages`", "cambie su orden en `stages`"))
    case .stageDead:
      ViolationText(
        Bilingual(
          "no deal entered the stage in the last year",
          "ninguna oportunidad entró en la etapa en el último año"),
        Bilingual(
          "take it out of the CRM, or make it a label of another: `labels: [...]`",
          "quítela del CRM o hágala nombre de otra: `labels: [...]`"))
    case .stageRegression:
      ViolationText(
        Bilingual("moved back to an earlier stage", "retrocedió a una etapa anterior"))
    default:
      ViolationText(
        Bilingual("passed over a stage in one step", "se saltó una etapa en un paso"))
    }
  }

  static func ofPeople(_ kind: ViolationKind) -> ViolationText {
    switch kind {
    case .ownerMissing:
      ViolationText(
        Bilingual("nobody owns it", "no tiene responsable"),
        Bilingual(
          "assign it, or map the column: `columns: {owner: HEADER}` of the source",
          "asígnela o asigne la columna: `columns: {owner: CABECERA}` de la fuente"))
    case .ownerUnplaced:
      ViolationText(
        Bilingual(
          "neither the deal nor its owner has a manager or region: it counts under (none)",
          "ni la oportunidad ni su responsable tienen jefe o región: cuenta en (none)"),
        Bilingual(
          "import people (owner,manager,region), or shorten `hierarchy:`",
          "importe personas (owner,manager,region) o acorte `hierarchy:`"))
    case .quotaUnknownNode:
      ViolationText(
        Bilingual(
          "a quota of a name that no deal and no person has: unused",
          "una cuota de un nombre que no tiene ninguna oportunidad ni persona: sin uso"),
        Bilingual(
          "write the name as the deals do, or add its level to `hierarchy:`",
          "escriba el nombre como en las oportunidades o añada su nivel a `hierarchy:`"))
    default:
      ViolationText(
        Bilingual("no account", "sin cuenta"),
        Bilingual("assign it to an account", "asígnela a una cuenta"))
    }
  }

  static func ofRecord(_ kind: ViolationKind) -> ViolationText {
    switch kind {
    case .recordRejected:
      ViolationText(
        Bilingual("a record that cannot be read", "un registro que no se puede leer"),
        Bilingual(
          "correct the file, or accept the loss with --max-rejects where deals are read",
          "corrija el fichero o acepte la pérdida con --max-rejects al leer"))
    case .stageUnmapped:
      ViolationText(
        Bilingual(
          "a stage label that is none of the process: the record cannot be read",
          "un nombre de etapa ajeno al proceso: el registro no se puede leer"),
        Bilingual(
          "add the label to a stage (`labels: [...]`), or pass over it: `ignoreStages: [...]` of "
            + "the source",
          "añádalo a una etapa (`labels: [...]`) u omítalo: `ignoreStages: [...]` de la fuente"))
    case .historyOrphan:
      ViolationText(
        Bilingual(
          "a recorded change of a deal that the deals file does not have: unused",
          "un cambio de una oportunidad que no está en el fichero: sin uso"),
        Bilingual(
          "export the missing deals, deleted ones with their date too",
          "exporte las oportunidades que faltan, también las borradas con su fecha"))
    case .activityOrphan:
      ViolationText(
        Bilingual(
          "an activity of a deal that the deals file does not have: unused",
          "una actividad de una oportunidad que no está en el fichero: sin uso"),
        Bilingual("export the missing deals", "exporte las oportunidades que faltan"))
    case .mergedExcluded:
      ViolationText(
        Bilingual(
          "merged into another deal: counts no more", "fusionada con otra: ya no cuenta"))
    case .deletedExcluded:
      ViolationText(
        Bilingual("deleted: counts no more", "borrada: ya no cuenta"))
    default:
      ViolationText(
        Bilingual(
          "same account, day of creation and amount as a deal with another id",
          "misma cuenta, día de creación e importe que otra oportunidad con otro id"),
        Bilingual(
          "merge them in the CRM and export the merges (merged_deal,into)",
          "fusiónelas en el CRM y exporte las fusiones (merged_deal,into)"))
    }
  }
}
