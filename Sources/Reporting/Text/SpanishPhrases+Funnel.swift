extension SpanishPhrases {
  /// The phrases of the funnel.
  static let funnel: [String: String] = [
    "Days in the stage": "Días en la etapa",
    "From the source to the revenue": "De la fuente a los ingresos",
    "Funnel of": "Embudo de",
    "Where the visits ended": "Dónde acabaron las visitas",
    "Why visits ended in a loss": "Por qué las visitas acabaron en pérdida",
    "amount won": "importe ganado",
    "conversion competing_risk: the chance to be beyond the stage, or won, within 90 days of coming to it; losses compete, what is open is censored":
      "conversión competing_risk: probabilidad de haber pasado de la etapa, o de haber ganado, en los 90 días tras llegar a ella; las pérdidas compiten, lo abierto se censura",
    "conversion reached: of the deals that got to the stage or beyond, those that got to the next one or beyond by the as-of day":
      "conversión reached: de las oportunidades que llegaron a la etapa o más allá, las que llegaron a la siguiente o más allá hasta la fecha",
    "conversion strict: of the deals that came to the stage in order, those that came to the very next one by the as-of day":
      "conversión strict: de las oportunidades que llegaron a la etapa en orden, las que llegaron justo a la siguiente hasta la fecha",
    "deals created in the period that have gone back: {} of {}":
      "oportunidades creadas en el periodo que han retrocedido: {} de {}",
    "get on": "avanzan",
    "leads converted": "leads convertidos",
    "median until lost": "mediana hasta perder",
    "median until on": "mediana hasta avanzar",
    "median {} days": "mediana {} días",
    "moves forward in the period that passed over a stage: {} of {}":
      "avances del periodo que saltaron una etapa: {} de {}",
    "no stage history: import one": "sin historial de etapas: importe uno",
    "no visit": "ninguna visita",
    "no visit could be followed for 90 days yet":
      "ninguna visita se ha podido seguir aún durante 90 días",
    "no visit has ended, none is old enough":
      "ninguna visita ha acabado, ninguna tiene bastante antigüedad",
    "no visit to any stage": "ninguna visita a ninguna etapa",
    "none of them has an amount": "ninguna tiene importe",
    "of them won": "de ellas ganadas",
    "on: {} of {}": "avanzan: {} de {}",
    "still there": "siguen en ella",
    "too few visits have ended so for this quantile":
      "muy pocas visitas han acabado así para este cuantil",
    "visits": "visitas",
    "visits to a stage that began in the period, and what became of them since":
      "visitas a una etapa que empezaron en el periodo, y qué fue de ellas desde entonces",
    "went back": "retrocedieron",
    "went on": "avanzaron",
    "{} visits": "{} visitas",
  ]
}
