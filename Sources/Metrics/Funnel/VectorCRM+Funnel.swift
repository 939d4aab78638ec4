internal import Deals

extension VectorCRM {
  /// Ten deals on their way through the stages, and five leads.
  ///
  /// All moments are midnights, so that days are whole. F4 goes back and comes again, F2 and F10 pass over
  /// stages, F6 begins in Proposal, F8 is deleted while open, F3 and F10 have no amount.
  static let funnel = VectorCRM(
    "funnel",
    [
      (.people, "owner,manager\nAna,Mia\nBen,Mia\n"),
      (.deals, deals), (.history, history), (.leads, leads),
    ])

  /// Two deals without a history of their stages.
  static let funnelWithoutHistory = VectorCRM(
    "funnel without history",
    [
      (
        .deals,
        """
        id,owner,source,stage,amount,close_date,created_at,closed_at,is_deleted
        G1,Ana,,Closed Won,100,2025-06-30,2025-01-10T00:00:00Z,2025-02-10T00:00:00Z,false
        G2,Ana,,Proposal,200,2025-06-30,2025-01-20T00:00:00Z,,false
        """
      )
    ])

  private static let deals = """
    id,owner,source,stage,amount,close_date,created_at,closed_at,loss_reason,deleted_at,is_deleted
    F1,Ana,Web,Closed Won,1000,2025-06-30,2025-01-10T00:00:00Z,2025-03-01T00:00:00Z,,,false
    F2,Ana,Web,Closed Won,2000,2025-06-30,2025-01-10T00:00:00Z,2025-03-11T00:00:00Z,,,false
    F3,Ana,Event,Closed Lost,,2025-06-30,2025-01-15T00:00:00Z,2025-03-16T00:00:00Z,Price,,false
    F4,Ana,Web,Proposal,4000,2025-06-30,2025-02-01T00:00:00Z,,,,false
    F5,Ben,Event,Qualification,500,2025-06-30,2025-03-01T00:00:00Z,,,,false
    F6,Ben,,Closed Lost,700,2025-06-30,2025-01-31T00:00:00Z,2025-02-10T00:00:00Z,,,false
    F7,Ben,Web,Closed Won,900,2025-06-30,2025-03-21T00:00:00Z,2025-05-10T00:00:00Z,,,false
    F8,Ben,Event,Qualification,300,2025-06-30,2025-02-01T00:00:00Z,,,2025-03-03T00:00:00Z,true
    F9,Ben,Web,Closed Lost,600,2025-06-30,2024-12-01T00:00:00Z,2025-03-31T00:00:00Z,Competitor,,false
    F10,Ben,Event,Closed Won,,2025-06-30,2025-02-10T00:00:00Z,2025-02-20T00:00:00Z,,,false
    """

  private static let history = """
    deal_id,changed_at,stage
    F1,2025-01-10T00:00:00Z,Qualification
    F1,2025-01-20T00:00:00Z,Proposal
    F1,2025-02-09T00:00:00Z,Negotiation
    F1,2025-03-01T00:00:00Z,Closed Won
    F2,2025-01-10T00:00:00Z,Qualification
    F2,2025-02-09T00:00:00Z,Negotiation
    F2,2025-03-11T00:00:00Z,Closed Won
    F3,2025-01-15T00:00:00Z,Qualification
    F3,2025-02-14T00:00:00Z,Proposal
    F3,2025-03-16T00:00:00Z,Closed Lost
    F4,2025-02-01T00:00:00Z,Qualification
    F4,2025-02-11T00:00:00Z,Proposal
    F4,2025-02-21T00:00:00Z,Qualification
    F4,2025-03-13T00:00:00Z,Proposal
    F5,2025-03-01T00:00:00Z,Qualification
    F6,2025-01-31T00:00:00Z,Proposal
    F6,2025-02-10T00:00:00Z,Closed Lost
    F7,2025-03-21T00:00:00Z,Qualification
    F7,2025-04-10T00:00:00Z,Proposal
    F7,2025-05-10T00:00:00Z,Closed Won
    F8,2025-02-01T00:00:00Z,Qualification
    F9,2024-12-01T00:00:00Z,Qualification
    F9,2025-01-30T00:00:00Z,Proposal
    F9,2025-03-01T00:00:00Z,Negotiation
    F9,2025-03-31T00:00:00Z,Closed Lost
    F10,2025-02-10T00:00:00Z,Qualification
    F10,2025-02-20T00:00:00Z,Closed Won
    """

  private static let leads = """
    id,source,owner,created_at,is_converted,converted_at,deal_id
    L1,Web,Ana,2025-01-05T00:00:00Z,true,2025-01-10T00:00:00Z,F1
    L2,Web,Ana,2025-02-01T00:00:00Z,false,,
    L3,,Ben,2025-02-02T00:00:00Z,true,,
    L4,Event,Ben,2025-03-30T00:00:00Z,true,2025-05-01T00:00:00Z,
    L5,Web,Ben,2024-12-30T00:00:00Z,false,,
    """
}
