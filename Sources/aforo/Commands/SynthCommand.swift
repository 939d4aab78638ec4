import ArgumentParser
import Calendars
import Reporting
import Workflows

struct SynthCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "synth",
    abstract: "Writes a synthetic CRM with known truth as export files.")

  @OptionGroup var options: GlobalOptions

  @Option(
    help: """
      A kind of business: small (about 150 deals a quarter), base (600), noisy (wide amounts, \
      large shocks, a careless CRM), slow (cycles twice as long), growth (45 % a year), large \
      (3,000 deals a quarter).
      """)
  var preset: BusinessPreset?

  @Option(
    help: ArgumentHelp(
      "About how many deals (default: the preset's, 5000 without one).", valueName: "n"))
  var deals: Int?

  @Option(
    help: ArgumentHelp(
      "Whole quarters before the running one (default: 20 with a preset, 12 without).",
      valueName: "n"))
  var quarters: Int?

  @Option(help: ArgumentHelp("Seed; the same seed gives the same files.", valueName: "n"))
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("The last simulated day.", valueName: "date"))
  var until = "2025-11-14"

  @Option(help: ArgumentHelp("The folder to write.", valueName: "dir"))
  var out: String

  @Flag(help: "Plant a pipeline gap: AMER Enterprise creates and wins less in the last 13 weeks.")
  var plantGap = false

  @Flag(help: "Leave the activities out (they are the largest file).")
  var noActivities = false

  @Flag(help: "Of the activities only deal, owner, kind and start.")
  var briefActivities = false

  @Flag(help: "Write the activities compressed, as activities.csv.gz.")
  var gzipActivities = false

  @Flag(help: "Leave the leads out.")
  var noLeads = false

  @Flag(help: "Leave out what people call each week for the running quarter.")
  var noCalls = false

  @Option(help: "As what deals and their history are exported.")
  var shape = ExportShape.canonical

  @Flag(help: "Reopened, moved, deleted and merged deals, and a second currency.")
  var oddities = false

  @Option(
    help: ArgumentHelp(
      "The most deals, won and lost, that the company can close in a week; the others wait.",
      discussion: "auto: 85 % of what would close in a week of the second half.",
      valueName: "n|auto"))
  var closingCapacity: WeeklyClosings?

  @Option(
    help: ArgumentHelp(
      "What to plant, separated by commas; truth/planted.csv says where and when it lies.",
      discussion: """
        win-drop: a region and segment wins less from a quarter on. drought: a region creates a \
        third of its deals for ten weeks. big-deal: an open deal worth half a quarter. \
        sandbaggers, optimist: two who hold their deals back, one who pushes them forward. \
        duplicates, data-errors: entered twice, impossible amounts and dates. zombies: names the \
        dead deals that are open.
        """,
      valueName: "list"))
  var planted: PlantedList?

  @Option(
    help: ArgumentHelp(
      "A factor that is not as usual in one quarter; repeatable.",
      discussion: """
        creation=0.6, amounts=0.8, speed=0.55 and pipeline=0.7 are factors; win=-0.7 is added to \
        the log-odds of a win. All else is the same as without it.
        """,
      valueName: "name=value"))
  var shock: [ShockedFactor] = []

  @Option(
    help: ArgumentHelp(
      "The quarter of --shock, such as 2025-Q1 (default: the last whole one).",
      valueName: "quarter"))
  var shockQuarter: String?

  @Flag(
    help: """
      Also write oracle/oracle.csv and oracle/oracle_deals.csv: what the one who knows the true hazards and the \
      state of every deal foretells at days 0, 28 and 63 of the last 8 whole quarters, for the \
      running quarter and the next one.
      """)
  var oracle = false

  @Option(help: ArgumentHelp("Futures that the oracle lives through.", valueName: "n"))
  var oraclePaths = 400

  @Option(
    help: ArgumentHelp(
      "Also write oracle/created.csv: so many deals more, created at days 0, 28, 49 and 63 of the last 8 "
        + "whole quarters in each segment, with what they win by the end of that quarter and in the next.",
      valueName: "n"))
  var createdReplicates: Int?

  func run() throws {
    guard let last = try? Day(iso: until) else {
      throw ValidationError("--until: \"\(until)\" is no day; write YYYY-MM-DD")
    }
    try running(options) { console in
      let work = try Synthesise(
        request(until: last), folder: out, workers: options.workerCount, progress: console.progress)
      console.done()
      var table = TextTable([.init("file"), .init("records", .right)])
      for file in work.files { table.append([file.path, "\(file.records)"]) }
      try console.answer(table.lines(console.style).joined(separator: "\n"))
    }
  }
}

extension SynthCommand {
  private func request(until last: Day) -> SynthesisRequest {
    var request = SynthesisRequest(seed: seed, lastDay: last)
    request.preset = preset
    request.deals = deals
    request.quarters = quarters
    request.plantsGap = plantGap
    request.oddities = oddities
    request.activities = noActivities ? .none : briefActivities ? .brief : .full
    request.compressesActivities = gzipActivities
    request.writesLeads = !noLeads
    request.writesCalls = !noCalls
    request.shape = shape
    request.closingCapacity = closingCapacity
    request.planted = planted?.kinds ?? []
    request.shock =
      shock.isEmpty
      ? nil : QuarterShockRequest(changes: shock.map(\.change), quarter: shockQuarter)
    request.oraclePaths = oracle ? oraclePaths : nil
    request.createdReplicates = createdReplicates
    return request
  }
}

/// What is planted, as `drought,zombies`.
struct PlantedList: ExpressibleByArgument {
  let kinds: [PlantedKind]

  init?(argument: String) {
    var kinds: [PlantedKind] = []
    for name in argument.split(separator: ",", omittingEmptySubsequences: false) {
      guard let kind = PlantedKind(rawValue: String(name)) else { return nil }
      kinds.append(kind)
    }
    self.kinds = kinds
  }

  static var allValueStrings: [String] { PlantedKind.allCases.map(\.rawValue) }
}

/// A factor of a shock, as `creation=0.6`.
struct ShockedFactor: ExpressibleByArgument {
  let change: QuarterShockRequest.Change

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1)
    guard parts.count == 2, let factor = QuarterShockRequest.Factor(rawValue: String(parts[0])),
      let value = Double(parts[1]), value.isFinite
    else { return nil }
    change = QuarterShockRequest.Change(factor: factor, value: value)
  }
}

extension BusinessPreset: ExpressibleByArgument {}
extension WeeklyClosings: ExpressibleByArgument {
  /// A whole number, or `auto`.
  public init?(argument: String) {
    if argument == "auto" {
      self = .automatic
    } else if let number = Int(argument) {
      self = .atMost(number)
    } else {
      return nil
    }
  }
}

extension ExportShape: ExpressibleByArgument {}
