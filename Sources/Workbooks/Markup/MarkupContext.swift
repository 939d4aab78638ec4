internal import CExpat

/// What expat's callbacks work on: they can neither capture nor throw.
final class MarkupContext {
  let handler: any PartHandler
  let parser: XML_Parser
  let maximumDepth: Int
  private(set) var problem: PartProblem?
  private var depth = 0

  init(handler: any PartHandler, parser: XML_Parser, maximumDepth: Int) {
    self.handler = handler
    self.parser = parser
    self.maximumDepth = maximumDepth
  }

  /// Sets the callbacks. The context must live as long as the parser.
  func install() {
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { data, name, attributes in
        guard let context = MarkupContext.at(data), let name else { return }
        context.start(MarkupName(name), MarkupAttributes(attributes))
      },
      { data, name in
        guard let context = MarkupContext.at(data), let name else { return }
        context.end(MarkupName(name))
      })
    XML_SetCharacterDataHandler(parser) { data, text, count in
      guard let context = MarkupContext.at(data), let text else { return }
      context.text(text, Int(count))
    }
    // Refused where it begins, before any entity of it is read; external ones never are.
    XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
      MarkupContext.at(data)?.stop(.documentType)
    }
  }

  private static func at(_ data: UnsafeMutableRawPointer?) -> MarkupContext? {
    data.map { Unmanaged<MarkupContext>.fromOpaque($0).takeUnretainedValue() }
  }

  private func start(_ name: MarkupName, _ attributes: MarkupAttributes) {
    depth &+= 1
    guard problem == nil else { return }
    guard depth <= maximumDepth else {
      return stop(.limit(.depth, maximum: maximumDepth, place: nil))
    }
    do { try handler.start(name, attributes, depth: depth) } catch { stop(error) }
  }

  private func end(_ name: MarkupName) {
    let level = depth
    depth &-= 1
    guard problem == nil else { return }
    do { try handler.end(name, depth: level) } catch { return stop(error) }
    if handler.isFull { _ = XML_StopParser(parser, XML_Bool(1)) }
  }

  private func text(_ text: UnsafePointer<CChar>, _ count: Int) {
    guard problem == nil else { return }
    text.withMemoryRebound(to: UInt8.self, capacity: count) { bytes in
      do throws(PartProblem) {
        try handler.text(UnsafeBufferPointer(start: bytes, count: count))
      } catch { stop(error) }
    }
  }

  /// Ends the reading; the first problem is the one reported.
  private func stop(_ reason: PartProblem) {
    if problem == nil { problem = reason }
    _ = XML_StopParser(parser, XML_Bool(0))
  }
}
