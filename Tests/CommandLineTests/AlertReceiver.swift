import Foundation
import Glibc
import Synchronization

/// A web server on the loopback interface that keeps what is posted to it and answers with a given
/// status each time, the last one from then on.
final class AlertReceiver: Sendable {
  let port: UInt16
  private let socket: Int32
  private let posts = Mutex<[String]>([])

  struct Failure: Error {
    let step: String
  }

  init(statuses: [Int]) throws {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard socket >= 0 else { throw Failure(step: "socket") }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(INADDR_LOOPBACK).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let handle = socket
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        bind(handle, generic, length) == 0 && listen(handle, 8) == 0
          && getsockname(handle, generic, &length) == 0
      }
    }
    guard bound else { throw Failure(step: "bind") }
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [self] in
      var left = statuses
      while true {
        let client = accept(handle, nil, nil)
        guard client >= 0 else { return }
        let status = left.count > 1 ? left.removeFirst() : left[0]
        serve(client, status: status)
      }
    }
  }

  deinit { close(socket) }

  var url: String { "http://127.0.0.1:\(port)/hook" }

  /// Headers and bodies of what came, in order.
  var received: [String] { posts.withLock { $0 } }

  func stop() { shutdown(socket, Int32(SHUT_RDWR)) }

  private func serve(_ client: Int32, status: Int) {
    defer { close(client) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while !AlertReceiver.isWhole(bytes) {
      let count = read(client, &buffer, buffer.count)
      guard count > 0 else { break }
      bytes += buffer.prefix(count)
    }
    posts.withLock { $0.append(String(decoding: bytes, as: UTF8.self)) }
    let answer = Array(
      "HTTP/1.1 \(status) X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".utf8)
    _ = write(client, answer, answer.count)
  }

  private static func isWhole(_ bytes: [UInt8]) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let head = text.range(of: "\r\n\r\n") else { return false }
    let lengths = text[..<head.lowerBound].split(separator: "\r\n").compactMap { line -> Int? in
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, parts[0].lowercased() == "content-length" else { return nil }
      return Int(parts[1].trimmingCharacters(in: .whitespaces))
    }
    return text[head.upperBound...].utf8.count >= lengths.first ?? 0
  }
}
