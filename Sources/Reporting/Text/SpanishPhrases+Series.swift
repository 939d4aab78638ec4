extension SpanishPhrases {
  /// The phrases of plain series.
  static let series: [String: String] = [
    "one value only, so they take no part":
      "un solo valor, por lo que no participan",
    "repeat earlier columns, so they take no part":
      "repiten columnas anteriores, por lo que no participan",
    "too few rows for a covariance: tails and neighbours alone are used":
      "muy pocas filas para una covarianza: se usan solo colas y vecinos",
    "Changes and anomalies of series": "Cambios y anomalías de series",
    "Forecast of series": "Pronóstico de series",
    "Unusual rows": "Filas inusuales",
    "^ from here on another level or spread; ! a single step; a change counts what the fit gains over the penalty, an anomaly robust standard deviations":
      "^ desde aquí otro nivel u otra dispersión; ! un solo paso; un cambio cuenta lo que el ajuste gana sobre la penalización, una anomalía desviaciones estándar robustas",
    "agrees": "coincide",
    "anomaly": "anomalía",
    "change": "cambio",
    "clean neighbours": "vecinos limpios",
    "daily": "diaria",
    "date": "fecha",
    "empirical tails": "colas empíricas",
    "false alarms: of 1,000 simulated series of 200 independent normal values none had a change and 8 % an anomaly; with an autocorrelation of .5, 11 %; of .9, 29 %":
      "falsas alarmas: de 1.000 series simuladas de 200 valores normales independientes ninguna tuvo un cambio y el 8 % una anomalía; con autocorrelación de 0,5, el 11 %; de 0,9, el 29 %",
    "false alarms: the score ranks rows and is no test; clean tables have a most unusual row too":
      "falsas alarmas: la puntuación ordena filas y no es una prueba; también una tabla limpia tiene una fila más inusual",
    "forecast": "pronóstico",
    "found: {}, in {} series": "encontrados: {}, en {} series",
    "frequency": "frecuencia",
    "intervals were measured on quarters and months, not on days":
      "los intervalos se midieron en trimestres y meses, no en días",
    "line": "línea",
    "monthly": "mensual",
    "most extreme in": "más extrema en",
    "no anomalies sought: the series has fewer than 13 values":
      "no se buscaron anomalías: la serie tiene menos de 13 valores",
    "no change and no anomaly": "ni cambios ni anomalías",
    "no changes sought: the series has more than 30,000 values":
      "no se buscaron cambios: la serie tiene más de 30.000 valores",
    "no forecast: two values are needed, and half of those from the first to the last":
      "sin pronóstico: hacen falta dos valores, y la mitad de los que van del primero al último",
    "no intervals: the series is not longer than a season, or repeats it exactly":
      "sin intervalos: la serie no pasa de una temporada, o la repite exactamente",
    "no season": "sin estacionalidad",
    "quarterly": "trimestral",
    "ratio": "razón",
    "robust distance": "distancia robusta",
    "score": "puntuación",
    "seasonal": "con estacionalidad",
    "second opinion": "segunda opinión",
    "sees none": "no ve ninguno",
    "shares: rows at least as unusual by each detector; within 1 % by all of them: {}":
      "porcentajes: filas al menos igual de inusuales según cada detector; dentro del 1 % según todos: {}",
    "weekly": "semanal",
    "yearly": "anual",
    "{} rows scored, {} left out for a blank":
      "{} filas puntuadas, {} omitidas por una celda vacía",
    "{} values, {} to {}; {}": "{} valores, de {} a {}; {}",
  ]
}
