/// The parts of an answer for people, rendered to a terminal or to Markdown.
struct Page {
  private enum Block {
    case heading(String)
    case text(String, Tone)
    case table(TextTable)
    case figure([String])

    var isText: Bool {
      if case .text = self { true } else { false }
    }

    var isHeading: Bool {
      if case .heading = self { true } else { false }
    }
  }

  let style: TextStyle
  private var blocks: [Block] = []

  init(_ style: TextStyle) {
    self.style = style
  }

  /// A heading line.
  mutating func heading(_ text: String) { blocks.append(.heading(DisplayText.escaped(text))) }

  /// A line of text, broken where it is too long.
  mutating func text(_ text: String, _ tone: Tone = .plain) {
    blocks.append(.text(DisplayText.escaped(text), tone))
  }

  /// A line for each warning.
  mutating func warnings(_ warnings: [String]) {
    for warning in warnings { text("\(style.language("warning")): \(warning)", .warning) }
  }

  /// A table.
  mutating func table(_ table: TextTable) { blocks.append(.table(table)) }

  /// Lines that keep their blanks.
  mutating func figure(_ lines: [String]) {
    if !lines.isEmpty { blocks.append(.figure(lines)) }
  }

  /// The page as a table or, for any other format, as Markdown.
  func render(_ format: OutputFormat) -> String {
    format == .table ? text : markdown
  }

  /// Plain text: an empty line around tables, figures and before headings.
  var text: String {
    join(closeTo: { $0.isText || $0.isHeading }) { block, lines in
      switch block {
      case .heading(let text):
        lines += Paragraph.lines(text, width: style.width).map {
          Tone.heading.paint($0, style.colour)
        }
      case .text(let text, let tone):
        lines += Paragraph.lines(text, width: style.width, hanging: 2).map { line in
          let words = line.drop { $0 == " " }
          return String(line.prefix(line.count - words.count))
            + tone.paint(String(words), style.colour)
        }
      case .table(let table): lines += table.lines(style)
      case .figure(let figure): lines += figure
      }
    }
  }

  /// Markdown; sentences become list items.
  var markdown: String {
    join(closeTo: { $0.isText }) { block, lines in
      switch block {
      case .heading(let text): lines.append("## \(MarkdownText.escaped(text))")
      case .text(let text, _): lines.append("- \(MarkdownText.escaped(text))")
      case .table(let table): lines += table.markdown
      case .figure(let figure): lines += ["```text"] + figure + ["```"]
      }
    }
  }

  /// The lines of all blocks, with an empty line between two of them, but not before a sentence
  /// that follows a block of `closeTo`.
  private func join(
    closeTo: (Block) -> Bool, _ add: (Block, inout [String]) -> Void
  ) -> String {
    var lines: [String] = []
    var last: Block?
    for block in blocks {
      if let last, !(block.isText && closeTo(last)) { lines.append("") }
      add(block, &lines)
      last = block
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
