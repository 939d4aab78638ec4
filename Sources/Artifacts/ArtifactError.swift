/// Why a file cannot be written, or an artifact not be used.
public enum ArtifactError: Error, Equatable, Sendable {
  /// Writing failed in a named step; the old file is as it was.
  case cannotWrite(path: String, step: String, reason: String)
  /// Reading failed.
  case cannotRead(path: String, reason: String)
  /// The file is larger than an artifact may be.
  case tooLarge(path: String, maximum: Int)
  /// A value that JSON cannot hold, such as NaN, at a place in what should be written.
  case notEncodable(place: String, reason: String)
  /// The file is not JSON of the expected shape.
  case notJSON(path: String, reason: String)
  /// Arrays and objects are nested deeper than is read.
  case tooDeep(path: String, maximum: Int)
  /// The artifact is of another kind.
  case unknownKind(path: String, found: String, expected: String)
  /// The artifact was written by a newer version.
  case newerSchema(path: String, found: Int, supported: Int)
  /// The artifact was written by a version whose parameters had another shape.
  case olderSchema(path: String, found: Int, oldest: Int)
  /// The artifact has a schema version that never was.
  case invalidSchema(path: String, found: Int)
  /// The content does not have the checksum that is written in it.
  case checksumMismatch(path: String)
  /// The content is right but not written as this program writes it.
  case notCanonical(path: String)
  /// The digest could not be computed.
  case digestUnavailable
}

extension ArtifactError: CustomStringConvertible {
  /// The sentence shown to the user: place, what happened, what to do.
  public var description: String {
    switch self {
    case .cannotWrite(let path, let step, let reason):
      "\(path): cannot be written (\(step): \(reason)); check the folder and the space on the disk"
    case .cannotRead(let path, let reason):
      "\(path): cannot be read (\(reason)); check the path and its permissions"
    case .tooLarge(let path, let maximum):
      "\(path): is larger than \(maximum) bytes; this is not a model"
    case .notEncodable(let place, let reason):
      "\(place.isEmpty ? "the value" : place) cannot be written: \(reason)"
    case .notJSON(let path, let reason): "\(path): is not a model (\(reason)); train it again"
    case .tooDeep(let path, let maximum):
      "\(path): is nested deeper than \(maximum) levels; this is not a model"
    case .unknownKind(let path, let found, let expected):
      "\(path): holds \"\(found)\" where \"\(expected)\" is expected; name another file"
    case .newerSchema(let path, let found, let supported):
      "\(path): has schema version \(found), this program reads up to \(supported); update aforo"
    case .olderSchema(let path, let found, let oldest):
      "\(path): has schema version \(found) of an earlier aforo, this one reads from \(oldest) on; "
        + "train it again"
    case .invalidSchema(let path, let found):
      "\(path): has schema version \(found), which does not exist; train it again"
    case .checksumMismatch(let path):
      "\(path): was changed or damaged after it was written (checksum); train it again"
    case .notCanonical(let path):
      "\(path): was rewritten by another program; restore the original or train it again"
    case .digestUnavailable: "SHA-256 is not available in this installation of OpenSSL"
    }
  }
}
