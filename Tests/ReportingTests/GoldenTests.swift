import Foundation
import TestSupport
import Testing

@Suite("Golden files")
struct GoldenTests {
  private static let isRecording = ProcessInfo.processInfo.environment["AFORO_RECORD"] == "1"

  @Test("A text that differs, or has no file, is an issue", .enabled(if: !isRecording))
  func difference() {
    withKnownIssue { expectGolden("other\n", "card.md") }
    withKnownIssue { expectGolden("other\n", "no-such-file.txt") }
  }
}
