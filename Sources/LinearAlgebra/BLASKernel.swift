internal import COpenBLAS

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
