import DealStore
import Deals
import Foundation
import Synchronization
import Testing

@Suite("Many readers and writers of one store")
struct ConcurrencyTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  @Test("imports and readings at once, each with a connection of its own, wait for one another")
  func together() throws {
    let settings = try Sample.settings()
    let path = folder.storePath
    let failures = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 40) { number in
      do {
        let store = try DealStore(path: path, creating: true)
        if number.isMultiple(of: 2) {
          var facts = DealFacts()
          facts.addDeal("D-\(number)", created: 0, stage: 0)
          facts.addChange("D-\(number)", at: 1, says: .stage, stage: 0)
          _ = try store.merge(facts, settings: settings, knownFrom: Sample.day, files: [])
        } else {
          let facts = try store.facts(settings: settings)
          // One snapshot: never a deal without its change.
          if facts.deals.count != facts.history.count { failures.withLock { $0.append("torn") } }
        }
      } catch {
        failures.withLock { $0.append("\(error)") }
      }
    }
    #expect(failures.withLock { $0 } == [])
    let store = try DealStore(path: path, creating: false)
    #expect(try store.facts(settings: settings).deals.count == 20)
  }
}
