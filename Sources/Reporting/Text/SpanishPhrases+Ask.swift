extension SpanishPhrases {
  /// The phrases of answers to questions: costs, campaigns, reps.
  static let ask: [String: String] = [
    "Questions": "Preguntas",
    "Are acquisition costs too high?": "¿Son demasiado altos los costes de adquisición?",
    "Do sales move with campaigns?": "¿Se mueven las ventas con las campañas?",
    "Which reps reach the target while others lag?":
      "¿Qué comerciales alcanzan el objetivo mientras otros se quedan atrás?",
    "Where do leads and deals fall, and why?":
      "¿Dónde se pierden clientes potenciales y oportunidades, y por qué?",
    "Which tactics go with faster wins?": "¿Qué tácticas van con ganar antes?",
    "No answer: {}": "Sin respuesta: {}",
    "nothing is said of what is not known": "de lo que no se sabe no se dice nada",
    "to see it": "para verlo",
    "remarks": "observaciones",
    "p for all of them": "p del conjunto",
    "{} to {}": "{} a {}",
    "effect": "efecto",
    "cost": "coste",
    "chance": "probabilidad",
    "attainment to be expected": "cumplimiento que cabe esperar",
    "no spend is known": "no se conoce ningún gasto",
    "no spend is known of the last eight quarters":
      "no se conoce ningún gasto de los últimos ocho trimestres",
    "Yes: over the last four quarters a new customer cost {}, the target is {}":
      "Sí: en los últimos cuatro trimestres un cliente nuevo costó {}; el objetivo es {}",
    "No: over the last four quarters a new customer cost {}, the target is {}":
      "No: en los últimos cuatro trimestres un cliente nuevo costó {}; el objetivo es {}",
    "Not told: over the last four quarters a new customer cost {}, the target is {}":
      "No se distingue: en los últimos cuatro trimestres un cliente nuevo costó {}; el objetivo es {}",
    "the chance of lying above it is {}": "la probabilidad de estar por encima es del {}",
    "No target for cac.lag_0 is set in aforo.yml by which they could be too high":
      "aforo.yml no fija para cac.lag_0 un objetivo con el que medir si son demasiado altos",
    "Not told: no new customer in the last four quarters":
      "No se distingue: ningún cliente nuevo en los últimos cuatro trimestres",
    "They rise: {} a quarter (95 %: {} to {}; p {})":
      "Suben: {} por trimestre (95 %: {} a {}; p {})",
    "They fall: {} a quarter (95 %: {} to {}; p {})":
      "Bajan: {} por trimestre (95 %: {} a {}; p {})",
    "No trend is seen: {} a quarter (95 %: {} to {}; p {})":
      "No se ve tendencia: {} por trimestre (95 %: {} a {}; p {})",
    "Spend is known of fewer than four quarters: no trend":
      "Se conoce el gasto de menos de cuatro trimestres: sin tendencia",
    "a description: what was spent and who was won, not what spending more or less would bring":
      "una descripción: qué se gastó y a quién se ganó, no qué traería gastar más o menos",
    "Cost of a new customer by quarter; n: new customers":
      "Coste de un cliente nuevo por trimestre; n: clientes nuevos",
    "last four quarters": "últimos cuatro trimestres",
    "spent {}": "gastado: {}",
    "no spend on campaigns is known": "no se conoce ningún gasto en campañas",
    "spend and deals are known together of {} weeks; {} are needed":
      "gasto y oportunidades se conocen a la vez de {} semanas; hacen falta {}",
    "spend and deals are known together of {} months; {} are needed":
      "gasto y oportunidades se conocen a la vez de {} meses; hacen falta {}",
    "the spend is as good as the same all the time: nothing to compare":
      "el gasto es casi siempre el mismo: no hay con qué comparar",
    "Yes: each unit of money more on {} goes with {} of bookings (95 %: {} to {}), {}":
      "Sí: cada unidad de dinero más en {} va con {} de ventas (95 %: {} a {}), {}",
    "Yes: each thousand more on {} goes with {} leads (95 %: {} to {}), {}":
      "Sí: cada mil más en {} van con {} clientes potenciales (95 %: {} a {}), {}",
    "Over {} weeks no movement with spending is told from chance":
      "En {} semanas ningún movimiento con el gasto se distingue del azar",
    "Over {} months no movement with spending is told from chance":
      "En {} meses ningún movimiento con el gasto se distingue del azar",
    "spent evenly, so that nothing can be compared: {}":
      "gastado por igual, sin nada que comparar: {}",
    "in the same week": "en la misma semana",
    "in the same month": "en el mismo mes",
    "in the week after": "en la semana siguiente",
    "in the month after": "en el mes siguiente",
    "an association, not a cause: spending is planned for when sales are expected; only a trial that withholds it somewhere tells what it brings":
      "una asociación, no una causa: se gasta cuando se esperan ventas; solo un ensayo que lo retire en "
      + "alguna parte dice qué trae",
    "Bookings for each unit of money spent, trend and season held fixed":
      "Ventas por cada unidad de dinero gastada, con tendencia y estación fijas",
    "New leads for each thousand spent, trend and season held fixed":
      "Clientes potenciales nuevos por cada mil gastados, con tendencia y estación fijas",
    "fewer than two reps have a quota in the last eight quarters":
      "menos de dos comerciales tienen cuota en los últimos ocho trimestres",
    "Of {} reps {} reach the target with a probability of 90 % or more, and {} lag as surely; of {} it is not told":
      "De {} comerciales, {} alcanzan el objetivo con una probabilidad del 90 % o más y {} se quedan atrás "
      + "con la misma; de {} no se distingue",
    "reach it: {}": "lo alcanzan: {}",
    "lag: {}": "se quedan atrás: {}",
    "their attainments differ by {} (standard deviation) beyond chance around a mean of {}":
      "sus cumplimientos difieren en {} (desviación típica) más allá del azar, en torno a una media de {}",
    "{} of their quarters were on target (95 %: {} to {})":
      "{} de sus trimestres alcanzaron el objetivo (95 %: de {} a {})",
    "The attainments of {} reps do not differ beyond chance: nobody is told to reach the target or to lag; the mean is {}":
      "Los cumplimientos de {} representantes no difieren más allá del azar: de nadie se puede decir que llegue al objetivo o se quede atrás; la media es {}",
    "a description: reps differ in territory, quota and time on the job too, which is not held fixed":
      "una descripción: los comerciales difieren también en territorio, cuota y antigüedad, que no se fijan",
    "{} of {} quarters on target; {} as it happened":
      "{} de {} trimestres en objetivo; {} tal como fue",
    "Attainment to be expected, {} to {}, drawn towards the mean of all; n: quarters with a quota":
      "Cumplimiento que cabe esperar, {} a {}, acercado a la media de todos; n: trimestres con cuota",
    "Chance of a quarter on target, drawn towards that of all":
      "Probabilidad de un trimestre en objetivo, acercada a la de todos",
  ]
}
