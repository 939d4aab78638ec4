/// What each style of a cell says of its number, from the part of styles.
final class Styles: PartHandler {
  /// By the style's number.
  private(set) var formats: [CellFormat] = []

  private var codes: [Int: CellFormat] = [:]
  private var isInCellStyles = false

  func start(
    _ name: MarkupName, _ attributes: MarkupAttributes, depth: Int
  ) throws(PartProblem) {
    if depth == 2 { isInCellStyles = name.isCell("cellXfs") }
    guard depth == 3 else { return }
    if name.isCell("numFmt") {
      guard let id = attributes.text("numFmtId").flatMap({ Int($0) }),
        let code = attributes.text("formatCode")
      else { throw .malformed("a number format has no identifier or no code") }
      codes[id] = CellFormat(code: code)
    } else if isInCellStyles, name.isCell("xf") {
      let id = attributes.text("numFmtId").flatMap { Int($0) } ?? 0
      formats.append(codes[id] ?? CellFormat(builtIn: id))
    }
  }
}
