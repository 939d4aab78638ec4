internal import CMalloc
public import Calendars
internal import DealStore
public import Deals

/// Where a command takes its deals from.
public enum DealOrigin: Equatable, Sendable {
  /// The project's store.
  case store
  /// Export files, read without a store.
  case folder(String)
}

/// What is kept of the facts beside what every forecast needs.
public struct KeptFacts: OptionSet, Sendable {
  /// The bits.
  public let rawValue: Int
  /// Kept facts of bits.
  public init(rawValue: Int) { self.rawValue = rawValue }
  /// With whom activities were, which way they went and when they were planned.
  public static let activityDetails = KeptFacts(rawValue: 1)
  /// All facts as read, so that the data contract can be checked.
  public static let contract = KeptFacts(rawValue: 2)
  /// What ``KnownTracking`` tells: activities, leads, accounts, spend and why deals were lost.
  public static let tracking = KeptFacts(rawValue: 4)

  /// What the readers keep of activities.
  var activities: ActivityReading {
    contains(.tracking) ? .tracking : contains(.activityDetails) ? .marks : .times
  }

  /// What the book keeps.
  var details: BookDetails {
    var details: BookDetails = []
    if contains(.activityDetails) { details.insert(.marks) }
    if contains(.tracking) { details.insert(.tracking) }
    return details
  }
}

/// Deals ready to be asked: the book, and what was noticed on the way.
public struct LoadedDeals: Sendable {
  /// The book.
  public let book: DealBook
  /// The settings under which it was made.
  public let settings: ProjectSettings
  /// What the reader should know, in sentences.
  public let notes: [String]
  private let facts: DealFacts?

  /// Loads the deals of a project from its store or straight from files.
  ///
  /// Settings of export files come from the aforo.yml of a project that was named, else from one
  /// beside the files, else from one in the current folder, else from the files themselves.
  ///
  /// - Parameters:
  ///   - asKnown: from a store, every fact in the version that stood on this day, so that what a later
  ///     export corrected is not known before; facts that came later, such as an imported history, in
  ///     their first version. `nil` for the current versions.
  ///   - keeps: what is kept beside what a forecast needs.
  public init(
    _ origin: DealOrigin, project: Project, maximumRejects: Int = 0, asKnown: Day? = nil,
    keeps: KeptFacts = [], progress: WorkProgress = .none
  ) throws(WorkflowError) {
    if keeps.contains(.tracking) { LoadedDeals.keepLittle() }
    switch origin {
    case .folder(let path):
      let settings = try LoadedDeals.settings(project, besides: path)
      var read = try ReadFacts(
        paths: [path], settings: settings, maximumRejects: maximumRejects,
        activities: keeps.activities, progress: progress)
      var notes = read.notes
      if !read.rejects.isEmpty { notes.append("\(read.rejects.count) records were rejected") }
      try self.init(
        read.takeFacts(), settings: read.settings, notes: notes, keeps: keeps, progress: progress)
    case .store:
      guard let settings = try project.settings() else {
        throw .files(
          "\(project.settingsPath): no settings; write them with `aforo init`, or read exports "
            + "with --from FOLDER")
      }
      progress("reading \(project.storePath)")
      let facts = try wrapping(WorkflowError.store) { () throws(StoreError) in
        try DealStore(path: project.storePath, creating: false).facts(
          settings: settings.deals, asKnown: asKnown, activities: keeps.activities)
      }
      try self.init(facts, settings: settings, notes: [], keeps: keeps, progress: progress)
    }
  }

  /// Deals whose book is made already.
  init(book: DealBook, settings: ProjectSettings) {
    self.book = book
    self.settings = settings
    notes = []
    facts = nil
  }

  static func settings(
    _ project: Project, besides path: String
  ) throws(WorkflowError) -> ProjectSettings? {
    let beside = Project(folder: path)
    if project.isCurrentFolder {
      if let found = try beside.settings() { return found }
      return try project.settings()
    }
    if let own = try project.settings() { return own }
    return try beside.settings()
  }

  private init(
    _ facts: consuming DealFacts, settings: ProjectSettings, notes: [String], keeps: KeptFacts,
    progress: WorkProgress
  ) throws(WorkflowError) {
    progress("ordering the deals")
    // A second reference keeps the columns alive while the book is built: only where asked for.
    self.facts = keeps.contains(.contract) ? copy facts : nil
    do throws(CalendarError) {
      book = try DealBook(facts, settings: settings.deals, keeps: keeps.details)
    } catch { throw .calendar(error) }
    self.settings = settings
    self.notes = notes + book.notes
  }

  /// Columns that are done with go back to the system at once. By itself glibc would keep most of
  /// them once a few are freed, and hold as much again as the book.
  private static func keepLittle() { mallopt(M_MMAP_THRESHOLD, 1 << 20) }

  /// The open deals that violate the data contract as of a day; `nil` where the facts for it were not
  /// kept.
  func untidyDeals(asOf day: Day) -> Set<Int>? {
    facts.map {
      ContractCheck(
        $0, known: book.known(atEndOf: day), policy: settings.contract, examples: 0
      ).untidyDeals
    }
  }
}
