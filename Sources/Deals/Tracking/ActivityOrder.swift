/// The rows of activities in the order of time, and of what they say where it is the same.
enum ActivityOrder {
  /// Rows are first put into narrow spans of time, so that only few are compared with one another.
  ///
  /// - Parameter precedes: whether a row comes before another of the same moment.
  static func rows(_ times: [Int64], _ precedes: (Int, Int) -> Bool) -> [Int32] {
    guard let first = times.min(), let last = times.max() else { return [] }
    let range = UInt64(bitPattern: last &- first)
    var shift = 0
    while range >> UInt64(shift) >= UInt64(max(16, times.count / 4)) { shift += 1 }
    let spans = Int(range >> UInt64(shift)) + 1
    func span(_ time: Int64) -> Int { Int(UInt64(bitPattern: time &- first) >> UInt64(shift)) }
    var ends = [Int32](repeating: 0, count: spans + 1)
    for time in times { ends[span(time) + 1] += 1 }
    for index in 0..<spans { ends[index + 1] += ends[index] }
    var order = [Int32](repeating: 0, count: times.count)
    // After this each end is that of its own span.
    for (row, time) in times.enumerated() {
      let span = span(time)
      order[Int(ends[span])] = Int32(row)
      ends[span] += 1
    }
    order.withUnsafeMutableBufferPointer { order in
      var start = 0
      for span in 0..<spans {
        let end = Int(ends[span])
        if end - start > 1 {
          var part = UnsafeMutableBufferPointer(rebasing: order[start..<end])
          part.sort {
            let (left, right) = (Int($0), Int($1))
            return times[left] == times[right]
              ? precedes(left, right) : times[left] < times[right]
          }
        }
        start = end
      }
    }
    return order
  }
}
