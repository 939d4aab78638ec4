/// Takes what the reader of a part finds, in its order.
protocol PartHandler: AnyObject {
  /// Whether what was taken should be passed on before more comes.
  var isFull: Bool { get }

  /// An element opens; the root has depth 1.
  func start(
    _ name: MarkupName, _ attributes: MarkupAttributes, depth: Int
  ) throws(PartProblem)

  /// An element closes.
  func end(_ name: MarkupName, depth: Int) throws(PartProblem)

  /// A piece of text, in UTF-8; one text may come in several.
  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(PartProblem)
}

extension PartHandler {
  var isFull: Bool { false }
  func end(_ name: MarkupName, depth: Int) throws(PartProblem) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(PartProblem) {}
}

/// Why the reading of a part stops; the reader adds file, part and line.
enum PartProblem: Error {
  case malformed(String)
  case documentType
  case limit(WorkbookLimits.Kind, maximum: Int, place: String?)
}
