internal import Deals

extension VectorCRM {
  /// Calls (C), mails (M) with answers (R), and meetings (T) on four deals (D) of three reps.
  static let activity = VectorCRM(
    "activity",
    [
      (.people, "owner,manager\nAna,Mia\nBen,Mia\nCleo,Noah\n"),
      (
        .deals,
        """
        id,account,owner,segment,stage,amount,created_at,close_date,closed_at
        D1,Acme,Ana,SMB,Closed Won,1000.00,2025-01-05T09:00:00Z,2025-02-20,2025-02-20T12:00:00Z
        D2,Bolt,Ana,SMB,Proposal,2000.00,2025-01-10T09:00:00Z,2025-05-01,
        D3,Cora,Ben,Enterprise,Closed Won,3000.00,2024-11-01T09:00:00Z,2025-03-10,2025-03-10T12:00:00Z
        D4,Acme,Cleo,SMB,Closed Lost,500.00,2025-02-01T09:00:00Z,2025-02-15,2025-02-15T12:00:00Z

        """
      ),
      (
        .history,
        """
        deal_id,changed_at,stage,amount,close_date,owner,category
        D1,2025-01-05T09:00:00Z,Qualification,1000.00,2025-03-01,Ana,Pipeline
        D1,2025-02-20T12:00:00Z,Closed Won,1000.00,2025-02-20,Ana,Closed
        D2,2025-01-10T09:00:00Z,Proposal,2000.00,2025-05-01,Ana,Pipeline
        D3,2024-11-01T09:00:00Z,Qualification,3000.00,2025-03-01,Ben,Pipeline
        D3,2025-03-10T12:00:00Z,Closed Won,3000.00,2025-03-10,Ben,Closed
        D4,2025-02-01T09:00:00Z,Qualification,500.00,2025-03-01,Cleo,Pipeline
        D4,2025-02-15T12:00:00Z,Closed Lost,500.00,2025-02-15,Cleo,Omitted

        """
      ),
      (.activities, activityRows),
    ])

  private static let activityRows = """
    id,deal_id,account,owner,kind,subject,direction,person,start,end,created_at,seconds,status,recipients,opened,is_child
    C1,,Acme,Ana,call,,outbound,P1,2025-01-02T10:00:00Z,,2025-01-02T10:00:00Z,300,completed,,,false
    C2,D1,Acme,Ana,call,,outbound,P1,2025-01-20T10:00:00Z,,2025-01-20T10:00:00Z,600,completed,,,false
    C3,,Bolt,Ben,call,,outbound,P6,2025-02-01T10:00:00Z,,2025-02-01T10:00:00Z,,no_answer,,,false
    C4,D3,Cora,Ben,call,,inbound,P3,2025-02-05T11:00:00Z,,2025-02-05T11:00:00Z,0,completed,,,false
    C5,D4,Acme,Cleo,call,,,P4,2025-02-10T09:00:00Z,,2025-02-10T09:00:00Z,900,completed,,,false
    C6,,Dune,Cleo,call,,outbound,,2025-02-11T09:00:00Z,,2025-02-11T09:00:00Z,120,completed,,,false
    C7,,Dune,Ben,call,,outbound,P5,2025-03-01T09:00:00Z,,2025-03-01T09:00:00Z,60,completed,,,false
    C8,,Dune,Ben,call,,outbound,P7,2025-03-05T09:00:00Z,,2025-03-01T09:00:00Z,,planned,,,false
    C9,D3,Cora,Ben,call,,outbound,P3,2025-03-09T15:00:00Z,,2025-03-09T15:00:00Z,1200,completed,,,false
    C9,D3,Cora,Ben,call,,outbound,P3,2025-03-09T15:00:00Z,,2025-03-09T15:00:00Z,1200,completed,,,false
    C10,D1,Acme,Ana,call,,outbound,P1,2025-02-25T10:00:00Z,,2025-02-25T10:00:00Z,240,completed,,,false
    M0,,Dune,Ben,email,,outbound,P5,2024-08-20T09:00:00Z,,2024-08-20T09:00:00Z,,sent,1,,false
    M1,D1,Acme,Ana,email,,outbound,P1,2025-01-06T09:00:00Z,,2025-01-06T09:00:00Z,,sent,2,true,false
    M1,D1,Acme,Ana,email,,outbound,P1,2025-01-06T09:00:00Z,,2025-01-06T09:00:00Z,,sent,2,true,false
    R1,D1,Acme,Ana,email,,inbound,P1,2025-01-08T09:00:00Z,,2025-01-08T09:00:00Z,,,,,false
    M2,D1,Acme,Ana,email,,outbound,P1,2025-02-01T09:00:00Z,,2025-02-01T09:00:00Z,,sent,1,false,false
    R2,D1,Acme,Ana,email,,inbound,P1,2025-02-15T09:00:00Z,,2025-02-15T09:00:00Z,,,,,false
    M3,D2,Bolt,Ana,email,,outbound,P2,2025-01-15T09:00:00Z,,2025-01-15T09:00:00Z,,bounced,1,,false
    M4,D3,Cora,Ben,email,,outbound,P3,2025-02-03T09:00:00Z,,2025-02-03T09:00:00Z,,,3,true,false
    R4,D3,Cora,Ben,email,,inbound,P3,2025-02-03T09:05:00Z,,2025-02-03T09:05:00Z,,auto_reply,,,false
    M5,D3,Cora,Ben,email,,outbound,P3,2025-03-02T09:00:00Z,,2025-03-02T09:00:00Z,,sent,,,false
    R5,,Cora,Ben,email,,inbound,P3,2025-03-04T09:00:00Z,,2025-03-04T09:00:00Z,,,,,false
    M6,D4,Acme,Cleo,email,After the demo,outbound,P4,2025-02-02T09:00:00Z,,2025-02-02T09:00:00Z,,sent,1,false,false
    R6,D2,Bolt,Cleo,email,,inbound,P4,2025-02-04T09:00:00Z,,2025-02-04T09:00:00Z,,,,,false
    M7,,Dune,Cleo,email,,outbound,,2025-02-03T10:00:00Z,,2025-02-03T10:00:00Z,,sent,5,false,false
    M8,D2,Bolt,Ana,email,,outbound,P2,2025-03-25T09:00:00Z,,2025-03-25T09:00:00Z,,sent,1,true,false
    R8,D2,Bolt,Ana,email,,inbound,P2,2025-03-27T09:00:00Z,,2025-03-27T09:00:00Z,,,,,false
    T1,D1,Acme,Ana,meeting,,,P1,2025-01-25T10:00:00Z,2025-01-25T11:00:00Z,2025-01-20T09:00:00Z,,completed,,,false
    T2,D2,Bolt,Ana,meeting,,,,2024-12-31T23:30:00Z,2025-01-01T00:30:00Z,2024-12-20T09:00:00Z,,completed,,,false
    T3,D3,Cora,Ben,meeting,,,,2025-02-20T10:00:00Z,2025-02-20T11:00:00Z,2025-02-10T09:00:00Z,,no_show,,,false
    T4,D3,Cora,Ben,demo,,,P3,2025-03-03T10:00:00Z,2025-03-03T11:00:00Z,2025-02-20T09:00:00Z,,completed,,,false
    T5,D2,Bolt,Ana,meeting,Product Demo,,,2025-03-12T10:00:00Z,2025-03-12T11:00:00Z,2025-03-01T09:00:00Z,,cancelled,,,false
    T6,D3,Cora,Cleo,demo,,,P3,2025-03-03T10:00:00Z,2025-03-03T11:00:00Z,2025-02-20T09:00:00Z,,completed,,,true
    T7,D4,Acme,Cleo,demo,,,,2025-02-12T10:00:00Z,2025-02-12T11:00:00Z,2025-01-31T09:00:00Z,,,,,false
    T8,D2,Bolt,Ana,demo,,,,2025-04-10T10:00:00Z,2025-04-10T11:00:00Z,2025-03-28T09:00:00Z,,planned,,,false
    T9,D4,Acme,Cleo,meeting,,,,2025-03-20T10:00:00Z,2025-03-20T11:00:00Z,2025-03-10T09:00:00Z,,planned,,,false
    T10,D4,Acme,Cleo,demo,,,,2025-02-13T10:00:00Z,2025-02-13T11:00:00Z,,,no_show,,,false

    """

  /// Activities of which only kind, owner and time are said.
  static let bareActivity = VectorCRM(
    "bare activity",
    [
      (
        .deals,
        """
        id,owner,segment,stage,amount,created_at,close_date,closed_at
        D1,Ana,SMB,Closed Won,1000.00,2025-01-05T09:00:00Z,2025-02-20,2025-02-20T12:00:00Z

        """
      ),
      (
        .activities,
        """
        id,deal_id,owner,kind,start
        A1,D1,Ana,call,2025-01-10T09:00:00Z
        A2,D1,Ana,call,2025-02-10T09:00:00Z
        A3,D1,Ana,email,2025-01-11T09:00:00Z
        A4,D1,Ana,meeting,2025-02-01T09:00:00Z

        """
      ),
    ])
}
