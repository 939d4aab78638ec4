/// Medians and small values without a sort.
enum OrderStatistics {
  /// The element that would stand at `rank` (from 0) in ascending order; the values are reordered.
  ///
  /// - Complexity: O(*n*) on average.
  static func select(_ values: inout [Double], rank: Int) -> Double {
    values.withUnsafeMutableBufferPointer { values in
      var (low, high) = (0, values.count - 1)
      while low < high {
        let pivot = middle(values[low], values[(low + high) / 2], values[high])
        var (i, j) = (low, high)
        while i <= j {
          while values[i] < pivot { i += 1 }
          while values[j] > pivot { j -= 1 }
          if i <= j {
            values.swapAt(i, j)
            i += 1
            j -= 1
          }
        }
        if rank <= j {
          high = j
        } else if rank >= i {
          low = i
        } else {
          return values[rank]
        }
      }
      return values[rank]
    }
  }

  private static func middle(_ a: Double, _ b: Double, _ c: Double) -> Double {
    max(min(a, b), min(max(a, b), c))
  }

  /// The middle value, or the mean of the two in the middle.
  static func median(_ values: [Double]) -> Double {
    var work = values
    let upper = select(&work, rank: values.count / 2)
    guard values.count % 2 == 0 else { return upper }
    // What stands before the upper middle is no larger; its largest is the lower middle.
    let lower = work[0..<(values.count / 2)].max() ?? upper
    return 0.5 * lower + 0.5 * upper
  }

  /// 1 for the `count` smallest values, 0 for the others; of equal ones the first are taken.
  static func indicator(ofSmallest count: Int, in values: [Double]) -> [Double] {
    var work = values
    let cut = select(&work, rank: count - 1)
    var marks = [Double](repeating: 0, count: values.count)
    var below = 0
    for i in values.indices where values[i] < cut {
      marks[i] = 1
      below += 1
    }
    for i in values.indices where values[i] == cut && below < count {
      marks[i] = 1
      below += 1
    }
    return marks
  }

  /// The median and the median absolute deviation, the latter scaled to the standard deviation of
  /// a normal distribution.
  static func medianAndDeviation(_ values: [Double]) -> (median: Double, deviation: Double) {
    let middle = median(values)
    return (middle, 1.482_602_218_505_602 * median(values.map { abs($0 - middle) }))
  }
}
