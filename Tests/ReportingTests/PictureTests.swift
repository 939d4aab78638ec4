import Currencies
import Evaluation
import TestSupport
import Testing

// Axes and figures are parts of pictures without a face of their own.
@testable import Reporting

@Suite("Pictures")
struct PictureTests {
  @Test("axes run from round number to round number around the values")
  func axes() {
    let axis = AxisScale([0.3, 10.3], from: 0)
    #expect(axis.ticks == [0, 2.5, 5, 7.5, 10, 12.5])
    #expect(axis.decimals == 1)
    #expect(axis.share(5) == 0.4)
    #expect(axis.share(-1) == 0 && axis.share(99) == 1)
    #expect(AxisScale([-3, 8]).ticks == [-5, -2.5, 0, 2.5, 5, 7.5, 10])
    #expect(AxisScale([1_200_000, 1_900_000]).ticks.first == 1_200_000)
    #expect(AxisScale([0.01, 0.19], from: 0).ticks.count == 5)
  }

  @Test("an axis of one value, of nothing and of nonsense still has an extent")
  func edges() {
    for values in [[7.0], [0], [], [.nan, .infinity], [-2, -2]] {
      let axis = AxisScale(values)
      #expect(axis.low < axis.high && axis.ticks.count >= 2, "\(values)")
    }
  }

  @Test("spans, marks and legend of a figure, cell by cell")
  func spans() {
    func figure(width: Int, isASCII: Bool) -> [String] {
      SpanFigure(
        lines: [
          SpanFigure.Line(
            label: "a", outer: 0...10, inner: 2...6, centre: 4, other: 8, note: "n"),
          SpanFigure.Line(label: "bb", outer: 5...5, inner: nil, centre: 5, other: 5, note: ""),
        ],
        legend: SpanFigure.Legend(outer: "o", inner: "i", centre: "c", other: "x"),
        axis: AxisScale([0, 10], from: 0), style: TextStyle(width: width, isASCII: isASCII)
      ) { "\(Int($0))" }.text
    }
    func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }
    // 40 columns: two of labels, one of notes, two blanks and 35 cells for 0 to 10, so that 2 is
    // cell 7, 4 is 14, 5 is 17, 6 is 20, 8 is 27.
    #expect(
      figure(width: 40, isASCII: true) == [
        "   0" + repeated(" ", 32) + "10",
        " a -------=======o======------X------- n",
        "bb " + repeated(" ", 17) + "*",
        "-- o  == i  o c  X x  * both",
      ])
    #expect(
      figure(width: 40, isASCII: false)[1]
        == " a ───────━━━━━━━●━━━━━━──────◆─────── n")
    let widest = figure(width: 200, isASCII: true).map(\.count).max()
    #expect(widest == 2 + 1 + SpanFigure.maximumSize + 1 + 1)
  }

  @Test("the picture is whole XML, its points lie where the axis says, hostile text is harmless")
  func svg() throws {
    let svg = BacktestPicture.svg(Fixtures.backtest)
    #expect(svg.hasPrefix("<?xml") && svg.hasSuffix("</svg>\n"))
    for tag in ["svg", "text", "circle", "title", "desc", "style"] {
      #expect(
        svg.ranges(of: "<\(tag)>").count + svg.ranges(of: "<\(tag) ").count
          == svg.ranges(of: "</\(tag)>").count, "\(tag)")
    }
    #expect(!svg.contains("nan") && !svg.contains("inf"))
    // Two rows of the total, and one circle of the legend.
    #expect(svg.ranges(of: "<circle class=\"came\"").count == 3)
    // Up to 1,880 thousand: an axis of 0 to 2,000. The panel reaches from 110 to 350 points, so
    // 1,400 thousand lie at 350 - 240 * 0.7 and 900 thousand at 350 - 240 * 0.45.
    #expect(svg.contains("cy=\"182\""))
    #expect(svg.contains("cy=\"242\""))
    #expect(
      SVGCanvas.escaped("<a href=\"x\">&\u{1B}") == "&lt;a href=&quot;x&quot;&gt;&amp;\\u{1B}")
  }

  @Test("a report without rows and one without deals are drawn too")
  func empty() {
    let nothing = BacktestReport(currency: .eur, days: [])
    #expect(BacktestPicture.svg(nothing).hasSuffix("</svg>\n"))
    #expect(!BacktestText.render(nothing, format: .table).isEmpty)
  }
}
