extension SpanishPhrases {
  /// KPIs: values, goals, definitions.
  static let kpis: [String: String] = [
    "Activity": "Actividad",
    "Funnel": "Embudo",
    "KPIs of": "KPI de",
    "KPIs: what each one means": "KPI: qué significa cada uno",
    "Leads": "Clientes potenciales",
    "Performance": "Rendimiento",
    "Pipeline": "Pipeline",
    "Segments and the period": "Segmentos y el periodo",
    "Targets": "Objetivos",
    "Teams": "Equipos",
    "The rows of the examples": "Las filas de los ejemplos",
    "a metric of the expression is undefined, or it divides by 0":
      "una métrica de la expresión no está definida, o divide entre 0",
    "a ratio of two flows, above 1 here": "cociente de dos flujos, aquí mayor que 1",
    "ahead": "por delante",
    "behind": "por detrás",
    "beware": "atención",
    "by": "por",
    "by hand": "a mano",
    "edge": "límite",
    "example": "ejemplo",
    "formula": "fórmula",
    "good": "bueno",
    "higher": "más alto",
    "known to be measured badly by whatever is counted":
      "se sabe que se mide mal, se cuente lo que se cuente",
    "metric": "métrica",
    "metrics": "métricas",
    "missed": "no cumplido",
    "missing": "faltan datos",
    "missing data": "datos que faltan",
    "neither": "ni lo uno ni lo otro",
    "no amount to divide by": "no hay importe entre qué dividir",
    "no observation": "ninguna observación",
    "no stage history: closings are dated by the close date":
      "sin historial de etapas: los cierres se fechan por la fecha de cierre",
    "nothing to compute it from": "no hay de qué calcularlo",
    "nothing to divide by": "no hay entre qué dividir",
    "null": "nulo",
    "ordinary": "habitual",
    "rests on few observations": "se apoya en pocas observaciones",
    "row": "fila",
    "same day": "mismo día",
    "seconds": "segundos",
    "some figures of the period are not known yet": "aún no se conocen algunas cifras del periodo",
    "the four quarters before its end": "los cuatro trimestres anteriores a su final",
    "the period begins after the as-of day": "el periodo empieza después del día de referencia",
    "the state at its end, or at the as-of day": "el estado a su final, o el día de referencia",
    "the target is passed: nothing is left to be covered":
      "el objetivo está superado: no queda nada por cubrir",
    "the target lies within the interval: chance alone may have decided":
      "el objetivo está dentro del intervalo: puede haberlo decidido el azar",
    "trend": "tendencia",
    "unit": "unidad",
    "what a metric means, to the formula: aforo define NAME":
      "qué significa una métrica, hasta la fórmula: aforo define NOMBRE",
    "what became of things that began in it": "qué fue de lo que empezó en él",
    "what happened in the period": "lo que ocurrió en el periodo",
    "what is too young for the window is left out":
      "se deja fuera lo que es demasiado reciente para la ventana",
    "whether mails were delivered is not in the data: all are taken as delivered":
      "los datos no dicen si los correos se entregaron: todos se toman por entregados",
    "whether meetings were held is not in the data":
      "los datos no dicen si las reuniones se celebraron",
    "{} metrics with {} worked examples. Names carry basis and weighting.":
      "{} métricas con {} ejemplos resueltos. Los nombres llevan base y ponderación.",
    "{} of {} business days have passed": "han pasado {} de {} días hábiles",
    "{} of {} values shown; choose with --metric, or ask for --format csv":
      "se muestran {} de {} valores; elija con --metric o pida --format csv",
  ]
}
