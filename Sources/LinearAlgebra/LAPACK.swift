internal import COpenBLAS

/// What every wrapper shares: option letters, dimensions, and the meaning of `info`.
enum LAPACK {
  static let columnMajor = LAPACK_COL_MAJOR
  static let lower = CChar(UInt8(ascii: "L"))
  static let upper = CChar(UInt8(ascii: "U"))
  static let left = CChar(UInt8(ascii: "L"))
  static let transposed = CChar(UInt8(ascii: "T"))
  static let notTransposed = CChar(UInt8(ascii: "N"))
  static let nonUnit = CChar(UInt8(ascii: "N"))
  static let oneNorm = CChar(UInt8(ascii: "1"))
  static let vectors = CChar(UInt8(ascii: "V"))
  static let thin = CChar(UInt8(ascii: "S"))

  /// A dimension as Fortran's integer.
  static func dimension(_ value: Int) throws(LinearAlgebraError) -> Int32 {
    BLASThreads.useOne()
    guard let narrow = Int32(exactly: value) else { throw .tooLarge(dimension: value) }
    return narrow
  }

  /// The one place where `info` gets a meaning.
  ///
  /// Zero is success; above zero is the routine's own documented failure; below zero is an illegal
  /// argument, which is a bug of the wrapper since sizes and finiteness were checked before.
  static func check(
    _ info: Int32, _ routine: String, _ failure: (Int) -> LinearAlgebraError
  ) throws(LinearAlgebraError) {
    if info == 0 { return }
    if info == LAPACK_WORK_MEMORY_ERROR || info == LAPACK_TRANSPOSE_MEMORY_ERROR {
      throw .outOfMemory(routine: routine)
    }
    precondition(info > 0, "\(routine): argument \(-info)")
    throw failure(Int(info))
  }
}
