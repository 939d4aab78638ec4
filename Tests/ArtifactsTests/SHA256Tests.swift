import Artifacts
import Testing

@Suite struct SHA256Tests {
  @Test(
    "digests are those of FIPS 180-4",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
    ])
  func vectors(_ text: String, _ expected: String) throws {
    #expect(try SHA256Digest.hex(of: Array(text.utf8)) == expected)
  }

  @Test("a million bytes in pieces of any size have the digest of the whole")
  func pieces() throws {
    let million = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
    let expected = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    #expect(try SHA256Digest.hex(of: million) == expected)
    let stream = SHA256Stream()
    var position = 0
    var size = 1
    while position < million.count {
      stream.update(Array(million[position..<min(position + size, million.count)]))
      position += size
      size = size * 3 % 10_007
    }
    #expect(try stream.finishHex() == expected)
    #expect(try stream.finishHex() == expected)
  }
}
