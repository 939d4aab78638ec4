import Artifacts
import Calendars
import Currencies
import Deals
import Foundation
import Tabular
import Workflows

/// The entry that libFuzzer calls with every input it makes. `AFORO_FUZZ_TARGET` names the reader;
/// without it the first byte of the input chooses one.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let data, count > 0 else { return 0 }
  let bytes = UnsafeBufferPointer(start: data, count: count)
  if let name = chosenReader {
    readers[name]?(Array(bytes))
  } else {
    let names = readers.keys.sorted()
    readers[names[Int(bytes[0]) % names.count]]?(Array(bytes.dropFirst()))
  }
  return 0
}

private let chosenReader = ProcessInfo.processInfo.environment["AFORO_FUZZ_TARGET"]

private let readers: [String: @Sendable ([UInt8]) -> Void] = [
  "amount": readAmount, "artifact": readArtifact, "csv": readCSV, "date": readDate, "yaml": readYAML,
]
