import Artifacts
import Testing

@Suite struct CanonicalJSONTests {
  private struct Nested: Codable, Equatable {
    var zebra: [Double]
    var alpha: [String: Double]
    var path: String
  }

  @Test("keys are sorted, slashes stay, equal values give equal bytes")
  func layout() throws {
    let value = Nested(zebra: [1, 0.1], alpha: ["b": 2, "a": 1.5, "c": 1e300], path: "a/b \"ñ\"")
    let text =
      "{\"alpha\":{\"a\":1.5,\"b\":2,\"c\":1e+300},\"path\":\"a/b \\\"ñ\\\"\",\"zebra\":[1,0.1]}"
    #expect(String(decoding: try CanonicalJSON.encode(value), as: UTF8.self) == text)
    for isPretty in [true, false] {
      let bytes = try CanonicalJSON.encode(value, isPretty: isPretty)
      #expect(try CanonicalJSON.decode(Nested.self, from: bytes) == value)
      #expect(try CanonicalJSON.encode(value, isPretty: isPretty) == bytes)
    }
  }

  @Test("100,000 random doubles and the edges survive to the same bits")
  func doubles() throws {
    var state: UInt64 = 42
    var values: [Double] = [
      0, -0.0, .leastNonzeroMagnitude, -.leastNonzeroMagnitude, .leastNormalMagnitude,
      .greatestFiniteMagnitude, -.greatestFiniteMagnitude, .ulpOfOne, 0.1, 1 / 3, .pi,
      9_007_199_254_740_992, 1e22, 1e23, 9_223_372_036_854_775_808, 123_456_789_012_345_680,
    ]
    while values.count < 100_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let value = Double(bitPattern: state ^ (state >> 29))
      if value.isFinite { values.append(value) }
    }
    let bytes = try CanonicalJSON.encode(values)
    let back = try CanonicalJSON.decode([Double].self, from: bytes)
    #expect(back.count == values.count)
    let different = zip(values, back).filter { $0.bitPattern != $1.bitPattern }
    #expect(different.isEmpty, "\(different.prefix(5))")
  }

  @Test("NaN and infinity are refused with the path of keys")
  func notFinite() {
    for value in [Double.nan, .infinity, -.infinity] {
      #expect {
        try CanonicalJSON.encode(Nested(zebra: [1, 2, value], alpha: [:], path: ""))
      } throws: { error in
        guard case .notEncodable("zebra[2]", _) = error as? ArtifactError else { return false }
        return true
      }
    }
  }

  @Test("nesting is counted before anything is decoded")
  func depth() throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array(String(repeating: "[", count: depth).utf8)
        + Array(String(repeating: "]", count: depth).utf8)
    }
    #expect(throws: ArtifactError.tooDeep(path: "x", maximum: 64)) {
      try CanonicalJSON.decode([Int].self, from: nested(65), name: "x")
    }
    #expect(throws: ArtifactError.tooDeep(path: "x", maximum: 64)) {
      let open = [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000)
      return try CanonicalJSON.decode([Int].self, from: open, name: "x")
    }
    let text = "[\"" + String(repeating: "[{\\\"", count: 200) + "\"]"
    #expect(try CanonicalJSON.decode([String].self, from: Array(text.utf8)).count == 1)
    #expect(try CanonicalJSON.decode([Int].self, from: nested(1)).isEmpty)
  }

  @Test("what does not fit is an error that names the key")
  func wrongShape() {
    let cases = [
      ("{\"zebra\":[1,\"x\"],\"alpha\":{},\"path\":\"\"}", "zebra[1] has another type"),
      ("{\"zebra\":[],\"alpha\":{}}", "path is missing"), ("{", "the text is not JSON"),
      ("", "the text is not JSON"),
    ]
    for (text, reason) in cases {
      #expect(throws: ArtifactError.notJSON(path: "m", reason: reason)) {
        try CanonicalJSON.decode(Nested.self, from: Array(text.utf8), name: "m")
      }
    }
  }
}
