/// What becomes of records that do not fit the header.
public enum CSVRagged: String, Hashable, Sendable, Codable {
  /// They are left out; each is a ``Reject``. The rule of the typed import.
  case reject
  /// Missing fields are added as empty ones, surplus fields are kept, stray quotes are text: each
  /// such record is delivered, and told as a ``Reject`` with ``Reject/isRepaired`` just before.
  /// Left out all the same are records with bytes that are no text, and those among the records
  /// that have the words of a report's footer.
  case pad
}
