extension SpanishPhrases {
  /// The phrases of what moved a forecast, and of priced violations.
  static let changes: [String: String] = [
    "What moved the forecast of": "Qué movió la previsión de",
    "from the answer of {} to that of {}": "de la respuesta del {} a la del {}",
    "models, with the day of training": "modelos, con el día de su entrenamiento",
    "events are valued by": "los sucesos se valoran con",
    "{} in force from {}": "{} en vigor desde {}",
    "period over": "periodo terminado",
    "difference {}; of it booked {}; the lines leave {}":
      "diferencia {}; de ella, cerrado {}; las líneas dejan {}",
    "the deals of a line": "las oportunidades de una línea",
    "by cause": "por causa",
    "difference": "diferencia",
    "before": "antes",
    "after": "después",
    "The largest deals of each line": "Las mayores oportunidades de cada línea",
    "deals created": "oportunidades creadas",
    "won in the period": "ganadas en el periodo",
    "won, booked in another period": "ganadas, cerradas en otro periodo",
    "reopened": "reabiertas",
    "deleted": "borradas",
    "close date pulled in": "fecha de cierre adelantada al periodo",
    "close date pushed in": "fecha de cierre traída de antes",
    "close date pushed out": "fecha de cierre pospuesta fuera del periodo",
    "close date pulled out": "fecha de cierre adelantada fuera del periodo",
    "close date earlier, same side": "fecha de cierre antes, mismo lado",
    "close date later, same side": "fecha de cierre después, mismo lado",
    "close date set or blanked": "fecha de cierre puesta o borrada",
    "amount up": "importe mayor",
    "amount down": "importe menor",
    "amount set or blanked": "importe puesto o borrado",
    "stage forward": "etapa posterior",
    "stage backward": "etapa anterior",
    "activities": "actividades",
    "came with its owner": "llegan con su responsable",
    "left with its owner": "se van con su responsable",
    "another owner": "otro responsable",
    "exchange rates": "tipos de cambio",
    "passage of time": "paso del tiempo",
    "closes of other deals": "cierres de otras oportunidades",
    "model trained anew": "modelo entrenado de nuevo",
    "expected new deals": "oportunidades nuevas esperadas",
    "capacity to close": "capacidad de cierre",
    "records that came late": "registros llegados tarde",
    "What the violations do to the forecast of":
      "Qué hacen los incumplimientos a la previsión de",
    "mean {}, 80 % range {} to {}; effect: the answer with them put right less this one":
      "media {}, rango del 80 %: {} a {}; efecto: la respuesta con ellos arreglados menos esta",
    "not priced, for nobody can say what would be right, or no forecast reads it":
      "sin precio, porque nadie puede decir qué sería lo correcto, o ninguna previsión lo lee",
    "Put right first": "Arreglar primero",
    "ranked by the effect on the mean plus that on the width, signs left out; of a record that breaks several rules, by the repair that moves most":
      "por el efecto en la media más el efecto en la anchura, sin signos; de un registro que incumple "
      + "varias reglas, por el arreglo que más mueve",
    "put right": "arreglados",
    "80 % width": "anchura 80 %",
    "repair": "arreglo",
    "left out": "fuera",
    "the close date becomes the day by which deals of the stage were won (median)":
      "la fecha de cierre pasa a ser el día en que se ganaron las de la etapa (mediana)",
    "the amount becomes what like deals were won for":
      "el importe pasa a ser aquel por el que se ganaron las parecidas",
    "the category becomes the most frequent one of the stage":
      "la categoría pasa a ser la más frecuente de la etapa",
    "the deal is left out": "la oportunidad queda fuera",
  ]
}
