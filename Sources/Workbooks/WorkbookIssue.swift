/// A cell whose value could not be taken over as it stands.
public struct WorkbookIssue: Hashable, Sendable {
  /// What is wrong with a cell.
  public enum Kind: String, Sendable, Codable {
    /// The cell holds an error such as `#N/A`; it is read as blank.
    case errorValue
    /// The cell holds a formula whose result is not stored; it is read as blank.
    case formulaWithoutValue
    /// The cell has the format of a date and a number that is none; it is read as blank.
    case notADate
    /// The cell holds a number that is none; it is read as blank.
    case notANumber
    /// The cell holds neither true nor false, but should; it is read as blank.
    case notABoolean
    /// The cell has a style that the workbook does not define; its raw number is taken.
    case unknownStyle
  }

  /// The name of the sheet.
  public let sheet: String
  /// The row, from 1.
  public let row: Int
  /// The column, from 1.
  public let column: Int
  /// What is wrong.
  public let kind: Kind
  /// The cell's stored text, cut after 64 bytes.
  public let text: String

  /// The cell as a spreadsheet names it, such as `B3`.
  public var reference: String { CellReference.letters(column) + String(row) }
}

extension WorkbookIssue: CustomStringConvertible {
  /// The sentence shown to the user: place, what happened, what to do.
  public var description: String {
    let place = "sheet \(sheet), cell \(reference)"
    switch kind {
    case .errorValue:
      return "\(place): holds the error \(text), read as blank; mend its formula"
    case .formulaWithoutValue:
      return "\(place): the formula's result is not stored, read as blank; "
        + "open the workbook in a spreadsheet program and save it"
    case .notADate:
      return "\(place): \(text) has the format of a date and is none, read as blank; "
        + "correct the value or the format"
    case .notANumber: return "\(place): \(text) is not a number, read as blank; correct it"
    case .notABoolean:
      return "\(place): \(text) is neither true nor false, read as blank; correct it"
    case .unknownStyle:
      return "\(place): its style is not defined, so \(text) is read as a plain number; "
        + "save the workbook anew"
    }
  }
}
