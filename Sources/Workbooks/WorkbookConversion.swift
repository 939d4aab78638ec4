/// What a sheet became as CSV, and where each record comes from.
public struct WorkbookConversion: Hashable, Sendable {
  /// The name of the sheet.
  public let sheet: String
  /// The sheet's row of each record, from 1; the first record is the first row with a value.
  public let rowOfRecord: [Int32]
  /// Fields in every record.
  public let columnCount: Int
  /// Columns, from 1, that hold values but nothing in the first record.
  public let unnamedColumns: [Int]
  /// The cells that could not be taken over as they stand, in the order of the sheet, up to
  /// ``WorkbookLimits/issues``.
  public let issues: [WorkbookIssue]
  /// All such cells, also those not kept.
  public let issueCount: Int

  /// Records written, the header among them.
  public var recordCount: Int { rowOfRecord.count }

  /// The sheet's row of a record of a CSV reader, both from 1; `nil` for a record that is none.
  public func row(ofRecord number: Int) -> Int? {
    rowOfRecord.indices.contains(number - 1) ? Int(rowOfRecord[number - 1]) : nil
  }
}

/// Why turning a sheet into CSV stopped before its end.
public enum WorkbookConversionError<Failure: Error>: Error {
  /// The workbook cannot be read further.
  case workbook(WorkbookError)
  /// The caller's own code failed.
  case sink(Failure)
}
