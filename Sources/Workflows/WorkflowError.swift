public import Artifacts
public import Calendars
public import DealStore
public import Deals
public import Forecasting
public import Statistics
public import Tabular

/// What stopped a command: one sentence, and the exit status that the contract gives it.
public enum WorkflowError: Error, Sendable {
  /// aforo.yml cannot be used.
  case settings(path: String, line: Int?, problem: String)
  /// The environment: files, folders, permissions.
  case files(String)
  /// The exports.
  case deals(DealsError)
  /// The calendar or a date.
  case calendar(CalendarError)
  /// The store.
  case store(StoreError)
  /// A model or another file of aforo's.
  case artifact(ArtifactError)
  /// The forecast.
  case forecast(ForecastError)
  /// A table that is read beside the exports.
  case table(TabularError)
  /// A regression by formula; the place is the file, with the line where one is at fault.
  case regression(FormulaFitError, place: String)
  /// Not enough data to answer from: a file that is too short, a figure that is undefined.
  case tooLittle(String)
  /// A word that names nothing that was known.
  case unknown(String)
  /// The command's options contradict each other.
  case usage(String)

  /// 2 input or environment at fault; 3 not enough data; 64 wrong usage; 70 a bug in aforo.
  public var exitStatus: Int32 {
    switch self {
    case .forecast(.tooLittleHistory), .tooLittle: 3
    case .forecast(.numeric): 70
    case .usage, .forecast(.unknownLevel): 64
    case .regression(.usage, _), .regression(.formula(.syntax), _): 64
    case .regression(.fit(.tooFewObservations, _), _),
      .regression(.survival(.tooFewRows, _), _), .regression(.survival(.noEvents, _), _),
      .regression(.formula(.noRows), _):
      3
    default: 2
    }
  }
}

extension WorkflowError: CustomStringConvertible {
  /// What happened, where, and what to do.
  public var description: String {
    switch self {
    case .settings(let path, let line, let problem):
      "\(path)\(line.map { ":\($0)" } ?? ""): \(problem)"
    case .files(let text), .unknown(let text), .usage(let text), .tooLittle(let text): text
    case .deals(let error): error.description
    case .calendar(let error): "\(error)"
    case .store(let error): "\(error)"
    case .artifact(let error): "\(error)"
    case .forecast(let error): error.description
    case .table(let error): error.description
    case .regression(.usage(let text), _): text
    case .regression(.formula(.syntax(let text, let column, let problem)), _):
      FormulaError.syntax(formula: text, column: column, problem: problem).description
    case .regression(let error, let place): "\(place): \(error)"
    }
  }
}

/// Runs a step and wraps its error.
func wrapping<Value, Failure: Error>(
  _ wrap: (Failure) -> WorkflowError, _ body: () throws(Failure) -> Value
) throws(WorkflowError) -> Value {
  do throws(Failure) { return try body() } catch { throw wrap(error) }
}
