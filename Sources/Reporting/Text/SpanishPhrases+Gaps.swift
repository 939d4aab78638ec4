extension SpanishPhrases {
  /// The phrases of gaps and their causes.
  static let gaps: [String: String] = [
    "plan": "plan",
    "coverage": "cobertura",
    "creation": "creación",
    "timing": "plazos",
    "conversion": "conversión",
    "mix": "mezcla",
    "Causes of the gap": "Causas de la brecha",
    "the quota asks for more than the last periods lead to":
      "la cuota pide más de lo que auguran los últimos periodos",
    "too little pipeline stood when the period began":
      "había poco pipeline al empezar el periodo",
    "too few deals are created": "se crean pocas oportunidades",
    "deals take longer to close": "las oportunidades tardan más en cerrarse",
    "fewer of the deals that close are won": "se ganan menos de las que se cierran",
    "the typical deal is smaller": "la oportunidad típica es menor",
    "the smaller deals are won, the larger ones are not":
      "se ganan las oportunidades pequeñas y no las grandes",
    "who sets the quotas: the business has to grow by that much, or the quota to fall":
      "quien fija las cuotas: el negocio tiene que crecer otro tanto, o la cuota bajar",
    "too late for this period: build the pipeline of the next ones now":
      "tarde para este periodo: crear ya el pipeline de los siguientes",
    "marketing and sales development: create pipeline while it can still close":
      "marketing y prospección: crear pipeline mientras aún pueda cerrarse",
    "deal owners: the slipping deals, each with a next step and a date":
      "propietarios: las oportunidades que se retrasan, cada una con siguiente paso y fecha",
    "sales managers: look at where and why deals are lost":
      "jefes de ventas: ver dónde y por qué se pierden las oportunidades",
    "sales managers: discounts and scope; who grants them, on which deals":
      "jefes de ventas: descuentos y alcance; quién los concede y en qué oportunidades",
    "account owners: the large open deals before the small ones":
      "propietarios: las oportunidades abiertas grandes antes que las pequeñas",
    "no causes: fewer than {} wins a period do not tell causes from noise":
      "sin causas: con menos de {} ganadas por periodo no se distinguen del azar",
    "no causes: a window of days has no quarters to be compared with":
      "sin causas: una ventana de días no tiene trimestres con los que compararse",
    "no causes: the period is over": "sin causas: el periodo ha terminado",
    "no causes: {} past periods can be replayed, {} are needed":
      "sin causas: se pueden rehacer {} periodos pasados y hacen falta {}",
    "no causes: the history does not let single deals be told apart":
      "sin causas: el historial no permite distinguir unas oportunidades de otras",
    "no causes: the run rate speaks, as closings do not follow the pipeline":
      "sin causas: decide el ritmo de cierre, pues los cierres no siguen al pipeline",
    "no causes: a fit of the past failed ({})": "sin causas: falló un ajuste del pasado ({})",
    "each line: what it adds to the gap against the same day of the last four periods; p: how often an ordinary period has a line as large":
      "cada línea: lo que suma a la brecha frente al mismo día de los últimos cuatro periodos; p: con qué frecuencia un periodo normal tiene una línea así de grande",
    "no cause stands out: what is missing is what ordinary periods vary by":
      "no destaca ninguna causa: lo que falta es lo que varía un periodo normal",
    "{}: main cause {}, {} of the gap (p {}): {}":
      "{}: causa principal {}, {} de la brecha (p {}): {}",
    "to do: {}": "qué hacer: {}",
    "deals behind {}: {}": "oportunidades detrás de {}: {}",
    "the quota lies {} above what the last periods lead to":
      "la cuota supera en {} lo que auguran los últimos periodos",
  ]
}
