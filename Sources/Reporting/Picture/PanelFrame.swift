/// The part of a picture in which one pair of axes stands, in the picture's points.
struct PanelFrame {
  let left: Double
  let top: Double
  let width: Double
  let height: Double

  var right: Double { left + width }
  var bottom: Double { top + height }

  /// Ticks, their lines and labels on the left, and the axis' name.
  func drawVertical(
    _ scale: AxisScale, name: String, on canvas: inout SVGCanvas, label: (Double) -> String
  ) {
    for tick in scale.ticks {
      let y = bottom - height * scale.share(tick)
      canvas.line(left, y, right, y, "grid")
      canvas.text(label(tick), left - 8, y + 4, anchor: .end, style: "tick")
    }
    canvas.line(left, top, left, bottom, "axis")
    canvas.text(
      name, left - 52, top + height / 2, anchor: .middle, style: "tick", isUpright: true)
  }

  /// The same below.
  func drawHorizontal(
    _ scale: AxisScale, name: String, on canvas: inout SVGCanvas, label: (Double) -> String
  ) {
    for tick in scale.ticks {
      let x = left + width * scale.share(tick)
      canvas.line(x, bottom, x, bottom + 5, "axis")
      canvas.text(label(tick), x, bottom + 18, anchor: .middle, style: "tick")
    }
    canvas.line(left, bottom, right, bottom, "axis")
    canvas.text(name, left + width / 2, bottom + 36, anchor: .middle, style: "tick")
  }
}
