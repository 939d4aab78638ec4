extension SpanishPhrases {
  /// The phrases of answers to questions: leads and tactics.
  static let askLeaks: [String: String] = [
    "no deal was lost in the last year, and no lead is known":
      "en el último año no se perdió ninguna oportunidad y no se conoce ningún cliente potencial",
    "Most money falls in {}: {} of the {} lost in the last year; of the stays there that ended, {} ended in a loss (95 %: {} to {})":
      "Donde más dinero se pierde es en {}: {} de los {} perdidos en el último año; de las estancias allí "
      + "que terminaron, el {} terminó en pérdida (95 %: {} a {})",
    "the reason given most often is {}: {} of {} lost deals":
      "el motivo más frecuente es {}: {} de {} oportunidades perdidas",
    "of the sources most money falls from {}: {}, {} of its closed deals":
      "de los orígenes, donde más dinero se pierde es {}: {}, el {} de sus oportunidades cerradas",
    "nowhere is more lost than in the year before, beyond chance":
      "en ninguna parte se pierde más que el año anterior, más allá del azar",
    "more is lost than in the year before, beyond chance: {}":
      "se pierde más que el año anterior, más allá del azar: {}",
    "a description: reasons are what reps wrote down, and sources differ in more than their name":
      "una descripción: los motivos son lo que anotó cada comercial, y los orígenes difieren en más que "
      + "el nombre",
    "Stays in a stage that ended in a loss": "Estancias en una etapa que terminaron en pérdida",
    "Lost deals by reason": "Oportunidades perdidas por motivo",
    "Closed deals that were lost, by source": "Oportunidades cerradas que se perdieron, por origen",
    "Leads not converted within 90 days, by source":
      "Clientes potenciales no convertidos en 90 días, por origen",
    "{} lost": "{} perdidos",
    "lost without amount: {}": "perdidas sin importe: {}",
    "{} points against the year before (95 %: {} to {})":
      "{} puntos frente al año anterior (95 %: {} a {})",
    "{} ({} points)": "{} ({} puntos)",
    "too few of the deals of the last two years that were open {} days after their creation were won; {} are needed":
      "de las oportunidades de los últimos dos años que seguían abiertas {} días después de su creación se "
      + "ganaron demasiado pocas; hacen falta {}",
    "With faster wins go (hazard ratio): {}": "Van con ganar antes (razón de riesgos): {}",
    "With slower wins go (hazard ratio): {}": "Van con ganar más tarde (razón de riesgos): {}",
    "None is told from chance": "Ninguna se distingue del azar",
    "looked at: {} deals of the last two years that were open {} days after their creation, {} of them won since; losses are censored; one curve for each of {} segments; amounts held fixed":
      "examinado: {} oportunidades de los últimos dos años que seguían abiertas {} días después de su "
      + "creación, {} de ellas ganadas desde entonces; las pérdidas se censuran; una curva por cada uno de "
      + "los {} segmentos; importes fijos",
    "an association, not a cause: reps do more for deals that they believe in, and customers who mean to buy answer; what was done in the first 14 days is compared with what came after them":
      "una asociación, no una causa: se hace más por las oportunidades en que se cree, y los clientes que "
      + "piensan comprar contestan; lo hecho en los primeros 14 días se compara con lo que vino después",
    "Activities of the first 14 days, for each doubling; n: deals with some of it":
      "Actividades de los primeros 14 días, por cada duplicación; n: oportunidades con alguna",
    "Sources and types, against {}; n: deals of it":
      "Orígenes y tipos, frente a {}; n: oportunidades de cada uno",
    "hazard ratio": "razón de riesgos",
    "calls": "llamadas",
    "emails": "correos",
    "answers": "respuestas",
    "meetings": "reuniones",
    "demos": "demostraciones",
    "tasks": "tareas",
  ]
}
