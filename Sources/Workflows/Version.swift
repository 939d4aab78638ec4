/// The version of aforo.
public enum Version {
  /// Written into models and answers.
  public static let current = "0.1.0"
}
