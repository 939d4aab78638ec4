extension SpanishPhrases {
  /// The phrases of anomalies.
  static let anomalies: [String: String] = [
    "Anomalies": "Anomalías",
    "What was looked at": "Qué se examinó",
    "Whose word fits least": "Quién acierta menos en lo que dice",
    "Concentration": "Concentración",
    "win rate": "tasa de éxito",
    "new deals": "oportunidades nuevas",
    "time to win": "tiempo hasta ganar",
    "deal size": "tamaño",
    "stage mix": "reparto por etapas",
    "dead deals": "oportunidades muertas",
    "double deals": "oportunidades repetidas",
    "odd amounts": "importes extraños",
    "broken records": "registros rotos",
    "odd deals": "oportunidades extrañas",
    "categories": "categorías",
    "close dates": "fechas de cierre",
    "what": "qué",
    "where": "dónde",
    "since": "desde",
    "money": "dinero",
    "found": "encontradas",
    "tested": "probadas",
    "rate": "tasa",
    "watch": "vigilar",
    "how": "cómo",
    "examples": "ejemplos",
    "all of them": "todas",
    "robust z": "z robusta",
    "share of a quarter": "parte de un trimestre",
    "categories low (holds back)": "categorías bajas (se guarda)",
    "categories high (hopes)": "categorías altas (confía)",
    "close dates pushed": "fechas de cierre aplazadas",
    "rate: of the findings of a detector, the share that chance may make on average; rules have none":
      "tasa: de lo que halla un detector, la parte que en promedio puede ser azar; las reglas no la "
      + "tienen",
    "to be watched only: the rate of false discoveries is not controlled":
      "solo para vigilar: la tasa de falsos hallazgos no está controlada",
    "a ranking, not a verdict: the first are the first also where nobody is odd":
      "un orden, no un veredicto: los primeros lo son también donde nadie es extraño",
    "expected wins of the open deals weigh as much as {} equal deals":
      "lo que se espera ganar de lo abierto pesa como {} oportunidades iguales",
    "{} of the deals closed since {} were won; {} was to be expected of them":
      "de las oportunidades cerradas se ganó el {} desde {}; cabía esperar el {}",
    "{} deals created in six weeks where {} were to be expected; fewer since {}":
      "{} oportunidades creadas en seis semanas cuando cabía esperar {}; menos desde {}",
    "deals won since {} took {} days at the median; {} in the year before":
      "las ganadas desde {} tardaron {} días de mediana; {} en el año anterior",
    "deals created since {} are worth {} against deals alike of the year before":
      "las creadas desde {} valen {} frente a otras parecidas del año anterior",
    "{} activities on open deals in four weeks where {} are usual":
      "{} actividades en oportunidades abiertas en cuatro semanas cuando lo usual son {}",
    "{} of the open amount stands in other stages than on this day of earlier quarters; {} is usual":
      "el {} del importe abierto está en otras etapas que este día de trimestres anteriores; lo usual "
      + "es el {}",
    "{} of {} open deals stand in their stage, without a sign of life, longer than living ones do":
      "{} de {} oportunidades abiertas llevan en su etapa, sin señal de vida, más que las vivas",
    "deals that repeat another one of the same account: {}":
      "oportunidades que repiten otra de la misma cuenta: {}",
    "amounts more than about four robust deviations from those of deals alike: {}; the furthest {}":
      "importes a más de unas cuatro desviaciones robustas de los parecidos: {}; el más lejano, a {}",
    "the close date lies before the creation": "la fecha de cierre es anterior a la creación",
    "the close date lies years beyond those of other deals":
      "la fecha de cierre está años más allá de las de otras oportunidades",
    "deals: {}; {}": "oportunidades: {}; {}",
    "open deals unlike those open on earlier dates in size, age, silence, activity and close date together: {}":
      "oportunidades abiertas que no se parecen a las de fechas anteriores en tamaño, edad, silencio, "
      + "actividad y fecha de cierre a la vez: {}",
    "close dates are pushed {} against others' deals in the same stages (robust z {})":
      "las fechas de cierre se aplazan {} frente a las de otros en las mismas etapas (z robusta {})",
    "categories stand {} steps below what the deals show (robust z {})":
      "las categorías están {} pasos por debajo de lo que muestran las oportunidades (z robusta {})",
    "categories stand {} steps above what the deals show (robust z {})":
      "las categorías están {} pasos por encima de lo que muestran las oportunidades (z robusta {})",
    "not looked at: {} closed deals of the {} needed":
      "no examinado: {} oportunidades cerradas de las {} necesarias",
    "not looked at: {} weeks of history of the {} needed":
      "no examinado: {} semanas de historia de las {} necesarias",
    "not looked at: {} deals of the {} needed":
      "no examinado: {} oportunidades de las {} necesarias",
    "not looked at: {} owners with enough deals of the {} needed":
      "no examinado: {} propietarios con bastantes oportunidades de los {} necesarios",
    "not looked at: nothing is known of {}": "no examinado: nada se sabe de {}",
    "not looked at: the deals do not vary enough":
      "no examinado: las oportunidades no varían lo bastante",
  ]
}
