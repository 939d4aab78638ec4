internal import Calendars
internal import Foundation
internal import Glibc
internal import Reporting

/// Removes the logs of old runs, and of the answers the files that these logs name and that are as
/// they were written. Nothing else.
struct RunCleaning {
  let project: Project
  /// The folder of the answers.
  let reports: String
  /// Days that are kept; 0 for ever.
  let keep: Int

  /// Removes what lies more than ``keep`` days before a day.
  ///
  /// - Returns: what was removed, in a sentence.
  func clean(before asOf: Day, own: String) -> [String] {
    guard keep > 0 else { return [] }
    let folder = Project.join(project.folder, RunFolder.name)
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    var removed = 0
    for name in names {
      guard name != own, let day = RunCleaning.day(ofRun: name), asOf - day > keep else { continue }
      let path = Project.join(folder, name)
      removeAnswers(Project.join(path, "log.jsonl"))
      unlink(Project.join(path, "log.jsonl"))
      // A folder in which something else lies stays.
      if rmdir(path) == 0 { removed += 1 }
      rmdir(Project.join(reports, day.iso8601))
    }
    return removed == 0
      ? [] : ["removed \(removed) runs of more than \(keep) days before, with their answers"]
  }

  private func removeAnswers(_ log: String) {
    let inside = project.relative(reports) + "/"
    for record in (try? RunLogContent(path: log))?.records ?? [] {
      for output in record.outputs where output.path.hasPrefix(inside) {
        let path = project.path(output.path)
        if (try? FileState(path))?.sha256 == output.sha256 { unlink(path) }
      }
    }
  }

  /// The day of a run's name, `2025-11-14-0123456789ab`.
  static func day(ofRun name: String) -> Day? {
    let parts = name.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 4, parts[3].utf8.count == 12,
      parts[3].utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
    else { return nil }
    return try? Day(iso: parts[0..<3].joined(separator: "-"))
  }
}
