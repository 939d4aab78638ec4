internal import Dispatch
internal import Synchronization

/// Work spread over threads whose result does not depend on how many there are.
public enum Parallel {
  /// The results of `body` for 0 ..< `count`, in the order of the index.
  ///
  /// One worker is a plain loop on the calling thread. With more, each index is still computed by
  /// one call, so the results are the same bits for any number of workers.
  ///
  /// - Parameters:
  ///   - count: how many indices; zero or less gives an empty array.
  ///   - workers: the most threads to use at a time.
  ///   - body: the work for one index; it may run on any thread.
  /// - Throws: the error of the lowest index that failed.
  public static func map<Value: Sendable, Failure: Error>(
    count: Int, workers: Int, _ body: @Sendable (Int) throws(Failure) -> Value
  ) throws(Failure) -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(max(0, count))
    guard workers > 1, count > 1 else {
      for index in 0..<max(0, count) { values.append(try body(index)) }
      return values
    }
    for outcome in concurrentOutcomes(count: count, workers: workers, body) {
      values.append(try outcome.get())
    }
    return values
  }

  private static func concurrentOutcomes<Value: Sendable, Failure: Error>(
    count: Int, workers: Int, _ body: @Sendable (Int) throws(Failure) -> Value
  ) -> [Result<Value, Failure>] {
    let next = Atomic(0)
    return [Result<Value, Failure>](unsafeUninitializedCapacity: count) { buffer, filled in
      // Each slot is written once, by the worker that drew its index.
      nonisolated(unsafe) let slots = buffer
      DispatchQueue.concurrentPerform(iterations: min(workers, count)) { _ in
        while true {
          let index = next.add(1, ordering: .relaxed).oldValue
          guard index < count else { return }
          slots.initializeElement(
            at: index, to: Result { () throws(Failure) in try body(index) })
        }
      }
      filled = count
    }
  }
}
