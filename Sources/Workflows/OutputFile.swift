internal import Artifacts

/// Answers written to files: whole or not at all.
public enum OutputFile {
  /// Replaces the file at `path` by `text`.
  public static func write(_ text: String, to path: String) throws(WorkflowError) {
    try wrapping(WorkflowError.artifact) { () throws(ArtifactError) in
      try AtomicFile.write(Array(text.utf8), to: path, mode: .everyone)
    }
  }
}
