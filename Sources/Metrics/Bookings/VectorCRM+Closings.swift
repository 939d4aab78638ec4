internal import Deals

extension VectorCRM {
  /// Deals that are won, lost, reopened, handed on; some without amount, owner or reason.
  ///
  /// Ana and Ben report to Mia; Cora reports to nobody.
  static let closings = VectorCRM(
    "closings",
    [
      (.people, "owner,manager\nAna,Mia\nBen,Mia\n"),
      (
        .deals,
        """
        id,account,owner,segment,source,stage,amount,created_at,close_date,closed_at,category,loss_reason
        B01,One,Ana,SMB,Web,Closed Won,1200.00,2024-12-01T00:00:00Z,2025-01-20,2025-01-20T00:00:00Z,Closed,
        B02,Two,Ana,SMB,Web,Closed Won,3000.00,2024-11-01T00:00:00Z,2025-02-10,2025-02-10T00:00:00Z,Closed,
        B03,Three,Ben,SMB,Web,Closed Won,2000.00,2025-01-01T00:00:00Z,2025-04-05,2025-03-02T00:00:00Z,Closed,
        B04,Four,Ben,SMB,Web,Closed Won,,2025-01-10T00:00:00Z,2025-03-31,2025-03-11T00:00:00Z,Closed,
        B05,Five,Ana,SMB,Web,Closed Lost,4000.00,2024-10-02T00:00:00Z,2024-12-20,2025-01-15T00:00:00Z,Omitted,Price
        B06,Six,Ben,SMB,Web,Closed Lost,1000.00,2025-02-01T00:00:00Z,2025-02-15,2025-02-15T00:00:00Z,Omitted,
        B07,Seven,Ben,SMB,Web,Closed Lost,,2025-01-20T00:00:00Z,,2025-03-20T00:00:00Z,Omitted,Price
        B08,Eight,Ana,SMB,Web,Negotiation,5000.00,2025-01-15T00:00:00Z,2025-04-30,,Commit,
        B09,Nine,Ben,SMB,Web,Closed Won,6000.00,2025-01-05T00:00:00Z,2025-07-01,2025-07-01T00:00:00Z,Closed,
        B10,Ten,Ben,SMB,Web,Qualification,,2025-03-15T00:00:00Z,2025-06-15,,Pipeline,
        B11,Eleven,Ana,SMB,Web,Closed Won,700.00,2025-03-31T12:00:00Z,2025-04-10,2025-04-10T00:00:00Z,Closed,
        B12,Twelve,Cora,SMB,Web,Closed Won,800.00,2024-06-01T00:00:00Z,2025-03-31,2025-03-31T23:00:00Z,Closed,
        B13,Thirteen,Ben,SMB,Web,Proposal,900.00,2025-02-20T00:00:00Z,2025-03-25,,Omitted,
        B14,Fourteen,Ana,SMB,Web,Proposal,2500.00,2025-03-01T00:00:00Z,,,Pipeline,
        B15,Fifteen,Ana,SMB,Web,Qualification,300.00,2025-01-25T00:00:00Z,2025-05-05,,Pipeline,
        """
      ),
      (.history, closingsHistory),
    ])

  private static let closingsHistory = """
    deal_id,changed_at,stage,amount,close_date,owner,category
    B01,2024-12-01T00:00:00Z,Qualification,1000.00,2025-01-31,Ana,Pipeline
    B01,2025-01-05T00:00:00Z,Proposal,1000.00,2025-01-31,Ana,Best Case
    B01,2025-01-20T00:00:00Z,Closed Won,1200.00,2025-01-20,Ana,Closed
    B02,2024-11-01T00:00:00Z,Qualification,3000.00,2025-01-31,Ana,Pipeline
    B02,2025-02-10T00:00:00Z,Closed Won,3000.00,2025-02-10,Ana,Closed
    B03,2025-01-01T00:00:00Z,Qualification,1500.00,2025-03-31,Ben,Pipeline
    B03,2025-03-02T00:00:00Z,Closed Won,2000.00,2025-04-05,Ben,Closed
    B04,2025-01-10T00:00:00Z,Proposal,,2025-03-31,Ben,Commit
    B04,2025-03-11T00:00:00Z,Closed Won,,2025-03-31,Ben,Closed
    B05,2024-10-02T00:00:00Z,Qualification,4000.00,2024-12-20,Ana,Pipeline
    B05,2025-01-15T00:00:00Z,Closed Lost,4000.00,2024-12-20,Ana,Omitted
    B06,2025-02-01T00:00:00Z,Qualification,1000.00,2025-03-31,Ben,Pipeline
    B06,2025-02-15T00:00:00Z,Closed Lost,1000.00,2025-02-15,Ben,Omitted
    B07,2025-01-20T00:00:00Z,Qualification,,,Ben,Pipeline
    B07,2025-03-20T00:00:00Z,Closed Lost,,,Ben,Omitted
    B08,2025-01-15T00:00:00Z,Proposal,4000.00,2025-02-28,Ana,Best Case
    B08,2025-02-01T00:00:00Z,Closed Won,5000.00,2025-02-01,Ana,Closed
    B08,2025-02-20T00:00:00Z,Negotiation,5000.00,2025-04-30,Ana,Commit
    B09,2025-01-05T00:00:00Z,Qualification,6000.00,2025-03-10,Ana,Pipeline
    B09,2025-02-05T00:00:00Z,Proposal,6000.00,2025-03-10,Ben,Best Case
    B09,2025-07-01T00:00:00Z,Closed Won,6000.00,2025-07-01,Ben,Closed
    B10,2025-03-15T00:00:00Z,Qualification,,2025-06-15,Ben,Pipeline
    B11,2025-03-31T12:00:00Z,Qualification,700.00,2025-04-20,Ana,Pipeline
    B11,2025-04-10T00:00:00Z,Closed Won,700.00,2025-04-10,Ana,Closed
    B12,2024-06-01T00:00:00Z,Qualification,500.00,2024-09-15,Cora,Pipeline
    B12,2024-09-01T00:00:00Z,Closed Lost,500.00,2024-09-01,Cora,Omitted
    B12,2024-10-01T00:00:00Z,Negotiation,800.00,2025-03-31,Cora,Commit
    B12,2025-03-31T23:00:00Z,Closed Won,800.00,2025-03-31,Cora,Closed
    B13,2025-02-20T00:00:00Z,Proposal,900.00,2025-03-25,Ben,Omitted
    B14,2025-03-01T00:00:00Z,Proposal,2500.00,,Ana,Pipeline
    B15,2025-01-25T00:00:00Z,Qualification,300.00,2025-05-05,,Pipeline
    B15,2025-02-25T00:00:00Z,Qualification,300.00,2025-05-05,Ana,Pipeline
    """

  /// Three closed deals and an open one of an export without any history.
  static let closeDates = VectorCRM(
    "closeDates",
    [
      (
        .deals,
        """
        id,account,owner,stage,amount,created_at,close_date
        C01,One,Ana,Closed Won,100.00,2025-01-06,2025-02-10
        C02,Two,Ana,Closed Won,200.00,2025-01-06,2025-04-02
        C03,Three,Ana,Closed Lost,50.00,2025-01-06,2025-03-05
        C04,Four,Ana,Proposal,300.00,2025-03-01,2025-06-15
        """
      )
    ])
}
