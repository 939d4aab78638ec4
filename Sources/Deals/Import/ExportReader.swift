internal import Calendars
internal import Tabular
internal import Workbooks

/// The records of an export file, a CSV file or a sheet of a workbook, with where they stand in it.
struct ExportReader {
  /// The records.
  let records: CSVReader
  private let conversion: WorkbookConversion?
  /// What is wrong with cells of a workbook, by row.
  private let issues: [Int: [WorkbookIssue]]

  /// Opens a file as its mapping declares it, and as it is found to be.
  ///
  /// - Throws: ``DealsError/tabular(_:)``; ``DealsError/workbook(_:)``.
  init(_ path: String, _ mapping: SourceMapping) throws(DealsError) {
    if Workbook.isForWorkbook(path: path) {
      (records, conversion) = try ExportReader.sheet(path, mapping)
      issues = Dictionary(grouping: conversion?.issues ?? [], by: \.row)
      return
    }
    conversion = nil
    issues = [:]
    do throws(TabularError) {
      records = try CSVReader(path: path, options: ExportReader.options(mapping))
    } catch { throw .tabular(error) }
  }

  private static func options(_ mapping: SourceMapping) -> CSVReaderOptions {
    func declared(_ text: String) -> String? { text.isEmpty ? nil : text }
    return CSVReaderOptions(
      delimiter: declared(mapping.delimiter), quote: declared(mapping.quote),
      skippedLines: mapping.skipLines, encoding: CSVEncoding(name: mapping.encoding))
  }

  /// A sheet as text in which real dates and numbers are written as the mapping declares them.
  private static func sheet(
    _ path: String, _ mapping: SourceMapping
  ) throws(DealsError) -> (CSVReader, WorkbookConversion) {
    let rendering = WorkbookRendering(
      dateOrder: mapping.dateFormat, decimalComma: mapping.decimalComma)
    let text: [UInt8]
    let conversion: WorkbookConversion
    do throws(WorkbookError) {
      (text, conversion) = try Workbook(path: path).csv(
        sheet: mapping.sheet.isEmpty ? nil : mapping.sheet, rendering: rendering)
    } catch { throw .workbook(error) }
    do throws(TabularError) {
      let options = CSVReaderOptions(
        delimiter: ",", quote: "\"", skippedLines: mapping.skipLines, encoding: .utf8)
      return (try CSVReader(bytes: text, name: path, options: options), conversion)
    } catch { throw .tabular(error) }
  }

  /// The names of the columns.
  var header: [String] { records.header }

  /// How the file was understood to be written, in a line; `nil` where it is as usual.
  var dialectNote: String? {
    if let conversion { return "sheet \"\(conversion.sheet)\"" }
    guard let detection = records.detection else { return nil }
    let isUsual =
      detection.dialect.delimiterBytes == [44] && detection.dialect.skippedLines == 0
      && detection.encoding == .utf8 && records.footer.isEmpty && detection.dialect.quote == 34
      && detection.dialect.hasQuote
    return isUsual ? nil : detection.summary(footerCount: records.footer.count)
  }

  /// The physical line of a record, or the row of the sheet.
  func line(_ record: CSVRecord, field: Int? = nil) -> Int {
    if let row = conversion?.row(ofRecord: record.recordNumber) { return row }
    return field.map { record.line(ofField: $0) } ?? record.line
  }

  /// A reject of the CSV reader at the place that it has in the file.
  func placed(_ reject: Reject) -> Reject {
    guard let row = conversion?.row(ofRecord: reject.record) else { return reject }
    return Reject(
      path: reject.path, record: reject.record, line: row, column: reject.column,
      reason: reject.reason)
  }

  /// What is wrong with a cell of the record among the fields that are read.
  func cellProblem(_ record: CSVRecord, in fields: Set<Int>) -> String? {
    guard !issues.isEmpty, let row = conversion?.row(ofRecord: record.recordNumber) else {
      return nil
    }
    return issues[row]?.first { fields.contains($0.column - 1) && $0.kind != .unknownStyle }?
      .description
  }
}

/// The header of an export file.
public enum ExportHeader {
  /// The names of the columns of the file at a path.
  ///
  /// - Throws: ``DealsError/tabular(_:)``; ``DealsError/workbook(_:)``.
  public static func read(_ path: String) throws(DealsError) -> [String] {
    try ExportReader(path, SourceMapping(pattern: "*", kind: .deals)).header
  }
}
