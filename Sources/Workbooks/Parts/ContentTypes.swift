/// The kinds of the parts, from `[Content_Types].xml`: what sort of document the archive is.
final class ContentTypes: PartHandler {
  static let part = "[Content_Types].xml"

  private(set) var isWorkbook = false
  private(set) var isBinaryWorkbook = false

  func start(
    _ name: MarkupName, _ attributes: MarkupAttributes, depth: Int
  ) throws(PartProblem) {
    guard name.namespace == .contentTypes, let type = attributes.text("ContentType") else { return }
    if type.contains("sheet.binary.macroEnabled.main") { isBinaryWorkbook = true }
    let kinds = [
      "spreadsheetml.sheet.main", "spreadsheetml.template.main", "excel.sheet.macroEnabled.main",
      "excel.template.macroEnabled.main", "excel.addin.macroEnabled.main",
    ]
    if kinds.contains(where: type.contains) { isWorkbook = true }
  }
}
