internal import COpenBLAS

/// How many threads the BLAS library uses: always one.
///
/// With two threads OpenBLAS gives other bits than with one, so it never gets more; parallel work
/// is made of whole blocks by ``Parallel`` instead.
public enum BLASThreads {
  /// Set when first touched, and by every entry of this module.
  private static let one: Void = openblas_set_num_threads(1)

  /// Limits BLAS and LAPACK to one thread; calls after the first cost nothing.
  public static func useOne() {
    _ = one
  }
}

/// The kernel that OpenBLAS chose for this processor.
///
/// Results differ in their last bits between kernels, so a report of a difference should name it.
public enum BLASKernel {
  /// OpenBLAS's name of the processor kind, for instance `Haswell` or `SkylakeX`.
  public static var name: String {
    BLASThreads.useOne()
    guard let text = openblas_get_corename() else { return "unknown" }
    return String(cString: text)
  }
}
