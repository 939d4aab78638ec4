import Foundation
import FuzzReaders

/// The entry that libFuzzer calls with every input it makes. `AFORO_FUZZ_TARGET` names the reader;
/// without it the first byte of an input chooses one. See CONTRIBUTING.md for the command.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let data, count > 0 else { return 0 }
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  if let chosen {
    chosen.read(bytes)
  } else {
    FuzzReader.allCases[Int(bytes[0]) % FuzzReader.allCases.count].read(Array(bytes.dropFirst()))
  }
  return 0
}

private let chosen = ProcessInfo.processInfo.environment["AFORO_FUZZ_TARGET"]
  .flatMap(FuzzReader.init(rawValue:))

/// libFuzzer's own driver, which its runtime library holds.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// The program; the package manager calls the main function of an executable by this name.
@_cdecl("aforo_fuzz_main")
public func fuzzMain(
  _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
) -> CInt {
  var count = count
  var arguments = arguments
  return runDriver(&count, &arguments) { fuzzOneInput($0, $1) }
}
