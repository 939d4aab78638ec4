import Artifacts
import Foundation
import Testing

@Suite struct ModelArtifactTests {
  struct Setup: Codable, Equatable, Sendable {
    var seed: UInt64 = 7
    var note: String? = "a/b"
  }

  struct Learned: Codable, Equatable, Sendable {
    var coefficients: [Double] = [0.1, -2.5e-300, 3, -0.0]
    var converged = true
  }

  typealias Artifact = ModelArtifact<Setup, Learned>

  private func make(kind: String = "win", schema: Int = 2) -> Artifact {
    Artifact(
      kind: kind, schemaVersion: schema, aforo: "0.1.0", configuration: Setup(),
      parameters: Learned(), trainedAsOf: "2025-03-31",
      window: Artifact.Window(start: "2021-01-01", end: "2025-03-31"), dataFingerprint: "ab12")
  }

  private func decode(_ bytes: [UInt8], kind: String = "win", schema: Int = 2) throws -> Artifact {
    try Artifact.decoded(from: bytes, path: "m.json", kind: kind, supportedSchema: schema)
  }

  private func isRefused(_ bytes: [UInt8]) -> Bool {
    do {
      _ = try decode(bytes)
      return false
    } catch {
      return error is ArtifactError
    }
  }

  @Test("an artifact survives its file, and equal ones give equal bytes")
  func roundTrip() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "aforo-\(UUID()).json").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let artifact = make()
    try artifact.write(to: path)
    let back = try Artifact.read(from: path, kind: "win", supportedSchema: 2)
    #expect(back == artifact)
    #expect(back.parameters.coefficients[3].sign == .minus)
    #expect(Array(try Data(contentsOf: URL(filePath: path))) == (try make().encoded()))
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
  }

  @Test("the checksum is the SHA-256 of the canonical JSON of all else")
  func checksum() throws {
    let payload =
      "{\"aforo\":\"0.1.0\",\"configuration\":{\"note\":\"a/b\",\"seed\":7},"
      + "\"dataFingerprint\":\"ab12\",\"kind\":\"win\","
      + "\"parameters\":{\"coefficients\":[0.1,-2.5e-300,3,-0],\"converged\":true},"
      + "\"schemaVersion\":2,\"trainedAsOf\":\"2025-03-31\","
      + "\"window\":{\"end\":\"2025-03-31\",\"start\":\"2021-01-01\"}}"
    #expect(try make().payloadSHA256() == SHA256Digest.hex(of: Array(payload.utf8)))
  }

  @Test("every flipped bit, every changed and every cut byte is refused")
  func damage() throws {
    let bytes = try make().encoded()
    #expect(!isRefused(bytes))
    for index in bytes.indices {
      for bit in 0..<8 {
        var changed = bytes
        changed[index] ^= 1 << bit
        #expect(isRefused(changed), "bit \(bit) of byte \(index)")
      }
      for byte in Array("\0 \n\t\",:0{}[]\\e".utf8) where byte != bytes[index] {
        var changed = bytes
        changed[index] = byte
        #expect(isRefused(changed), "byte \(index) as \(byte)")
      }
      #expect(isRefused(Array(bytes[0..<index])), "cut at \(index)")
      #expect(isRefused(Array(bytes[0..<index]) + Array(bytes[(index + 1)...])), "without \(index)")
      #expect(isRefused(Array(bytes[0..<index]) + [32] + Array(bytes[index...])), "blank \(index)")
    }
    #expect(isRefused(bytes + [10]))
  }

  @Test("each reason has its own error, found in a fixed order")
  func reasons() throws {
    let bytes = try make().encoded()
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(throws: ArtifactError.unknownKind(path: "m.json", found: "win", expected: "size")) {
      try decode(bytes, kind: "size")
    }
    #expect(throws: ArtifactError.olderSchema(path: "m.json", found: 2, oldest: 3)) {
      try Artifact.decoded(
        from: bytes, path: "m.json", kind: "win", supportedSchema: 4, oldestSchema: 3)
    }
    #expect(throws: ArtifactError.newerSchema(path: "m.json", found: 2, supported: 1)) {
      try decode(bytes, schema: 1)
    }
    #expect(throws: ArtifactError.invalidSchema(path: "m.json", found: 0)) {
      try decode(try make(schema: 0).encoded())
    }
    let changed = text.replacingOccurrences(of: "0.1,", with: "0.2,")
    #expect(changed != text)
    #expect(throws: ArtifactError.checksumMismatch(path: "m.json")) {
      try decode(Array(changed.utf8))
    }
    let extra = text.replacingOccurrences(of: "\"kind\"", with: "\"extra\" : 1,\n  \"kind\"")
    #expect(throws: ArtifactError.notCanonical(path: "m.json")) { try decode(Array(extra.utf8)) }
    let other = text.replacingOccurrences(of: "\n      0.1,", with: "\n      1e-1,")
    #expect(other != text)
    #expect(throws: ArtifactError.notCanonical(path: "m.json")) { try decode(Array(other.utf8)) }
    #expect(throws: ArtifactError.notJSON(path: "m.json", reason: "the text is not JSON")) {
      try decode(Array("model".utf8))
    }
    #expect(throws: ArtifactError.tooDeep(path: "m.json", maximum: 64)) {
      try decode([UInt8](repeating: UInt8(ascii: "["), count: 1_000))
    }
  }

  @Test("parameters that are not finite are not written")
  func notFinite() {
    var artifact = make()
    artifact = Artifact(
      kind: artifact.kind, schemaVersion: 2, aforo: "", configuration: Setup(),
      parameters: Learned(coefficients: [1, .nan]), trainedAsOf: "2025-03-31",
      window: artifact.window, dataFingerprint: "")
    #expect {
      try artifact.encoded()
    } throws: { error in
      guard case .notEncodable("parameters.coefficients[1]", _) = error as? ArtifactError else {
        return false
      }
      return true
    }
  }

  @Test("folders, devices and absent files are refused")
  func files() {
    for path in ["/tmp", "/dev/zero", "/nowhere/m.json", "a\0b"] {
      #expect(throws: ArtifactError.self) {
        try Artifact.read(from: path, kind: "win", supportedSchema: 2)
      }
    }
  }
}
