internal import Deals

extension VectorCRM {
  /// Deals that are open, omitted, undated, without amount, without history; and leads that became deals.
  ///
  /// Ana and Ben report to Mia.
  static let pipeline = VectorCRM(
    "pipeline",
    [
      (.people, "owner,manager\nAna,Mia\nBen,Mia\n"),
      (
        .deals,
        """
        id,account,owner,segment,source,stage,amount,created_at,close_date,closed_at,category
        V01,One,Ana,SMB,Web,Closed Won,1000.00,2024-05-01T00:00:00Z,2024-05-11,2024-05-11T00:00:00Z,Closed
        V02,Two,Ana,SMB,Web,Closed Won,2000.00,2024-08-10T00:00:00Z,2024-08-30,2024-08-30T00:00:00Z,Closed
        V03,Three,Ben,SMB,Web,Closed Lost,500.00,2024-09-01T00:00:00Z,2024-09-15,2024-09-15T00:00:00Z,Omitted
        V04,Four,Ben,SMB,Web,Closed Won,3000.00,2025-01-01T00:00:00Z,2025-02-10,2025-02-10T00:00:00Z,Closed
        V05,Five,Ana,SMB,Web,Closed Lost,800.00,2025-04-20T00:00:00Z,2025-05-05,2025-05-05T00:00:00Z,Omitted
        V06,Six,Ana,SMB,Web,Closed Won,,2025-04-21T00:00:00Z,2025-06-20,2025-06-20T00:00:00Z,Closed
        V07,Seven,Ben,SMB,Web,Proposal,4000.00,2024-12-01T00:00:00Z,2025-06-30,,Best Case
        V08,Eight,Ana,SMB,Web,Proposal,1500.00,2024-11-15T00:00:00Z,2025-05-31,,Best Case
        V09,Nine,Ana,SMB,Web,Negotiation,700.00,2024-12-20T00:00:00Z,2025-03-31,,Omitted
        V10,Ten,Ben,SMB,Web,Proposal,,2025-02-15T00:00:00Z,2025-09-30,,Pipeline
        V11,Eleven,Ben,SMB,Web,Qualification,600.00,2025-03-31T00:00:00Z,,,Pipeline
        V12,Twelve,Ana,SMB,Web,Proposal,900.00,2025-01-10T00:00:00Z,2025-06-10,,
        V13,Thirteen,Ben,SMB,Web,Qualification,,2025-05-01T00:00:00Z,2025-08-31,,Omitted
        """
      ),
      (.history, pipelineHistory),
      (
        .leads,
        """
        id,source,owner,segment,created_at,is_converted,converted_at,deal_id
        L1,Web,Ana,SMB,2024-07-31T00:00:00Z,true,2024-08-10T00:00:00Z,V02
        L2,Web,Ben,SMB,2024-12-02T00:00:00Z,true,2025-01-01T00:00:00Z,V04
        L3,Web,Ana,SMB,2025-04-11T00:00:00Z,true,2025-04-21T00:00:00Z,V06
        L4,Web,Ben,SMB,2024-08-17T00:00:00Z,true,2024-09-01T00:00:00Z,V03
        L5,Web,Ana,SMB,2024-10-16T00:00:00Z,true,2024-11-15T00:00:00Z,V08
        L6,Web,Ben,SMB,2025-05-01T00:00:00Z,false,,
        L7,Web,Ana,SMB,2025-06-25T00:00:00Z,true,2025-06-26T00:00:00Z,V06
        L8,Web,Ana,SMB,2024-04-21T00:00:00Z,true,2024-05-01T00:00:00Z,V01
        """
      ),
    ])

  private static let pipelineHistory = """
    deal_id,changed_at,stage,amount,close_date,owner,category
    V01,2024-05-01T00:00:00Z,Qualification,1000.00,2024-06-30,Ana,Pipeline
    V01,2024-05-11T00:00:00Z,Closed Won,1000.00,2024-05-11,Ana,Closed
    V02,2024-08-10T00:00:00Z,Qualification,2000.00,2024-09-30,Ana,Pipeline
    V02,2024-08-30T00:00:00Z,Closed Won,2000.00,2024-08-30,Ana,Closed
    V03,2024-09-01T00:00:00Z,Qualification,500.00,2024-09-30,Ben,Pipeline
    V03,2024-09-15T00:00:00Z,Closed Lost,500.00,2024-09-15,Ben,Omitted
    V04,2025-01-01T00:00:00Z,Qualification,3000.00,2025-03-31,Ben,Pipeline
    V04,2025-02-10T00:00:00Z,Closed Won,3000.00,2025-02-10,Ben,Closed
    V05,2025-04-20T00:00:00Z,Qualification,800.00,2025-06-30,Ana,Pipeline
    V05,2025-05-05T00:00:00Z,Closed Lost,800.00,2025-05-05,Ana,Omitted
    V06,2025-04-21T00:00:00Z,Qualification,,2025-06-30,Ana,Pipeline
    V06,2025-06-20T00:00:00Z,Closed Won,,2025-06-20,Ana,Closed
    V07,2024-12-01T00:00:00Z,Qualification,4000.00,2025-06-30,Ben,Pipeline
    V07,2025-02-01T00:00:00Z,Proposal,4000.00,2025-06-30,Ben,Best Case
    V08,2024-11-15T00:00:00Z,Proposal,1500.00,2025-05-31,Ana,Best Case
    V09,2024-12-20T00:00:00Z,Negotiation,700.00,2025-03-31,Ana,Commit
    V09,2025-03-01T00:00:00Z,Negotiation,700.00,2025-03-31,Ana,Omitted
    V10,2025-02-15T00:00:00Z,Proposal,,2025-09-30,Ben,Pipeline
    V11,2025-03-31T00:00:00Z,Qualification,600.00,,Ben,Pipeline
    V13,2025-05-01T00:00:00Z,Qualification,,2025-08-31,Ben,Omitted
    """
}
