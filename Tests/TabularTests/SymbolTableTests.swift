import Tabular
import Testing

@Suite struct SymbolTableTests {
  @Test("codes count up in the order of first sight, and lead back to the text")
  func codes() {
    var table = SymbolTable()
    var expected: [String: Int32] = [:]
    var random = Seeded(state: 7)
    for _ in 0..<50_000 {
      let length = Int.random(in: 0...20, using: &random)
      let text = String(repeating: "ab€", count: length / 4) + "\(random.next() % 3_000)"
      let code = table.intern(text)
      #expect(code == expected[text, default: Int32(expected.count)])
      expected[text] = code
    }
    #expect(table.count == expected.count)
    for (text, code) in expected {
      #expect(table.string(code) == text)
      #expect(table.find(text) == code)
    }
    #expect(table.find("never seen") == nil)
  }

  @Test("the empty string is a symbol like any other")
  func empty() {
    var table = SymbolTable()
    #expect(table.find("") == nil)
    #expect(table.intern("") == 0)
    #expect(table.intern(UnsafeBufferPointer(start: nil, count: 0)) == 0)
    #expect(table.intern("a") == 1)
    #expect(table.intern("") == 0 && table.find("") == 0)
    #expect(table.string(0).isEmpty && table.count == 2)
    var later = SymbolTable()
    #expect(later.intern("a") == 0 && later.intern("") == 1 && later.find("") == 1)
  }

  @Test("strings that differ in one byte of any length have codes of their own")
  func lengths() {
    var table = SymbolTable()
    for length in 1...40 {
      for position in 0..<length {
        var bytes = [UInt8](repeating: 97, count: length)
        bytes[position] = 98
        let before = Int32(table.count)
        #expect(bytes.withUnsafeBufferPointer { table.intern($0) } == before)
        #expect(bytes.withUnsafeBufferPointer { table.find($0) } == before)
      }
    }
  }

  @Test("copies are values")
  func values() {
    var table = SymbolTable()
    _ = table.intern("a")
    let copy = table
    _ = table.intern("b")
    #expect(copy.count == 1 && table.count == 2 && copy != table)
    #expect(table.strings == ["a", "b"])
  }
}
