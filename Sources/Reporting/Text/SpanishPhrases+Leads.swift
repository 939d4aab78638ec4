extension SpanishPhrases {
  /// The phrases of lead scores.
  static let leads: [String: String] = [
    "Brier score": "puntuación de Brier",
    "How such scores did before": "Cómo acertaron antes estas puntuaciones",
    "Lead scores": "Puntuación de clientes potenciales",
    "No outcome of an earlier score is known yet.":
      "Aún no se conoce el resultado de ninguna puntuación anterior.",
    "Scored by age alone: on earlier days the fields told nothing beyond it.":
      "Puntuados solo por antigüedad: en días anteriores los campos no decían nada más.",
    "Scored by age alone: with fewer than 200 leads or 30 conversions nothing else can be learned.":
      "Puntuados solo por antigüedad: con menos de 200 clientes potenciales o 30 conversiones no se puede aprender nada más.",
    "The parts add up to the log-odds of the chance; against an average lead.":
      "Las partes suman el logaritmo de las odds de la probabilidad, frente a un cliente potencial medio.",
    "activities: {}": "actividades: {}",
    "area under the curve": "área bajo la curva",
    "average lead": "cliente potencial medio",
    "by age alone": "solo por antigüedad",
    "calibration error": "error de calibración",
    "chance": "probabilidad",
    "company had deals before": "la empresa tuvo oportunidades antes",
    "company had leads before": "la empresa tuvo clientes potenciales antes",
    "company not said": "empresa sin indicar",
    "company not seen before": "empresa nueva",
    "converted": "convertidos",
    "days old": "días de antigüedad",
    "lead": "cliente potencial",
    "leads": "clientes potenciales",
    "measure": "medida",
    "not scored: {} open leads that are older, {} converted on an unknown day":
      "sin puntuar: {} abiertos más antiguos, {} convertidos en un día desconocido",
    "of a new lead nothing else being known, {} ({} leads, {} conversions)":
      "de un cliente potencial nuevo del que no se sabe nada más, {} ({} clientes potenciales, {} conversiones)",
    "scores": "puntuaciones",
    "why": "por qué",
    "{} days old": "{} días de antigüedad",
    "{} of {} leads are shown; --limit 0 shows all":
      "se muestran {} de {} clientes potenciales; --limit 0 los muestra todos",
    "{} open leads of less than {} days; {} conversions are expected of them within {} days of their creation":
      "{} clientes potenciales abiertos de menos de {} días; se esperan {} conversiones de ellos dentro de los {} días desde su creación",
    "{} scores on {} days from {} to {}, each made of what was known then: {} conversions expected, {} came":
      "{} puntuaciones en {} días del {} al {}, cada una hecha con lo que se sabía entonces: se esperaban {} conversiones, llegaron {}",
  ]
}
