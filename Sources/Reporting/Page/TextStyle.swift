/// How text for people is laid out. Machine formats do not depend on it.
public struct TextStyle: Equatable, Sendable {
  /// Columns of the terminal; narrower than ``minimumWidth`` is taken as that.
  public var width: Int
  /// Whether headers are bold and trouble is yellow or red.
  public var colour: Bool
  /// The language of headings and of the separators in numbers.
  public var language: OutputLanguage
  /// Whether bars and rules use ASCII only.
  public var isASCII: Bool
  /// Whether a forecast lists its open deals too.
  public var showsDeals: Bool

  /// The narrowest layout.
  public static let minimumWidth = 40

  /// A style.
  public init(
    width: Int = 100, colour: Bool = false, language: OutputLanguage = .en,
    isASCII: Bool = false, showsDeals: Bool = false
  ) {
    self.width = max(Self.minimumWidth, width)
    self.colour = colour
    self.language = language
    self.isASCII = isASCII
    self.showsDeals = showsDeals
  }
}

/// The weight of a piece of text; shown as colour where colours are on.
public enum Tone: Sendable {
  /// As it comes.
  case plain
  /// A heading: bold.
  case heading
  /// To be looked at: yellow.
  case warning
  /// Wrong: red.
  case trouble

  /// The text between the escape sequences of this tone.
  func paint(_ text: String, _ colour: Bool) -> String {
    guard colour, !text.isEmpty else { return text }
    switch self {
    case .plain: return text
    case .heading: return "\u{1B}[1m\(text)\u{1B}[0m"
    case .warning: return "\u{1B}[33m\(text)\u{1B}[0m"
    case .trouble: return "\u{1B}[31m\(text)\u{1B}[0m"
    }
  }
}
