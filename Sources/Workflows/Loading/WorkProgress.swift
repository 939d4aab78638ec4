/// Where long work says what it does; the command line prints it to standard error.
public struct WorkProgress: Sendable {
  private let report: @Sendable (String) -> Void

  /// A progress that gives each line to `report`.
  public init(_ report: @escaping @Sendable (String) -> Void) { self.report = report }

  /// No progress.
  public static let none = WorkProgress { _ in }

  /// Says what is being done now.
  public func callAsFunction(_ text: String) { report(text) }
}
