extension ModelArtifact {
  /// The layout of the file. The checksum is over the same without the checksum.
  private struct Envelope: Codable {
    let kind: String
    let schemaVersion: Int
    let aforo: String
    let configuration: Configuration
    let parameters: Parameters
    let trainedAsOf: String
    let window: Window
    let dataFingerprint: String
    var payloadSHA256: String?
  }

  /// What is looked at before the rest is known to be of the right shape.
  private struct Label: Codable {
    let kind: String
    let schemaVersion: Int
  }

  /// SHA-256 over the canonical JSON of all fields.
  ///
  /// - Throws: ``ArtifactError/notEncodable(place:reason:)`` for NaN and infinity.
  public func payloadSHA256() throws(ArtifactError) -> String {
    try SHA256Digest.hex(of: CanonicalJSON.encode(envelope))
  }

  /// The bytes of the file: pretty-printed canonical JSON with the checksum, and a line end.
  ///
  /// - Throws: ``ArtifactError/notEncodable(place:reason:)`` for NaN and infinity.
  public func encoded() throws(ArtifactError) -> [UInt8] {
    var envelope = envelope
    envelope.payloadSHA256 = try payloadSHA256()
    return try CanonicalJSON.encode(envelope, isPretty: true) + [10]
  }

  /// Writes the artifact so that a reader sees the old file or the new one as a whole.
  ///
  /// - Throws: ``ArtifactError``.
  public func write(
    to path: String, mode: AtomicFile.Mode = .ownerOnly
  ) throws(ArtifactError) {
    try AtomicFile.write(encoded(), to: path, mode: mode)
  }

  /// The artifact of a file.
  ///
  /// - Parameter oldestSchema: below it the parameters had another shape.
  /// - Throws: As ``decoded(from:path:kind:supportedSchema:oldestSchema:)``, and what reading a file
  ///   may throw.
  public static func read(
    from path: String, kind: String, supportedSchema: Int, oldestSchema: Int = 1
  ) throws(ArtifactError) -> ModelArtifact {
    let bytes = try FileBytes.read(path, maximum: maximumBytes)
    return try decoded(
      from: bytes, path: path, kind: kind, supportedSchema: supportedSchema,
      oldestSchema: oldestSchema)
  }

  /// The artifact in some bytes, if nothing at all was changed in them.
  ///
  /// - Throws: ``ArtifactError/tooDeep(path:maximum:)``, ``ArtifactError/notJSON(path:reason:)``,
  ///   ``ArtifactError/unknownKind(path:found:expected:)``,
  ///   ``ArtifactError/newerSchema(path:found:supported:)``,
  ///   ``ArtifactError/invalidSchema(path:found:)``,
  ///   ``ArtifactError/olderSchema(path:found:oldest:)``,
  ///   ``ArtifactError/checksumMismatch(path:)``, ``ArtifactError/notCanonical(path:)``, looked
  ///   for in this order.
  public static func decoded(
    from bytes: [UInt8], path: String, kind: String, supportedSchema: Int, oldestSchema: Int = 1
  ) throws(ArtifactError) -> ModelArtifact {
    let label = try CanonicalJSON.decode(Label.self, from: bytes, name: path)
    guard label.kind == kind else {
      throw .unknownKind(path: path, found: String(label.kind.prefix(80)), expected: kind)
    }
    guard label.schemaVersion <= supportedSchema else {
      throw .newerSchema(path: path, found: label.schemaVersion, supported: supportedSchema)
    }
    guard label.schemaVersion >= 1 else {
      throw .invalidSchema(path: path, found: label.schemaVersion)
    }
    guard label.schemaVersion >= oldestSchema else {
      throw .olderSchema(path: path, found: label.schemaVersion, oldest: oldestSchema)
    }
    let envelope = try CanonicalJSON.decode(Envelope.self, from: bytes, name: path)
    let artifact = ModelArtifact(envelope)
    guard try envelope.payloadSHA256 == artifact.payloadSHA256() else {
      throw .checksumMismatch(path: path)
    }
    // Blanks, unknown keys and other spellings of a number leave the payload as it is.
    guard try artifact.encoded() == bytes else { throw .notCanonical(path: path) }
    return artifact
  }

  /// Larger files are refused before they are read.
  private static var maximumBytes: Int { 256 << 20 }

  private init(_ envelope: Envelope) {
    self.init(
      kind: envelope.kind, schemaVersion: envelope.schemaVersion, aforo: envelope.aforo,
      configuration: envelope.configuration, parameters: envelope.parameters,
      trainedAsOf: envelope.trainedAsOf, window: envelope.window,
      dataFingerprint: envelope.dataFingerprint)
  }

  private var envelope: Envelope {
    Envelope(
      kind: kind, schemaVersion: schemaVersion, aforo: aforo, configuration: configuration,
      parameters: parameters, trainedAsOf: trainedAsOf, window: window,
      dataFingerprint: dataFingerprint, payloadSHA256: nil)
  }
}
