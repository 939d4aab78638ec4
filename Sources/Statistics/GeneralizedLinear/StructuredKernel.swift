internal import LinearAlgebra

/// The inner loops over the rows of a ``StructuredDesign``.
///
/// Raw pointers are used here alone, inside one scope for each block: the loops index arrays by
/// codes that ``Factor`` has checked, and bounds checks there cost half of the time.
struct StructuredKernel {
  /// Rows worked on at a time, so that all columns of a run stay in the first-level cache.
  private static let run = 256

  let design: StructuredDesign
  let tables: StructuredTables
  private let numericCoefficients: [Double]
  /// A coefficient for each line (level), 0 for references.
  private let lineCoefficients: [Double]
  private let multipliers: [Double]
  private let factorCodes: [[UInt16]]
  private let levelCounts: [Int]
  private(set) var sums: StructuredSums

  private var columnBuffer: [Double]
  private var weightedBuffer: [Double]
  private var rowBuffer: [Double]
  private var predictor: [Double]
  private var rootWeight: [Double]

  init(_ design: StructuredDesign, _ coefficients: [Double], scales: [Double]) {
    self.design = design
    tables = StructuredTables(design)
    let numeric = tables.numericCount
    numericCoefficients = Array(coefficients[0..<numeric])
    multipliers = Array(scales[0..<numeric])
    lineCoefficients = design.levelColumns.flatMap { list in
      list.map { $0 >= 0 ? coefficients[$0] : 0 }
    }
    factorCodes = design.factors.map(\.codes)
    levelCounts = design.factors.map(\.levelCount)
    sums = tables.emptySums()
    let run = StructuredKernel.run
    columnBuffer = [Double](repeating: 0, count: tables.width * run)
    weightedBuffer = columnBuffer
    rowBuffer = columnBuffer
    predictor = [Double](repeating: 0, count: run)
    rootWeight = predictor
  }

  /// Adds the rows of a block.
  mutating func add(_ rows: Range<Int>, _ rowTerms: NewtonSums.RowTerms) {
    var start = rows.lowerBound
    while start < rows.upperBound {
      let part = start..<min(start + StructuredKernel.run, rows.upperBound)
      load(part)
      predict(part)
      sums.objective += StructuredKernel.apply(rowTerms, part, &predictor, &rootWeight)
      weigh(part.count)
      addNumeric(part.count)
      addFactors(part)
      start = part.upperBound
    }
  }

  private static func apply(
    _ rowTerms: NewtonSums.RowTerms, _ rows: Range<Int>, _ predictor: inout [Double],
    _ rootWeight: inout [Double]
  ) -> Double {
    var predictorSpan = predictor.mutableSpan
    var rootSpan = rootWeight.mutableSpan
    return rowTerms(rows, &predictorSpan, &rootSpan)
  }

  mutating func appendPredictors(_ rows: Range<Int>, to result: inout [Double]) {
    var start = rows.lowerBound
    while start < rows.upperBound {
      let part = start..<min(start + StructuredKernel.run, rows.upperBound)
      load(part)
      predict(part)
      result += predictor[0..<part.count]
      start = part.upperBound
    }
  }

  /// Copies the run, column after column, the intercept's ones first.
  private mutating func load(_ rows: Range<Int>) {
    let (run, count) = (StructuredKernel.run, rows.count)
    let first = design.hasIntercept ? 1 : 0
    let height = design.rows
    columnBuffer.withUnsafeMutableBufferPointer { target in
      let ones = tables.onesSlot(design) * run
      for i in 0..<run { target[ones &+ i] = i < count ? 1 : 0 }
      design.numeric.withUnsafeColumnMajor { source in
        guard let from = source.baseAddress, let to = target.baseAddress else { return }
        for j in 0..<design.numeric.columns {
          let multiplier = multipliers[first + j]
          let column = from + (j * height + rows.lowerBound)
          let copy = to + (first + j) * run
          for i in 0..<count { copy[i] = column[i] * multiplier }
          // The tail of a short run counts for nothing.
          for i in count..<run { copy[i] = 0 }
        }
      }
    }
  }

  private mutating func predict(_ rows: Range<Int>) {
    let (run, count) = (StructuredKernel.run, rows.count)
    predictor.withUnsafeMutableBufferPointer { result in
      for i in 0..<run { result[i] = 0 }
      columnBuffer.withUnsafeBufferPointer { columns in
        guard let eta = result.baseAddress, let base = columns.baseAddress else { return }
        for j in 0..<tables.numericCount {
          let coefficient = numericCoefficients[j]
          let column = base + j * run
          for i in 0..<run { eta[i] += coefficient * column[i] }
        }
      }
      lineCoefficients.withUnsafeBufferPointer { lines in
        for c in factorCodes.indices {
          factorCodes[c].withUnsafeBufferPointer { codes in
            guard let eta = result.baseAddress, let base = lines.baseAddress,
              let code = codes.baseAddress
            else { return }
            let line = base + tables.lineOffsets[c]
            let from = code + rows.lowerBound
            for i in 0..<count { eta[i] += line[Int(from[i])] }
          }
        }
      }
    }
  }

  /// Columns times the weight, once by column and once by row, the score last in each row.
  private mutating func weigh(_ count: Int) {
    let (run, width) = (StructuredKernel.run, tables.width)
    let used = max(tables.numericCount, tables.onesSlot(design) + 1)
    for i in 0..<run {
      rootWeight[i] = i < count ? rootWeight[i] * rootWeight[i] : 0
      if i >= count { predictor[i] = 0 }
    }
    columnBuffer.withUnsafeBufferPointer { columns in
      weightedBuffer.withUnsafeMutableBufferPointer { weighted in
        rowBuffer.withUnsafeMutableBufferPointer { lines in
          guard let base = columns.baseAddress, let to = weighted.baseAddress,
            let line = lines.baseAddress
          else { return }
          rootWeight.withUnsafeBufferPointer { weights in
            for j in 0..<used {
              let (column, product) = (base + j * run, to + j * run)
              for i in 0..<run { product[i] = column[i] * weights[i] }
              for i in 0..<count { line[i &* width &+ j] = product[i] }
            }
          }
          for i in 0..<count { line[i &* width &+ (width &- 1)] = predictor[i] }
        }
      }
    }
  }

  /// The numeric block, two rows and two columns of the matrix at a time.
  private mutating func addNumeric(_ count: Int) {
    let (run, width) = (StructuredKernel.run, tables.width)
    let groups = (count + 3) / 4
    let numeric = tables.numericCount
    columnBuffer.withUnsafeBytes { columns in
      weightedBuffer.withUnsafeBytes { weighted in
        predictor.withUnsafeBytes { score in
          guard let x = columns.baseAddress, let z = weighted.baseAddress,
            let r = score.baseAddress
          else { return }
          let stride = run * 8
          for i in Swift.stride(from: 0, to: numeric, by: 2) {
            let (z0, z1) = (z + i * stride, z + (i + 1) * stride)
            for j in Swift.stride(from: i, to: numeric, by: 2) {
              let tile = StructuredKernel.tile(
                z0, z1, x + j * stride, x + (j + 1) * stride, groups)
              sums.gram[i * width + j] += tile[0]
              sums.gram[i * width + j + 1] += tile[1]
              sums.gram[(i + 1) * width + j] += tile[2]
              sums.gram[(i + 1) * width + j + 1] += tile[3]
            }
            let scores = StructuredKernel.tile(
              x + i * stride, x + (i + 1) * stride, r, r, groups)
            sums.gradient[i] += scores[0]
            sums.gradient[i + 1] += scores[2]
          }
        }
      }
    }
  }

  /// The four dot products of two columns with two others.
  @inline(__always)
  private static func tile(
    _ a0: UnsafeRawPointer, _ a1: UnsafeRawPointer, _ b0: UnsafeRawPointer,
    _ b1: UnsafeRawPointer, _ groups: Int
  ) -> SIMD4<Double> {
    var (s00, s01) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
    var (s10, s11) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
    for group in 0..<groups {
      let at = group &* 32
      let u0 = a0.loadUnaligned(fromByteOffset: at, as: SIMD4<Double>.self)
      let u1 = a1.loadUnaligned(fromByteOffset: at, as: SIMD4<Double>.self)
      let v0 = b0.loadUnaligned(fromByteOffset: at, as: SIMD4<Double>.self)
      let v1 = b1.loadUnaligned(fromByteOffset: at, as: SIMD4<Double>.self)
      s00 += u0 * v0
      s01 += u0 * v1
      s10 += u1 * v0
      s11 += u1 * v1
    }
    return SIMD4(s00.sum(), s01.sum(), s10.sum(), s11.sum())
  }

  /// Each row's weighted values to the lines of its levels, its weight to the pairs of them.
  private mutating func addFactors(_ rows: Range<Int>) {
    let (count, width) = (rows.count, tables.width)
    rowBuffer.withUnsafeBytes { source in
      sums.lines.withUnsafeMutableBytes { target in
        guard let from = source.baseAddress, let to = target.baseAddress else { return }
        for c in factorCodes.indices {
          let lines = to + tables.lineOffsets[c] * width * 8
          factorCodes[c].withUnsafeBufferPointer { codes in
            guard let code = codes.baseAddress.map({ $0 + rows.lowerBound }) else { return }
            for i in 0..<count {
              let line = lines + Int(code[i]) &* width &* 8
              let row = from + i &* width &* 8
              for part in 0..<(width / 4) {
                let sum =
                  line.loadUnaligned(fromByteOffset: part &* 32, as: SIMD4<Double>.self)
                  + row.loadUnaligned(fromByteOffset: part &* 32, as: SIMD4<Double>.self)
                line.storeBytes(of: sum, toByteOffset: part &* 32, as: SIMD4<Double>.self)
              }
            }
          }
        }
      }
    }
    addPairs(rows)
  }

  private mutating func addPairs(_ rows: Range<Int>) {
    sums.pairs.withUnsafeMutableBufferPointer { pairs in
      rootWeight.withUnsafeBufferPointer { weights in
        guard let table = pairs.baseAddress, let weight = weights.baseAddress else { return }
        var pair = 0
        for c in factorCodes.indices {
          for d in (c + 1)..<max(c + 1, factorCodes.count) {
            let to = table + tables.pairOffsets[pair]
            let levels = levelCounts[d]
            factorCodes[c].withUnsafeBufferPointer { first in
              factorCodes[d].withUnsafeBufferPointer { second in
                guard let a = first.baseAddress.map({ $0 + rows.lowerBound }),
                  let b = second.baseAddress.map({ $0 + rows.lowerBound })
                else { return }
                for i in 0..<rows.count { to[Int(a[i]) &* levels &+ Int(b[i])] += weight[i] }
              }
            }
            pair += 1
          }
        }
      }
    }
  }
}
