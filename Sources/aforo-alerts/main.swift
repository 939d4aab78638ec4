import Foundation
import FoundationNetworking
import Glibc
import Outbox

// Sends what waits in an outbox, and ends: started by `aforo` beside itself, so that a slow or dead
// receiver holds up no run. Standard error has a line for each attempt; nothing is written to the
// standard output.
//
//   aforo-alerts FOLDER [SECONDS...]   the seconds to wait before each round of attempts

let arguments = Array(CommandLine.arguments.dropFirst())
guard let folder = arguments.first, !folder.hasPrefix("-") else {
  FileHandle.standardError.write(Data("usage: aforo-alerts FOLDER [SECONDS...]\n".utf8))
  exit(64)
}
let pauses =
  arguments.count > 1 ? arguments.dropFirst().compactMap(Double.init) : [0, 2, 10, 60, 300]
let outbox = OutboxFolder(path: folder)

// One sender at a time: a second one would send the same messages again.
let lock = open("\(folder)/lock", O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
guard lock >= 0, flock(lock, LOCK_EX | LOCK_NB) == 0 else { exit(0) }

for pause in pauses where !outbox.waiting.isEmpty {
  Thread.sleep(forTimeInterval: pause)
  for name in outbox.waiting { Delivery(outbox: outbox, name: name).attempt() }
}
exit(outbox.waiting.isEmpty ? 0 : 2)
