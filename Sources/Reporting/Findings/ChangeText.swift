internal import Detection

/// Causes of changes in words.
struct ChangeText {
  let language: OutputLanguage

  init(_ language: OutputLanguage) { self.language = language }

  /// A cause as the head of a line.
  func name(_ cause: ChangeCause) -> String { language(ChangeText.english(cause)) }

  private static func english(_ cause: ChangeCause) -> String {
    switch cause {
    case .new: "deals created"
    case .won: "won in the period"
    case .wonElsewhere: "won, booked in another period"
    case .lost: "lost"
    case .reopened: "reopened"
    case .deleted: "deleted"
    case .pulledIn: "close date pulled in"
    case .pushedIn: "close date pushed in"
    case .pushedOut: "close date pushed out"
    case .pulledOut: "close date pulled out"
    case .movedEarlier: "close date earlier, same side"
    case .movedLater: "close date later, same side"
    case .closeDateSet: "close date set or blanked"
    case .amountUp: "amount up"
    case .amountDown: "amount down"
    case .amountSet: "amount set or blanked"
    case .stageForward: "stage forward"
    case .stageBackward: "stage backward"
    case .category: "forecast category"
    case .activity: "activities"
    case .ownerIn: "came with its owner"
    case .ownerOut: "left with its owner"
    case .owner: "another owner"
    case .exchangeRates: "exchange rates"
    case .time: "passage of time"
    case .records: "closes of other deals"
    case .retrained: "model trained anew"
    case .expectedNew: "expected new deals"
    case .capacity: "capacity to close"
    case .judgement: "people's calls"
    case .lateRecords: "records that came late"
    }
  }
}
