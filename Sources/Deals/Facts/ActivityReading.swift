/// What is kept of activities beside their deals and times.
public enum ActivityReading: Sendable {
  /// Nothing.
  case times
  /// With whom they were, which way they went, when they were entered: what risk rules ask.
  case marks
  /// What ``KnownTracking`` tells: no ids but numbers made of them, and of subjects only those that
  /// ``DealSettings/demo`` asks for.
  case tracking
  /// Everything that the export says.
  case everything
}
