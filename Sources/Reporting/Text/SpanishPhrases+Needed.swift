extension SpanishPhrases {
  /// The phrases of what to create, until when, and of the pace.
  static let needed: [String: String] = [
    "50 %, 25 %, 10 %: the last day of creation after which less than that share of the deals that will be won is won in the period":
      "50 %, 25 %, 10 %: el último día de creación tras el cual se gana dentro del periodo menos de esa parte de las oportunidades que se ganarán",
    "Coverage: the quota is booked already.": "Cobertura: la cuota ya está cerrada.",
    "Coverage: {} times (open pipeline due in the period, {}, over what is missing to the quota, {}).":
      "Cobertura: {} veces (pipeline abierto previsto en el periodo, {}, entre lo que falta para la cuota, {}).",
    "Create {} of new pipeline at once, or {} evenly by {}: the quota then becomes {} probable, from {} now. This is beside what the forecast expects to be created anyway.":
      "Crear {} de pipeline nuevo de inmediato, o {} de forma uniforme hasta el {}: la cuota pasa a tener una probabilidad del {}, desde el {} de ahora. Se suma a lo que la previsión ya espera que se cree.",
    "Create {} of new pipeline at once: the quota then becomes {} probable, from {} now. It is late: of what is created now, less than a quarter of the wins still come in time.":
      "Crear {} de pipeline nuevo de inmediato: la cuota pasa a tener una probabilidad del {}, desde el {} de ahora. Es tarde: de lo que se crea ahora, menos de la cuarta parte de lo que se gane llega a tiempo.",
    "Not closable by creation: even {}, the most that was ever created in so many days as are left, would make the quota only {} probable, from {} now.":
      "No se puede cerrar creando: ni siquiera {}, lo máximo que se ha creado nunca en tantos días como quedan, daría a la cuota más que una probabilidad del {}, desde el {} de ahora.",
    "Not closable by creation: new deals bring no bookings in the time left.":
      "No se puede cerrar creando: las oportunidades nuevas no dan ventas en el tiempo que queda.",
    "Nothing to create: the quota is {} probable as it is, {} is wanted.":
      "Nada que crear: la cuota ya tiene una probabilidad del {}, se quiere el {}.",
    "Pace: business day {} of {} in {}, against the same day of {} earlier periods":
      "Ritmo: día laborable {} de {} en {}, frente al mismo día de {} periodos anteriores",
    "The ratio does not tell whether the quota is reached: for a next quarter, \"3 times\" is a coin flip.":
      "Este cociente no dice si se alcanza la cuota: para un trimestre próximo, «3 veces» es tirar una moneda al aire.",
    "Until when a new deal can still close in time":
      "Hasta cuándo una oportunidad nueva aún puede cerrarse a tiempo",
    "What to create": "Qué crear",
    "about deals": "oportunidades aprox.",
    "and {} weeks more, as evenly": "y {} semanas más, de forma igual de uniforme",
    "books in the period": "se cierra en el periodo",
    "by week of creation": "por semana de creación",
    "created today: won in time": "creada hoy: ganada a tiempo",
    "fan": "abanico",
    "figure": "cifra",
    "middle half": "mitad central",
    "other segments": "otros segmentos",
    "over": "pasado",
    "percentile": "percentil",
    "smallest to largest": "de menor a mayor",
    "to create": "por crear",
    "to create at once": "por crear de inmediato",
    "until today": "hasta hoy",
    "usual": "habitual",
    "week from": "semana desde",
    "week to": "semana hasta",
    "won ever": "ganada alguna vez",
  ]
}
