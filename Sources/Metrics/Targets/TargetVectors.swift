internal import Deals

/// Worked examples of quotas, growth and attainment.
enum TargetVectors {
  /// Mia leads Ana and Ben, Noah leads Eva; Zoe has neither manager nor quota. W6 has no amount, W7 was
  /// won and reopened, W13 was lost, W14 changed hands after it was won.
  static let crm = VectorCRM(
    "targets",
    [
      (
        .people,
        """
        owner,manager
        Ana,Mia
        Ben,Mia
        Eva,Noah
        """
      ),
      (
        .quotas,
        """
        period,manager,owner,amount,known_from
        2025-Q1,,,400000,2025-01-01
        2025-Q1,Mia,,300000,2025-01-01
        2025-Q1,Mia,Ana,200000,2025-01-01
        2025-Q1,Mia,Ana,220000,2025-03-01
        2025-Q1,Mia,Ben,150000,2025-01-01
        2025-Q1,Noah,Eva,100000,2025-01-01
        2025-Q2,Noah,,90000,2025-04-01
        2025-Q2,Mia,Ana,250000,2025-04-05
        """
      ),
      (
        .deals,
        """
        id,account,owner,stage,amount,created_at,close_date
        W1,A-W1,Ana,Closed Won,80000,2024-12-02T09:00:00Z,2025-02-10
        W2,A-W2,Ana,Closed Won,60000,2025-01-10T09:00:00Z,2025-03-20
        W3,A-W3,Ben,Closed Won,90000,2024-12-05T09:00:00Z,2025-01-15
        W4,A-W4,Eva,Closed Won,120000,2025-01-20T09:00:00Z,2025-03-31
        W5,A-W5,Zoe,Closed Won,30000,2025-01-08T09:00:00Z,2025-02-20
        W6,A-W6,Ben,Closed Won,,2025-01-09T09:00:00Z,2025-03-05
        W7,A-W7,Ana,Negotiation,10000,2025-01-11T09:00:00Z,2025-06-30
        W8,A-W8,Ana,Closed Won,100000,2024-08-01T09:00:00Z,2024-11-20
        W9,A-W9,Eva,Closed Won,50000,2024-01-05T09:00:00Z,2024-02-14
        W10,A-W10,Ben,Closed Won,26000,2023-12-28T09:00:00Z,2024-01-03
        W11,A-W11,Ben,Closed Won,40000,2024-06-01T09:00:00Z,2024-12-27
        W12,A-W12,Eva,Closed Won,60000,2024-07-01T09:00:00Z,2024-10-31
        W13,A-W13,Eva,Closed Lost,15000,2023-12-20T09:00:00Z,2024-03-01
        W14,A-W14,Ana,Closed Won,25000,2025-03-01T09:00:00Z,2025-04-10
        """
      ),
      (
        .history,
        """
        deal_id,changed_at,stage,amount,close_date,owner
        W1,2024-12-02T09:00:00Z,Proposal,80000,2025-02-10,Ana
        W1,2025-02-10T12:00:00Z,Closed Won,80000,2025-02-10,Ana
        W2,2025-01-10T09:00:00Z,Proposal,60000,2025-03-20,Ana
        W2,2025-03-20T12:00:00Z,Closed Won,60000,2025-03-20,Ana
        W3,2024-12-05T09:00:00Z,Proposal,90000,2025-01-15,Ben
        W3,2025-01-15T12:00:00Z,Closed Won,90000,2025-01-15,Ben
        W4,2025-01-20T09:00:00Z,Proposal,120000,2025-03-31,Eva
        W4,2025-03-31T23:00:00Z,Closed Won,120000,2025-03-31,Eva
        W5,2025-01-08T09:00:00Z,Proposal,30000,2025-02-20,Zoe
        W5,2025-02-20T12:00:00Z,Closed Won,30000,2025-02-20,Zoe
        W6,2025-01-09T09:00:00Z,Proposal,,2025-03-05,Ben
        W6,2025-03-05T12:00:00Z,Closed Won,,2025-03-05,Ben
        W7,2025-01-11T09:00:00Z,Proposal,10000,2025-02-01,Ana
        W7,2025-02-01T12:00:00Z,Closed Won,10000,2025-02-01,Ana
        W7,2025-02-15T10:00:00Z,Negotiation,10000,2025-06-30,Ana
        W8,2024-08-01T09:00:00Z,Proposal,100000,2024-11-20,Ana
        W8,2024-11-20T12:00:00Z,Closed Won,100000,2024-11-20,Ana
        W9,2024-01-05T09:00:00Z,Proposal,50000,2024-02-14,Eva
        W9,2024-02-14T12:00:00Z,Closed Won,50000,2024-02-14,Eva
        W10,2023-12-28T09:00:00Z,Proposal,26000,2024-01-03,Ben
        W10,2024-01-03T12:00:00Z,Closed Won,26000,2024-01-03,Ben
        W11,2024-06-01T09:00:00Z,Proposal,40000,2024-12-27,Ben
        W11,2024-12-27T12:00:00Z,Closed Won,40000,2024-12-27,Ben
        W12,2024-07-01T09:00:00Z,Proposal,60000,2024-10-31,Eva
        W12,2024-10-31T20:00:00Z,Closed Won,60000,2024-10-31,Eva
        W13,2023-12-20T09:00:00Z,Proposal,15000,2024-03-01,Eva
        W13,2024-03-01T12:00:00Z,Closed Lost,15000,2024-03-01,Eva
        W14,2025-03-01T09:00:00Z,Proposal,25000,2025-04-10,Ana
        W14,2025-04-10T12:00:00Z,Closed Won,25000,2025-04-10,Ana
        W14,2025-04-20T10:00:00Z,Closed Won,25000,2025-04-10,Ben
        """
      ),
    ])
}
