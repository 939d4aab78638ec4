internal import Calendars
internal import Currencies
public import Deals
public import Metrics

/// Settings proposed from the export files themselves: what `aforo init` writes.
public struct SettingsProposal: Sendable {
  /// The settings.
  public let settings: ProjectSettings
  /// What was understood of each file.
  public let profiles: [FileProfile]
  /// Decisions that a person should look at, in sentences.
  public let notes: [String]

  /// Reads the files and proposes.
  ///
  /// - Throws: ``WorkflowError/deals(_:)`` when a file cannot be read or its kind is doubtful.
  public init(
    paths: [String], profile: IndustryProfile? = nil, progress: WorkProgress = .none
  ) throws(WorkflowError) {
    var profiles: [FileProfile] = []
    for path in paths {
      progress("looking at \(path)")
      let profile = try wrapping(WorkflowError.deals) { () throws(DealsError) in
        try FileProfile(path: path, fileName: ExportFiles.fileName(path))
      }
      profiles.append(profile)
    }
    self.profiles = profiles
    var notes: [String] = []
    let stages = try wrapping(WorkflowError.deals) { () throws(DealsError) in
      try StageProposal.stages(from: profiles)
    }
    let sources = try SettingsProposal.sources(profiles, &notes)
    let deals = DealSettings(
      currency: SettingsProposal.currency(profiles, &notes),
      hierarchy: SettingsProposal.hierarchy(profiles),
      segments: SettingsProposal.segments(profiles), stages: stages)
    var settings = ProjectSettings(deals: deals, sources: sources)
    if let profile {
      settings.kpis.profile = profile
      settings.deals = try profile.applied(to: deals, hasCalendar: false)
      notes.append(
        "profile \(profile.rawValue): probabilities of stages are assumptions until deals have closed"
          + (profile.hasWeekYears
            ? "; the calendar is 4-4-5, check the day on which years end" : ""))
    }
    self.settings = settings
    self.notes = notes
  }

  private static func currency(_ profiles: [FileProfile], _ notes: inout [String]) -> Currency {
    var counts: [String: Int] = [:]
    for profile in profiles { counts.merge(profile.currencies, uniquingKeysWith: +) }
    let ordered = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    if counts.count > 1 {
      notes.append(
        "several currencies (\(ordered.map(\.key).joined(separator: ", "))): the commonest is the "
          + "reporting currency; amounts in others are counted, not priced")
    }
    guard let first = ordered.first, let currency = try? Currency(first.key) else {
      notes.append("no currency column: USD is assumed; set `currency` in aforo.yml")
      return .usd
    }
    return currency
  }

  /// Region and manager where the data has them, and the owner.
  private static func hierarchy(_ profiles: [FileProfile]) -> [String] {
    let filled = profiles.reduce(into: Set<String>()) { $0.formUnion($1.filledAttributes) }
    return ["region", "manager", "owner"].filter { filled.contains($0) || $0 == "owner" }
  }

  /// Columns with a few different values: segment first, else product or region.
  private static func segments(_ profiles: [FileProfile]) -> [String] {
    var values: [String: Set<String>] = [:]
    for profile in profiles where profile.kind == .deals {
      values.merge(profile.attributeValues) { $0.union($1) }
    }
    let candidates = ["segment", "product", "region", "type", "source"].filter {
      (2...12).contains(values[$0]?.count ?? 0)
    }
    return candidates.first.map { [$0] } ?? []
  }

  private static func sources(
    _ profiles: [FileProfile], _ notes: inout [String]
  ) throws(WorkflowError) -> [SourceMapping] {
    var sources: [SourceMapping] = []
    var hasSnapshots = false
    for profile in profiles {
      let name = SnapshotFiles.localName(profile.path)
      if SnapshotFiles.contains(profile.path) {
        // One source for all of them; each is recognised by its own header.
        guard !hasSnapshots else { continue }
        hasSnapshots = true
        sources.append(
          SourceMapping(
            pattern: "snapshots/*", kind: .deals, dateFormat: try dateFormat(profile),
            decimalComma: profile.hasDecimalComma))
        continue
      }
      guard let kind = profile.kind ?? likelyKind(of: profile, among: profiles) else {
        notes.append("\(profile.path): fits no known table; left out")
        continue
      }
      var source = SourceMapping(
        pattern: name, kind: kind, dateFormat: try dateFormat(profile),
        decimalComma: profile.hasDecimalComma, thousands: profile.thousands)
      source.columns = profile.columns.filter { $0.key != $0.value }
      sources.append(source)
    }
    return sources
  }

  /// What a file of no known header seems meant to be, unless another file is that already.
  private static func likelyKind(
    of profile: FileProfile, among profiles: [FileProfile]
  ) -> TableKind? {
    let likely = KindRecognition.likelyKind(
      fileName: ExportFiles.fileName(profile.path), header: profile.header)
    return profiles.contains { $0.kind == likely } ? nil : likely
  }

  private static func dateFormat(_ profile: FileProfile) throws(WorkflowError) -> DateFormat {
    if profile.dateFormats.contains(.iso) { return .iso }
    if profile.dateFormats.count > 1 {
      throw .files(
        "\(profile.path): its dates can be day-month or month-day; say which under `sources` in "
          + "aforo.yml (dateFormat: dmy or mdy)")
    }
    return profile.dateFormats.first ?? .iso
  }
}
