/// Gathers the text of a string item: its own and that of its runs, without the hints for
/// pronunciation.
struct RichText {
  private var isPhonetic = false
  private(set) var isCollecting = false

  mutating func start(_ name: MarkupName) {
    if name.isCell("rPh") { isPhonetic = true }
    isCollecting = !isPhonetic && name.isCell("t")
  }

  mutating func end(_ name: MarkupName) {
    if name.isCell("rPh") { isPhonetic = false }
    isCollecting = false
  }
}
