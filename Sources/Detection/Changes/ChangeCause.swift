/// What moved a forecast; the order is that of answers.
public enum ChangeCause: String, CaseIterable, Sendable {
  // Events of deals
  /// A deal was created.
  case new
  /// Won within the period.
  case won
  /// Won, but booked in another period.
  case wonElsewhere = "won_elsewhere"
  /// Lost.
  case lost
  /// Reopened after a close.
  case reopened
  /// Deleted.
  case deleted
  /// The close date came into the period, or before its end, from a later one.
  case pulledIn = "pulled_in"
  /// The close date went from before the period into it.
  case pushedIn = "pushed_in"
  /// The close date went past the period's end.
  case pushedOut = "pushed_out"
  /// The close date went from the period to before it.
  case pulledOut = "pulled_out"
  /// The close date moved earlier without crossing the period's bounds.
  case movedEarlier = "moved_earlier"
  /// The close date moved later without crossing the period's bounds.
  case movedLater = "moved_later"
  /// The close date was filled in or blanked.
  case closeDateSet = "close_date_set"
  /// The amount rose.
  case amountUp = "amount_up"
  /// The amount fell.
  case amountDown = "amount_down"
  /// The amount was filled in or blanked.
  case amountSet = "amount_set"
  /// A later stage.
  case stageForward = "stage_forward"
  /// An earlier stage.
  case stageBackward = "stage_backward"
  /// The forecast category.
  case category
  /// A call, mail or meeting.
  case activity
  /// The deal came into the node with its owner.
  case ownerIn = "owner_in"
  /// The deal left the node with its owner.
  case ownerOut = "owner_out"
  /// What the new owner's record makes of the chance.
  case owner
  // No event of the deal
  /// Exchange rates.
  case exchangeRates = "exchange_rates"
  /// Nothing happened, and time passed.
  case time
  /// What closes of other deals say of owners, segments and the period, and everybody's habits.
  case records
  /// The model was trained anew.
  case retrained
  // Of no deal
  /// Deals expected to be created.
  case expectedNew = "expected_new"
  /// What the capacity to close makes of the pipeline.
  case capacity
  /// What people's calls with a weight make of it.
  case judgement
  /// Records about the time before the first day that came in, or were corrected, after it.
  case lateRecords = "late_records"
}

extension ChangeCause {
  /// Whether an event of a deal brings it.
  public var isEvent: Bool {
    switch self {
    case .exchangeRates, .time, .records, .retrained: false
    default: isOfDeals
    }
  }

  /// Whether it is told deal by deal.
  public var isOfDeals: Bool {
    switch self {
    case .expectedNew, .capacity, .judgement, .lateRecords: false
    default: true
    }
  }
}
