/// A trained model as it is kept in a file: what it was trained with, on what, and as of when.
public struct ModelArtifact<
  Configuration: Codable & Sendable, Parameters: Codable & Sendable
>: Sendable {
  /// The first and the last day of the training data, `yyyy-mm-dd`.
  public struct Window: Codable, Equatable, Sendable {
    /// The first day.
    public let start: String
    /// The last day.
    public let end: String

    /// A window of days, `yyyy-mm-dd`.
    public init(start: String, end: String) {
      self.start = start
      self.end = end
    }
  }

  /// What kind of model it is, for example `win`.
  public let kind: String
  /// The version of the layout of configuration and parameters, from 1.
  public let schemaVersion: Int
  /// The version of aforo that trained it.
  public let aforo: String
  /// What the model was asked to be.
  public let configuration: Configuration
  /// What was learned.
  public let parameters: Parameters
  /// The day as of which it was trained, `yyyy-mm-dd`; nothing known later went in.
  public let trainedAsOf: String
  /// The days that the training data cover.
  public let window: Window
  /// A digest of the training data.
  public let dataFingerprint: String

  /// An artifact as given.
  public init(
    kind: String, schemaVersion: Int, aforo: String, configuration: Configuration,
    parameters: Parameters, trainedAsOf: String, window: Window, dataFingerprint: String
  ) {
    self.kind = kind
    self.schemaVersion = schemaVersion
    self.aforo = aforo
    self.configuration = configuration
    self.parameters = parameters
    self.trainedAsOf = trainedAsOf
    self.window = window
    self.dataFingerprint = dataFingerprint
  }
}

extension ModelArtifact: Equatable where Configuration: Equatable, Parameters: Equatable {}
