/// The texts that cells share, in one block; the count that the part declares is not believed.
final class SharedStrings: PartHandler {
  private(set) var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var rich = RichText()
  private let maximum: Int

  init(cellBytes: Int) { maximum = cellBytes }

  var count: Int { ends.count }

  /// Where a text lies in ``bytes``; `nil` for a number that no text has.
  func range(_ index: Int) -> Range<Int>? {
    guard ends.indices.contains(index) else { return nil }
    return (index == 0 ? 0 : ends[index - 1])..<ends[index]
  }

  func start(
    _ name: MarkupName, _ attributes: MarkupAttributes, depth: Int
  ) throws(PartProblem) {
    if depth > 2 { rich.start(name) }
  }

  func end(_ name: MarkupName, depth: Int) throws(PartProblem) {
    rich.end(name)
    guard depth == 2, name.isCell("si") else { return }
    EscapedText.unescape(&bytes, from: ends.last ?? 0)
    ends.append(bytes.count)
  }

  func text(_ piece: UnsafeBufferPointer<UInt8>) throws(PartProblem) {
    guard rich.isCollecting else { return }
    bytes.append(contentsOf: piece)
    guard bytes.count - (ends.last ?? 0) <= maximum else {
      throw .limit(.cellBytes, maximum: maximum, place: "shared string \(ends.count + 1)")
    }
  }
}
