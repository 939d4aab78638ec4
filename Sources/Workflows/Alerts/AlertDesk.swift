internal import Artifacts
internal import Detection
internal import Foundation
internal import Outbox
internal import Reporting

/// Tells a fired condition to those whom aforo.yml names: once per finding, and again only after it has
/// been quiet in between.
///
/// A file gets its line at once. A web address is served from an outbox, `.aforo/alerts`, by a
/// process of its own, so that no run waits for a receiver; what could not be delivered stays there
/// and is tried again after the next run.
struct AlertDesk {
  private let settings: AlertSettings
  private let folder: String
  private let projectFolder: String

  init(_ settings: AlertSettings, project: Project) {
    self.settings = settings
    projectFolder = project.folder
    folder = Project.join(project.folder, ".aforo/alerts")
  }

  /// What has been told and holds still, by command.
  private struct Told: Codable {
    var keys: [String: [String]] = [:]
  }

  private var toldPath: String { "\(folder)/told.json" }

  /// Tells what is new among the fired conditions of a command, and forgets what is quiet now.
  ///
  /// - Parameter quiet: the conditions that were judged and do not hold, with the figures they do not
  ///   hold for; what an answer says nothing of stays as it was, as long as aforo.yml has the condition.
  /// - Returns: what the user should know, in sentences.
  func tell(
    _ fired: [JudgedCondition], quiet: [JudgedCondition], _ context: AlertContext
  ) throws(WorkflowError) -> [String] {
    guard settings.webhook != nil || settings.file != nil else { return [] }
    var notes: [String] = []
    try withLock { () throws(WorkflowError) in
      var told = self.told()
      let before = Set(told.keys[context.command] ?? [])
      let texts = fired.map { AlertText($0, context) }
      for text in texts where !before.contains(text.key) { try deliver(text, &notes) }
      let after = before.subtracting(quiet.map { AlertText($0, context).key })
        .filter { key in settings.conditions.contains { key.hasPrefix("\($0.text)|") } }
        .union(texts.map(\.key))
      guard after != before else { return }
      told.keys[context.command] = after.sorted()
      try save(told)
    }
    notes += startSender()
    return notes
  }

  private func told() -> Told {
    guard let data = FileManager.default.contents(atPath: toldPath),
      let told = try? JSONDecoder().decode(Told.self, from: data)
    else { return Told() }
    return told
  }

  private func save(_ told: Told) throws(WorkflowError) {
    try wrapping(WorkflowError.artifact) { () throws(ArtifactError) in
      try AtomicFile.write(
        CanonicalJSON.encode(told, isPretty: true) + [10], to: toldPath, mode: .ownerOnly)
    }
  }

  private func deliver(_ text: AlertText, _ notes: inout [String]) throws(WorkflowError) {
    if let file = settings.file {
      try append(
        text.json + "\n", to: file.hasPrefix("/") ? file : Project.join(projectFolder, file))
      notes.append("alert written to \(file): \(text.sentence)")
    }
    guard let webhook = settings.webhook else { return }
    guard let url = AlertDesk.address(webhook) else {
      notes.append(
        "alert not sent: the variable \(webhook.dropFirst(4)) of the environment is empty")
      return
    }
    do {
      try OutboxFolder(path: folder).add(OutboxMessage(key: text.key, url: url, body: text.json))
    } catch { throw .files(error.description) }
    notes.append("alert on its way: \(text.sentence)")
  }

  /// The address itself; `nil` where the environment has none.
  private static func address(_ webhook: String) -> String? {
    guard webhook.hasPrefix("env:") else { return webhook }
    let value = ProcessInfo.processInfo.environment[String(webhook.dropFirst(4))]
    return value.flatMap { $0.isEmpty ? nil : $0 }
  }

  private func append(_ line: String, to path: String) throws(WorkflowError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw .files("\(path): alerts cannot be written: \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    // One write, so that lines of two runs do not mix.
    let bytes = Array(line.utf8)
    guard write(descriptor, bytes, bytes.count) == bytes.count else {
      throw .files("\(path): alerts cannot be written: \(String(cString: strerror(errno)))")
    }
  }

  /// Two runs at once do not both tell a finding.
  private func withLock(_ body: () throws(WorkflowError) -> Void) throws(WorkflowError) {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch { throw .files("\(folder): cannot be made: \(error.localizedDescription)") }
    let descriptor = open("\(folder)/told.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0, flock(descriptor, LOCK_EX) == 0 else {
      throw .files("\(folder): cannot be locked: \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    try body()
  }

  /// Starts the sender where messages wait, and goes on.
  private func startSender() -> [String] {
    guard !OutboxFolder(path: folder).waiting.isEmpty else { return [] }
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    let sender = URL(fileURLWithPath: own).deletingLastPathComponent()
      .appending(path: "aforo-alerts").path
    guard FileManager.default.isExecutableFile(atPath: sender) else {
      return ["alerts wait in \(folder): aforo-alerts, which sends them, is not beside aforo"]
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: sender)
    process.arguments = [folder]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch {
      return ["alerts wait in \(folder): \(error.localizedDescription)"]
    }
    return []
  }
}
