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
