extension RobustCovariance {
  /// All rows, or one of each of equally long stretches: where in it is fixed, but without a
  /// period that the data might share.
  static func startingRows(_ count: Int) -> [Int] {
    let wanted = startRows
    guard count > wanted else { return Array(0..<count) }
    var stream = RandomStream(seed: 0x4D43_44, stream: UInt64(count))
    return (0..<wanted).map { k in
      let (start, end) = (k * count / wanted, (k + 1) * count / wanted)
      return start + stream.integer(below: end - start)
    }
  }
}
