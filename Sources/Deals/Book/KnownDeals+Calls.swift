internal import Calendars

extension KnownDeals {
  /// The calls made before the cutoff, the oldest first; of one period or of all.
  public func calls(period: String? = nil) -> [KnownCall] {
    book.calls.filter { call in
      call.madeAt < cutoff && (period.map { $0 == call.period } ?? true)
    }
  }

  /// Whether a call is for a node; levels above the node's own may be left out, as for quotas.
  ///
  /// - Parameter path: levels and values, top first.
  public func isCall(_ call: KnownCall, for path: [(level: String, value: String)]) -> Bool {
    speaks(call.path, of: path)
  }
}
