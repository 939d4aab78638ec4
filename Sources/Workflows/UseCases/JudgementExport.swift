internal import Synthetic

/// The leads' and the calls' file of a synthetic CRM, being written.
struct JudgementExport {
  private let tables: SyntheticTables
  private var leads: (book: LeadBook, file: TableFile)?
  private var calls: (book: CallBook, file: TableFile)?

  init(
    _ request: SynthesisRequest, _ simulator: Simulator, _ tables: SyntheticTables, folder: String
  ) throws(WorkflowError) {
    self.tables = tables
    if request.writesLeads {
      leads = (
        LeadBook(simulator), try TableFile(folder, "leads.csv", SyntheticTables.leadsHeader)
      )
    }
    if request.writesCalls {
      calls = (
        CallBook(simulator), try TableFile(folder, "calls.csv", SyntheticTables.callsHeader)
      )
    }
  }

  /// Counts a deal in and writes the leads that no later one can precede.
  ///
  /// - Parameter onLead: called with each of them.
  mutating func write(_ deal: SyntheticDeal, onLead: (SyntheticLead) -> Void) {
    for lead in leads?.book.leads(upTo: deal) ?? [] {
      leads?.file.write(tables.leadRow(lead))
      onLead(lead)
    }
    calls?.book.add(deal)
  }

  /// Writes what is left, closes the files and tells their records.
  ///
  /// - Parameter onLead: called with each lead written.
  mutating func finish(
    onLead: (SyntheticLead) -> Void
  ) throws(WorkflowError) -> [(path: String, records: Int)] {
    var files: [(path: String, records: Int)] = []
    if var (book, file) = leads {
      for lead in book.finish() {
        file.write(tables.leadRow(lead))
        onLead(lead)
      }
      files.append(try file.finish())
    }
    if case (let book, var file)? = calls {
      for call in book.calls() { file.write(tables.callRow(call)) }
      files.append(try file.finish())
    }
    return files
  }
}
