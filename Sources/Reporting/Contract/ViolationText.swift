internal import Deals

/// A sentence in both languages.
struct Bilingual {
  let en: String
  let es: String

  init(_ en: String, _ es: String) {
    self.en = en
    self.es = es
  }

  subscript(language: OutputLanguage) -> String { language == .en ? en : es }
}

/// What a rule of the contract means, and what to do about it.
struct ViolationText {
  /// What breaks the rule.
  let definition: Bilingual
  /// How to repair it; `nil` where nothing is wrong.
  let remedy: Bilingual?

  init(_ kind: ViolationKind) {
    switch kind {
    case .recordRejected, .stageUnmapped, .activityOrphan, .historyOrphan, .mergedExcluded,
      .deletedExcluded, .duplicate:
      self = ViolationText.ofRecord(kind)
    case .wonAmountMissing, .amountNegative, .rateMissing, .currencyUnknown, .openAmountMissing,
      .amountZero:
      self = ViolationText.ofMoney(kind)
    case .creationMissing, .closeDateMissing, .closedBeforeCreated, .overdue, .zombie,
      .closeDateUntouched:
      self = ViolationText.ofDate(kind)
    case .historyBeforeCreation, .historyContradiction, .historyCensored, .changedAfterClose,
      .reopened:
      self = ViolationText.ofHistory(kind)
    case .categoryAgainstStage, .probabilityOff, .stageOrder, .stageDead, .stageRegression,
      .stageSkip:
      self = ViolationText.ofProcess(kind)
    case .ownerMissing, .ownerUnplaced, .quotaUnknownNode, .accountMissing:
      self = ViolationText.ofPeople(kind)
    }
  }

  init(_ definition: Bilingual, _ remedy: Bilingual? = nil) {
    self.definition = definition
    self.remedy = remedy
  }
}

extension ViolationKind {
  /// The lines of aforo.yml that accept what the rule finds.
  var acceptance: String { "contract: {accept: [\(name)]}" }
}
