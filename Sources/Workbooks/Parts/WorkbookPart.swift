/// The list of sheets and the date system, from the main part.
final class WorkbookPart: PartHandler {
  /// A sheet as the workbook lists it.
  struct Sheet {
    let name: String
    let relationship: String
    let isHidden: Bool
  }

  private(set) var sheets: [Sheet] = []
  private(set) var uses1904 = false
  private(set) var isSpreadsheet = false

  func start(
    _ name: MarkupName, _ attributes: MarkupAttributes, depth: Int
  ) throws(PartProblem) {
    if depth == 1 { isSpreadsheet = name.isCell("workbook") }
    if depth == 2, name.isCell("workbookPr") { uses1904 = attributes.isTrue("date1904") }
    guard depth == 3, name.isCell("sheet") else { return }
    guard let title = attributes.text("name"),
      let relationship = attributes.text("id", in: .officeRelationships)
    else { throw .malformed("a sheet has no name or no part") }
    let state = attributes.text("state") ?? "visible"
    sheets.append(Sheet(name: title, relationship: relationship, isHidden: state != "visible"))
  }
}
