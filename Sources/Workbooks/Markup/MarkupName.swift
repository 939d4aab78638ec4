private import Glibc

/// The name of an element or attribute with its namespace, valid while the reader holds it.
struct MarkupName {
  /// The vocabularies of a workbook; each in its transitional and its strict form.
  enum Namespace {
    case none
    case spreadsheet
    case officeRelationships
    case packageRelationships
    case contentTypes
    case other
  }

  let namespace: Namespace
  let local: UnsafePointer<CChar>

  /// Between namespace and local name; it cannot occur in either.
  static let separator: CChar = 10

  private static let known: [(StaticString, Namespace)] = [
    ("http://schemas.openxmlformats.org/spreadsheetml/2006/main\n", .spreadsheet),
    ("http://purl.oclc.org/ooxml/spreadsheetml/main\n", .spreadsheet),
    (
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships\n",
      .officeRelationships
    ),
    ("http://purl.oclc.org/ooxml/officeDocument/relationships\n", .officeRelationships),
    (
      "http://schemas.openxmlformats.org/package/2006/relationships\n", .packageRelationships
    ),
    ("http://schemas.openxmlformats.org/package/2006/content-types\n", .contentTypes),
  ]

  init(_ name: UnsafePointer<CChar>) {
    for (prefix, namespace) in Self.known {
      let count = prefix.utf8CodeUnitCount
      if memcmpPrefix(name, prefix, count) {
        self.namespace = namespace
        local = name + count
        return
      }
    }
    if let end = strrchr(name, Int32(Self.separator)) {
      namespace = .other
      local = UnsafePointer(end + 1)
    } else {
      namespace = .none
      local = name
    }
  }

  /// Whether it is an element of a spreadsheet of that name.
  @inline(__always)
  func isCell(_ name: StaticString) -> Bool { namespace == .spreadsheet && isLocal(name) }

  /// Whether its local name is that one.
  @inline(__always)
  func isLocal(_ name: StaticString) -> Bool { sameText(local, name) }
}

/// Whether a C string begins as a text does.
private func memcmpPrefix(
  _ text: UnsafePointer<CChar>, _ prefix: StaticString, _ count: Int
) -> Bool {
  prefix.withUTF8Buffer { bytes in
    bytes.baseAddress.map {
      UnsafeRawPointer($0).withMemoryRebound(to: CChar.self, capacity: count) {
        strncmp(text, $0, count) == 0
      }
    } ?? false
  }
}

/// Whether a C string is a text.
@inline(__always)
private func sameText(_ text: UnsafePointer<CChar>, _ other: StaticString) -> Bool {
  var index = 0
  let count = other.utf8CodeUnitCount
  let bytes = other.utf8Start
  while index < count {
    // The terminating NUL differs from every byte of `other`, so this never reads past it.
    if UInt8(bitPattern: text[index]) != bytes[index] { return false }
    index &+= 1
  }
  return text[count] == 0
}
