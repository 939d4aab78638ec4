internal import Tabular

/// The canonical columns, as positions in a small array.
enum RecordColumn: Int, CaseIterable {
  case id, name, account, owner, manager, region, segment, product, source, type
  case stage, status, amount, currency, probability, createdAt, closeDate, closedAt, lostAt, won
  case category, isDeleted, deletedAt, mergedInto, mergedIDs
  case dealID, changedAt, field, value, oldValue
  case kind, direction, start, due, end, seconds, person, closedAmount
  case period, knownFrom, node, validFrom, table, rate, inverseRate
  case team, accountCode, madeAt, madeBy, role
  case company, isConverted, convertedAt, parent, industry
  case into, mergedDeal, label, order, isClosed
  case lossReason, subject, recipients, opened, isChild, isRecurrence

  /// The column's name in files: `close_date` for ``closeDate``.
  var name: String { RecordColumn.names[rawValue] }

  private static let names = allCases.map { column in
    var name = ""
    for character in "\(column)".replacing("ID", with: "Id") {
      if character.isUppercase {
        name += "_" + character.lowercased()
      } else {
        name.append(character)
      }
    }
    return name
  }

  /// The columns of ``DealSettings/attributeNames``, in that order.
  static let attributes: [RecordColumn] = [
    .account, .manager, .region, .segment, .product, .source, .type,
  ]
}

/// Where each canonical column lies in the records of one file.
struct RecordLayout {
  let path: String
  let mapping: SourceMapping
  /// Headers that no canonical column took.
  let unused: [String]
  /// Field position by ``RecordColumn``, or -1.
  let position: [Int]
  /// Constant bytes by ``RecordColumn``, or `nil`.
  let constant: [ConstantBytes?]
  /// Bytes that stand for a blank field by ``RecordColumn``; empty where none is declared.
  let defaults: [ConstantBytes?]
  private let filters: [(field: Int, values: [[UInt8]])]
  /// The file's header.
  let header: [String]

  init(path: String, header: [String], mapping: SourceMapping) throws(DealsError) {
    let schema = TableSchema.of(mapping.kind)
    var found = schema.positions(in: header)
    for (canonical, name) in mapping.columns.sorted(by: { $0.key < $1.key }) {
      guard schema.columns.contains(where: { $0.name == canonical }) else {
        throw .unknownCanonicalColumn(
          kind: mapping.kind.rawValue, column: canonical,
          nearest: schema.nearest(to: canonical))
      }
      // A blank header: the column is not read, whatever the header would say.
      guard !name.isEmpty else {
        found[canonical] = nil
        continue
      }
      guard let index = header.firstIndex(of: name) else {
        throw .mappedColumnAbsent(path: path, column: name, header: header)
      }
      found[canonical] = index
    }
    let missing = schema.missing(from: found).filter { mapping.constants[$0] == nil }
    guard missing.isEmpty else {
      throw .missingColumns(
        path: path, kind: mapping.kind.rawValue, columns: missing, header: header)
    }
    var filters: [(field: Int, values: [[UInt8]])] = []
    for (column, values) in mapping.only.sorted(by: { $0.key < $1.key }) {
      guard let index = header.firstIndex(of: column) else {
        throw .mappedColumnAbsent(path: path, column: column, header: header)
      }
      filters.append((index, values.map { Array($0.utf8) }))
    }
    self.path = path
    self.mapping = mapping
    self.header = header
    self.filters = filters
    position = RecordColumn.allCases.map { found[$0.name] ?? -1 }
    constant = RecordColumn.allCases.map { mapping.constants[$0.name].map(ConstantBytes.init) }
    for name in Set(mapping.constants.keys).union(mapping.defaults.keys).sorted()
    where !schema.columns.contains(where: { $0.name == name }) {
      throw .unknownCanonicalColumn(
        kind: mapping.kind.rawValue, column: name, nearest: schema.nearest(to: name))
    }
    defaults =
      mapping.defaults.isEmpty
      ? [] : RecordColumn.allCases.map { mapping.defaults[$0.name].map(ConstantBytes.init) }
    let taken = Set(found.values).union(filters.map(\.field))
    unused = header.indices.filter { !taken.contains($0) }.map { header[$0] }
  }

  /// Whether amounts are whole minor units instead of decimals.
  var isAmountMinor: Bool {
    let field = position[RecordColumn.amount.rawValue]
    return field >= 0
      && TableSchema.normalised(header[field]) == TableSchema.normalised(TableSchema.minorAmount)
  }

  func has(_ column: RecordColumn) -> Bool {
    position[column.rawValue] >= 0 || constant[column.rawValue] != nil
  }

  /// The position of a canonical column's field; `nil` where the file has none.
  func field(of column: String) -> Int? {
    guard let column = RecordColumn.allCases.first(where: { $0.name == column }),
      position[column.rawValue] >= 0
    else { return nil }
    return position[column.rawValue]
  }

  /// The positions of all fields that are read.
  var fields: Set<Int> { Set(position.filter { $0 >= 0 }) }

  /// Whether the record has one of the wanted values in each filtered column.
  func passes(_ record: CSVRecord) -> Bool {
    for filter in filters {
      let bytes = record.bytes(filter.field)
      guard filter.values.contains(where: { bytes.elementsEqual($0) }) else { return false }
    }
    return true
  }
}

/// Why a record was refused: the canonical column, and the reason with its remedy.
struct RecordProblem: Error {
  let column: String
  let reason: String

  init(_ column: String, _ reason: String) {
    self.column = column
    self.reason = reason
  }
}

/// The bytes of a declared constant, at an address that stays the same while anybody holds it.
final class ConstantBytes {
  let bytes: UnsafeBufferPointer<UInt8>

  init(_ text: String) {
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: text.utf8.count)
    _ = copy.initialize(from: text.utf8)
    bytes = UnsafeBufferPointer(copy)
  }

  deinit { bytes.deallocate() }
}
