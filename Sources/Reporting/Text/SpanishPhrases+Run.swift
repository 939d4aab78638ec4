extension SpanishPhrases {
  /// The phrases of `aforo run`.
  static let run: [String: String] = [
    "Run": "Ejecución",
    "Run (dry run: nothing done)": "Ejecución (ensayo: no se hace nada)",
    "condition fired": "condición cumplida",
    "exit status": "estado de salida",
    "files": "archivos",
    "kept": "conservado",
    "failed": "fallido",
    "log": "registro",
    "skipped": "omitido",
    "status": "estado",
    "step": "paso",
    "done": "hecho",
    "duration": "duración",
    "reason": "motivo",
    "would run": "se haría",
  ]
}
