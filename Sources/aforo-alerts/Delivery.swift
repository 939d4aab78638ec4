import Foundation
import FoundationNetworking
import Outbox
import Synchronization

/// One attempt to deliver one message.
struct Delivery {
  let outbox: OutboxFolder
  let name: String

  /// Seconds that a receiver has to answer.
  static let patience = 10.0

  /// Delivers the message: out of the outbox when it is taken, aside when it never will be, and
  /// left there otherwise.
  func attempt() {
    let message: OutboxMessage
    do { message = try outbox.message(name) } catch {
      report("is no message: \(error)")
      outbox.refuse(name)
      return
    }
    guard let url = URL(string: message.url), ["http", "https"].contains(url.scheme ?? "") else {
      report("has no http or https address")
      outbox.refuse(name)
      return
    }
    var request = URLRequest(url: url, timeoutInterval: Delivery.patience)
    request.httpMethod = "POST"
    request.setValue("application/json; charset=utf-8", forHTTPHeaderField: "Content-Type")
    request.setValue(message.key, forHTTPHeaderField: "Idempotency-Key")
    request.httpBody = Data(message.body.utf8)
    switch Delivery.status(of: request) {
    case .success(let status) where (200..<300).contains(status):
      report("taken (status \(status))")
      outbox.remove(name)
    case .success(let status)
    where (400..<500).contains(status) && ![408, 425, 429].contains(status):
      report("refused for good (status \(status))")
      outbox.refuse(name)
    case .success(let status): report("not taken yet (status \(status))")
    case .failure(let error): report("not delivered yet (\(error.localizedDescription))")
    }
  }

  private static func status(of request: URLRequest) -> Result<Int, any Error> {
    let answer = Mutex<Result<Int, any Error>>(.success(0))
    let done = DispatchSemaphore(value: 0)
    let session = URLSession(configuration: .ephemeral)
    let task = session.dataTask(with: request) { _, response, error in
      let status = (response as? HTTPURLResponse)?.statusCode ?? 0
      answer.withLock { $0 = error.map { .failure($0) } ?? .success(status) }
      done.signal()
    }
    task.resume()
    done.wait()
    session.invalidateAndCancel()
    return answer.withLock { $0 }
  }

  private func report(_ text: String) {
    FileHandle.standardError.write(Data("\(name) \(text)\n".utf8))
  }
}
