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

  @Test(
    "in order or not, codes are those of first sight", arguments: [0, 1, 10, 100] as [UInt64])
  func inOrder(disorder: UInt64) {
    var table = SymbolTable()
    var expected: [String: Int32] = [:]
    var random = Seeded(state: disorder + 1)
    for number in 0..<20_000 {
      // Ascending numbers, each up to three times, and now and then any earlier or later one.
      let isStray = random.next() % 1_000 < disorder
      let value = isStray ? Int(random.next() % 30_000) : number / 3
      let text = "D" + String(repeating: "0", count: 8 - String(value).count) + "\(value)"
      let code = Array(text.utf8).withUnsafeBufferPointer { table.internInOrder($0) }
      #expect(code == expected[text, default: Int32(expected.count)])
      expected[text] = code
      if number % 1_000 == 0 {
        #expect(table.find(text) == code)
        #expect(table.find(text + "x") == nil)
      }
    }
    #expect(table.count == expected.count)
    for (text, code) in expected { #expect(table.find(text) == code) }
    let other = table.intern("never seen")
    #expect(other == Int32(expected.count))
    for (text, code) in expected { #expect(table.intern(text) == code) }
  }

  @Test("symbols of different lengths are in the order of their bytes")
  func lengthsInOrder() {
    var table = SymbolTable()
    for (code, text) in ["", "a", "ab", "b", "ba"].enumerated() {
      let given = Array(text.utf8).withUnsafeBufferPointer { table.internInOrder($0) }
      #expect(given == Int32(code))
    }
    for (code, text) in ["", "a", "ab", "b", "ba"].enumerated() {
      #expect(table.find(text) == Int32(code))
    }
    #expect(table.find("aa") == nil)
    #expect(table.find("c") == nil)
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
