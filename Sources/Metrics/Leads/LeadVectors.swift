internal import Deals

/// Worked examples of leads, spend and what customers cost.
enum LeadVectors {
  /// L2 is converted after 120 days, L6 nobody knows when, L9 before its creation. C5 has no account,
  /// Delta was won before, C8 was won and reopened. There are no exchange rates.
  static let crm = VectorCRM(
    "leads",
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
        .leads,
        """
        id,source,owner,created_at,is_converted,converted_at
        L1,Web,Ana,2025-01-05T00:00:00Z,true,2025-01-25T00:00:00Z
        L2,Web,Ana,2025-01-10T00:00:00Z,true,2025-05-10T00:00:00Z
        L3,Web,Ben,2025-02-01T00:00:00Z,false,
        L4,Event,Ben,2025-02-10T00:00:00Z,true,2025-03-12T00:00:00Z
        L5,,Ana,2025-03-15T00:00:00Z,false,
        L6,Event,Ana,2025-03-31T23:30:00Z,true,
        L7,Web,Ben,2024-12-20T00:00:00Z,true,2025-02-08T00:00:00Z
        L8,Event,Ben,2025-04-01T00:00:00Z,false,
        L9,Web,Eva,2025-01-20T00:00:00Z,true,2025-01-10T00:00:00Z
        """
      ),
      (
        .spend,
        """
        period,team,amount,currency
        2024-11,marketing,8000,EUR
        2024-11,sales,18000,EUR
        2024-12,marketing,9000,EUR
        2024-12,sales,18000,EUR
        2025-01,marketing,10000,EUR
        2025-01,sales,20000,EUR
        2025-02,marketing,12000,EUR
        2025-02,sales,20000,EUR
        2025-03,marketing,15000,EUR
        2025-03,sales,20000,EUR
        2025-03,events,5000,USD
        2025-04,marketing,14000,EUR
        """
      ),
      (
        .deals,
        """
        id,account,owner,stage,amount,created_at,close_date
        C1,Alpha,Ana,Closed Won,1000,2024-12-01T00:00:00Z,2025-01-10
        C2,Alpha,Ana,Closed Won,1000,2025-01-01T00:00:00Z,2025-02-20
        C3,Beta,Ben,Closed Won,1000,2024-12-25T00:00:00Z,2025-02-23
        C4,Gamma,Ben,Closed Won,1000,2025-01-01T00:00:00Z,2025-03-12
        C5,,Ana,Closed Won,1000,2025-01-01T00:00:00Z,2025-03-02
        C6,Delta,Eva,Closed Won,1000,2024-08-01T00:00:00Z,2024-10-10
        C7,Delta,Eva,Closed Won,1000,2025-01-05T00:00:00Z,2025-03-06
        C8,Epsilon,Ben,Negotiation,1000,2025-01-02T00:00:00Z,2025-06-30
        """
      ),
      (
        .history,
        """
        deal_id,changed_at,stage,amount,close_date,owner
        C1,2024-12-01T00:00:00Z,Proposal,1000,2025-01-10,Ana
        C1,2025-01-10T00:00:00Z,Closed Won,1000,2025-01-10,Ana
        C2,2025-01-01T00:00:00Z,Proposal,1000,2025-02-20,Ana
        C2,2025-02-20T00:00:00Z,Closed Won,1000,2025-02-20,Ana
        C3,2024-12-25T00:00:00Z,Proposal,1000,2025-02-23,Ben
        C3,2025-02-23T00:00:00Z,Closed Won,1000,2025-02-23,Ben
        C4,2025-01-01T00:00:00Z,Proposal,1000,2025-03-12,Ben
        C4,2025-03-12T00:00:00Z,Closed Won,1000,2025-03-12,Ben
        C5,2025-01-01T00:00:00Z,Proposal,1000,2025-03-02,Ana
        C5,2025-03-02T00:00:00Z,Closed Won,1000,2025-03-02,Ana
        C6,2024-08-01T00:00:00Z,Proposal,1000,2024-10-10,Eva
        C6,2024-10-10T00:00:00Z,Closed Won,1000,2024-10-10,Eva
        C7,2025-01-05T00:00:00Z,Proposal,1000,2025-03-06,Eva
        C7,2025-03-06T00:00:00Z,Closed Won,1000,2025-03-06,Eva
        C8,2025-01-02T00:00:00Z,Proposal,1000,2025-01-15,Ben
        C8,2025-01-15T00:00:00Z,Closed Won,1000,2025-01-15,Ben
        C8,2025-01-20T00:00:00Z,Negotiation,1000,2025-06-30,Ben
        """
      ),
    ])
}
