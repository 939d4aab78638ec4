/// The attributes of an element, valid while the reader holds it.
struct MarkupAttributes {
  /// Names and values in turn, ended by `nil`, as expat gives them.
  private let pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?

  init(_ pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?) { self.pairs = pairs }

  /// Calls `body` with the names, as expat writes them, and values in their order.
  @inline(__always)
  func forEach(_ body: (UnsafePointer<CChar>, UnsafePointer<CChar>) -> Void) {
    guard var pair = pairs else { return }
    while let name = pair[0], let value = pair[1] {
      body(name, value)
      pair += 2
    }
  }

  /// The value of the attribute without namespace of that name.
  func text(_ name: StaticString) -> String? { text(name, in: .none) }

  /// The value of an attribute of a namespace.
  func text(_ name: StaticString, in namespace: MarkupName.Namespace) -> String? {
    var found: String?
    forEach { pointer, value in
      let attribute = MarkupName(pointer)
      if attribute.namespace == namespace, attribute.isLocal(name) {
        found = String(cString: value)
      }
    }
    return found
  }

  /// Whether an attribute of XML Schema's boolean type is there and true.
  func isTrue(_ name: StaticString) -> Bool {
    let value = text(name)
    return value == "1" || value == "true" || value == "on"
  }
}
