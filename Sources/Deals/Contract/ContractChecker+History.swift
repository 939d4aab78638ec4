internal import Calendars

extension ContractChecker {
  /// How the changes were recorded.
  mutating func checkHistory(_ deal: CheckedDeal, _ walk: HistoryWalk) {
    if let first = walk.first {
      let created = facts.deals.created[deal.row]
      if created != Blank.instant {
        judge(.historyBeforeCreation, day(first) < day(created), deal)
      }
      judge(.historyContradiction, walk.contradicts, deal)
      judge(.changedAfterClose, walk.changedAfterClose, deal)
      judge(.reopened, walk.isReopened, deal)
    }
    if known.recorded.contains(.stage) { judge(.historyCensored, isCensored(deal, walk), deal) }
  }

  /// Whether the stages of its first days are unknown though stages are recorded: the record begins
  /// after the creation. A log of changes may begin later: a field that is not in it never changed.
  private func isCensored(_ deal: CheckedDeal, _ walk: HistoryWalk) -> Bool {
    if walk.isFieldLog { return false }
    guard let first = walk.firstStage else { return true }
    return day(first) > known.zone.day(of: deal.state.created) + 1
  }

  /// Stages and categories.
  mutating func checkProcess(_ deal: CheckedDeal, _ walk: HistoryWalk) {
    if walk.firstStage != nil {
      judge(.stageRegression, walk.movedBack, deal)
      judge(.stageSkip, walk.skipped, deal)
    }
    guard deal.isOpen, let category = deal.category else { return }
    judge(.categoryAgainstStage, contradicts(category, stage: deal.stage), deal)
  }

  /// Commit in the first half of the process, pipeline in its last stage, closed while open.
  private func contradicts(_ category: ForecastCategory, stage: Int?) -> Bool {
    if category == .closed { return true }
    let count = known.settings.stages.openCount
    guard let stage, count >= 3 else { return false }
    if category == .commit { return stage < count / 2 }
    return category == .pipeline && stage == count - 1
  }
}
