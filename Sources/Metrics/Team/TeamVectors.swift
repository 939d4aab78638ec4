internal import Calendars
internal import Deals

/// Worked examples of signals of reps, teams and segments.
enum TeamVectors {
  /// Mia leads Ana and Ben, Noah leads Eva and Gus. One row of the history for what happened; the first
  /// is the creation. On 2025-02-14 33 business days of 2025-Q1 have passed; the 33rd of the four
  /// quarters before are 2024-11-14, 08-14, 05-15 and 02-14.
  static let crm = VectorCRM(
    "team",
    [(.people, people), (.quotas, quotas), (.calls, calls), (.deals, deals), (.history, history)])

  /// The same with what a model says of the open deals, and with L4 and S1 untidy.
  static let judged = crm.saying(
    chances: [
      "L4": DealChance(win: 0.6, winInPeriod: 0.5), "N1": DealChance(win: 0.4, winInPeriod: 0.2),
      "N2": DealChance(win: 0.9, winInPeriod: 0.9), "N3": DealChance(win: 0.3, winInPeriod: 0.1),
      "S1": DealChance(win: 0.2, winInPeriod: 0.1), "B6": DealChance(win: 0.7, winInPeriod: 0.6),
    ], untidy: ["L4", "S1"])

  private static let people = """
    owner,manager
    Ana,Mia
    Ben,Mia
    Eva,Noah
    Gus,Noah
    """

  private static let quotas = """
    period,owner,amount,known_from
    2024-Q1,Ana,100000,2024-01-01
    2024-Q2,Ana,100000,2024-04-01
    2024-Q3,Ana,100000,2024-07-01
    2024-Q4,Ana,100000,2024-10-01
    2025-Q1,Ana,100000,2025-01-01
    2024-Q3,Ben,50000,2024-07-01
    2024-Q4,Ben,50000,2024-10-01
    2025-Q1,Ben,60000,2025-01-01
    2025-Q1,Eva,20000,2025-01-01
    2025-Q1,Gus,10000,2025-01-01
    """

  private static let calls = """
    period,owner,amount,made_at
    2024-Q1,Ana,96000,2024-02-01T10:00:00Z
    2024-Q2,Ana,64000,2024-05-01T10:00:00Z
    2024-Q3,Ana,50000,2024-07-15T10:00:00Z
    2024-Q3,Ana,100000,2024-08-01T10:00:00Z
    2024-Q3,Ana,120000,2024-09-01T10:00:00Z
    2024-Q4,Ana,88000,2024-11-01T10:00:00Z
    2024-Q3,Ben,30000,2024-08-01T10:00:00Z
    2024-Q4,Ben,57000,2024-11-01T10:00:00Z
    """

  private static let deals = """
    id,owner,segment,amount,created_at,loss_reason,stage,close_date
    A1,Ana,SMB,30000,2023-12-10T09:00:00Z,,Closed Won,2024-02-01
    A2,Ana,SMB,50000,2024-01-10T09:00:00Z,,Closed Won,2024-03-20
    A3,Ana,SMB,40000,2024-03-01T09:00:00Z,,Closed Won,2024-05-02
    A4,Ana,SMB,40000,2024-04-10T09:00:00Z,,Closed Won,2024-06-20
    A5,Ana,SMB,20000,2024-06-10T09:00:00Z,,Closed Won,2024-08-01
    A6,Ana,SMB,60000,2024-07-08T09:00:00Z,,Closed Won,2024-09-10
    A7,Ana,SMB,50000,2024-10-21T09:00:00Z,,Closed Won,2024-11-05
    A8,Ana,SMB,30000,2024-10-09T09:00:00Z,,Closed Won,2024-12-10
    A9,Ana,SMB,36000,2024-12-20T09:00:00Z,,Closed Won,2025-02-03
    L1,Ana,SMB,40000,2024-01-25T09:00:00Z,Price,Closed Lost,2024-03-28
    L2,Ana,SMB,60000,2024-04-12T09:00:00Z,Competitor,Closed Lost,2024-06-26
    L3,Ana,SMB,20000,2024-07-09T09:00:00Z,Competitor,Closed Lost,2024-09-25
    L4,Ana,Enterprise,70000,2024-10-09T09:00:00Z,,Proposal,2025-03-15
    X1,Ana,Enterprise,70000,2023-12-12T09:00:00Z,,Closed Lost,2024-02-01
    S1,Ana,SMB,30000,2024-12-01T09:00:00Z,,Proposal,2025-04-30
    S2,Ana,SMB,14000,2024-12-02T09:00:00Z,Price,Closed Lost,2025-02-05
    M1,Ana,SMB,,2024-12-03T09:00:00Z,,Proposal,2025-03-05
    N1,Ana,SMB,50000,2025-01-20T09:00:00Z,,Proposal,2025-03-20
    N2,Ana,SMB,,2025-01-25T09:00:00Z,,Qualification,2025-03-28
    N3,Ana,SMB,24000,2025-01-22T09:00:00Z,,Qualification,2025-04-15
    B1,Ben,SMB,40000,2024-06-15T09:00:00Z,,Closed Won,2024-07-10
    B2,Ben,SMB,30000,2024-09-20T09:00:00Z,,Closed Won,2024-10-15
    B4,Ben,SMB,8000,2024-11-20T09:00:00Z,,Closed Won,2024-12-28
    B5,Ben,SMB,15000,2025-01-10T09:00:00Z,,Closed Won,2025-01-30
    B6,Ben,SMB,20000,2025-02-10T09:00:00Z,,Proposal,2025-03-10
    B7,Ben,SMB,10000,2025-02-11T09:00:00Z,,Proposal,2025-03-11
    B8,Ben,SMB,5000,2024-12-05T09:00:00Z,Competitor,Closed Lost,2025-01-20
    E1,Eva,SMB,30000,2024-11-01T09:00:00Z,,Proposal,2025-03-01
    Z1,Eva,SMB,10000,2024-01-05T09:00:00Z,,Qualification,2024-02-20
    G1,Gus,SMB,12000,2025-01-03T09:00:00Z,,Closed Won,2025-01-15
    G2,Gus,SMB,6000,2024-09-05T09:00:00Z,,Closed Won,2024-12-09
    """

  private static let history = """
    deal_id,changed_at,stage,amount,close_date,owner,category
    A1,2023-12-10T09:00:00Z,Proposal,30000,2024-01-25,Ana,Pipeline
    A1,2024-01-10T09:00:00Z,Proposal,30000,2024-01-25,Ana,Commit
    A1,2024-02-01T12:00:00Z,Closed Won,30000,2024-02-01,Ana,Closed
    A2,2024-01-10T09:00:00Z,Qualification,60000,2024-03-20,Ana,Pipeline
    A2,2024-02-01T09:00:00Z,Proposal,60000,2024-03-20,Ana,Commit
    A2,2024-03-20T12:00:00Z,Closed Won,50000,2024-03-20,Ana,Closed
    A3,2024-03-01T09:00:00Z,Proposal,40000,2024-05-02,Ana,Pipeline
    A3,2024-04-01T09:00:00Z,Proposal,40000,2024-05-02,Ana,Commit
    A3,2024-05-02T12:00:00Z,Closed Won,40000,2024-05-02,Ana,Closed
    A4,2024-04-10T09:00:00Z,Proposal,40000,2024-06-20,Ana,Pipeline
    A4,2024-06-20T12:00:00Z,Closed Won,40000,2024-06-20,Ana,Closed
    A5,2024-06-10T09:00:00Z,Proposal,20000,2024-08-01,Ana,Pipeline
    A5,2024-07-25T09:00:00Z,Proposal,20000,2024-08-01,Ana,Commit
    A5,2024-08-01T12:00:00Z,Closed Won,20000,2024-08-01,Ana,Closed
    A6,2024-07-08T09:00:00Z,Proposal,80000,2024-09-10,Ana,Pipeline
    A6,2024-08-01T09:00:00Z,Proposal,80000,2024-09-10,Ana,Commit
    A6,2024-09-10T12:00:00Z,Closed Won,60000,2024-09-10,Ana,Closed
    A7,2024-10-21T09:00:00Z,Proposal,50000,2024-11-05,Ana,Commit
    A7,2024-11-05T12:00:00Z,Closed Won,50000,2024-11-05,Ana,Closed
    A8,2024-10-09T09:00:00Z,Proposal,30000,2024-12-10,Ana,Best Case
    A8,2024-12-10T12:00:00Z,Closed Won,30000,2024-12-10,Ana,Closed
    A9,2024-12-20T09:00:00Z,Proposal,36000,2025-02-20,Ana,Pipeline
    A9,2025-01-02T09:00:00Z,Proposal,36000,2025-02-20,Ana,Commit
    A9,2025-02-03T12:00:00Z,Closed Won,36000,2025-02-03,Ana,Closed
    L1,2024-01-25T09:00:00Z,Qualification,40000,2024-03-25,Ana,Pipeline
    L1,2024-03-28T12:00:00Z,Closed Lost,40000,2024-03-28,Ana,Omitted
    L2,2024-04-12T09:00:00Z,Proposal,60000,2024-06-25,Ana,Pipeline
    L2,2024-05-01T09:00:00Z,Proposal,60000,2024-06-25,Ana,Commit
    L2,2024-06-26T12:00:00Z,Closed Lost,60000,2024-06-26,Ana,Omitted
    L3,2024-07-09T09:00:00Z,Proposal,20000,2024-09-20,Ana,Pipeline
    L3,2024-09-25T12:00:00Z,Closed Lost,20000,2024-09-25,Ana,Omitted
    L4,2024-10-09T09:00:00Z,Proposal,70000,2024-12-20,Ana,Pipeline
    L4,2024-12-15T09:00:00Z,Proposal,70000,2025-03-15,Ana,Pipeline
    X1,2023-12-12T09:00:00Z,Proposal,70000,2024-01-31,Ana,Pipeline
    X1,2024-02-01T12:00:00Z,Closed Lost,70000,2024-02-01,Ana,Omitted
    S1,2024-12-01T09:00:00Z,Proposal,30000,2025-01-31,Ana,Pipeline
    S1,2025-01-28T09:00:00Z,Proposal,30000,2025-04-30,Ana,Pipeline
    S2,2024-12-02T09:00:00Z,Proposal,14000,2025-02-10,Ana,Pipeline
    S2,2025-02-05T12:00:00Z,Closed Lost,14000,2025-02-05,Ana,Omitted
    M1,2024-12-03T09:00:00Z,Proposal,,2025-03-05,Ana,Pipeline
    N1,2025-01-20T09:00:00Z,Qualification,50000,2025-03-20,Ana,Pipeline
    N1,2025-02-09T09:00:00Z,Proposal,50000,2025-03-20,Ana,Pipeline
    N2,2025-01-25T09:00:00Z,Qualification,,2025-03-28,Ana,Pipeline
    N3,2025-01-22T09:00:00Z,Qualification,24000,2025-04-15,Ana,Pipeline
    B1,2024-06-15T09:00:00Z,Negotiation,,2024-07-10,Ben,Pipeline
    B1,2024-06-20T09:00:00Z,Negotiation,40000,2024-07-10,Ben,Commit
    B1,2024-07-10T12:00:00Z,Closed Won,40000,2024-07-10,Ben,Closed
    B2,2024-09-20T09:00:00Z,Negotiation,30000,2024-10-20,Ben,Commit
    B2,2024-10-15T12:00:00Z,Closed Won,30000,2024-10-15,Ben,Closed
    B4,2024-11-20T09:00:00Z,Proposal,10000,2025-01-20,Ben,Commit
    B4,2024-12-01T09:00:00Z,Negotiation,10000,2025-01-20,Ben,Commit
    B4,2024-12-28T12:00:00Z,Closed Won,8000,2024-12-28,Ben,Closed
    B5,2025-01-10T09:00:00Z,Proposal,15000,2025-01-30,Ben,Commit
    B5,2025-01-30T12:00:00Z,Closed Won,15000,2025-01-30,Ben,Closed
    B6,2025-02-10T09:00:00Z,Proposal,20000,2025-03-10,Ben,Pipeline
    B7,2025-02-11T09:00:00Z,Proposal,10000,2025-03-11,Ben,Pipeline
    B8,2024-12-05T09:00:00Z,Proposal,5000,2025-01-31,Ben,Pipeline
    B8,2025-01-20T12:00:00Z,Closed Lost,5000,2025-01-20,Ben,Omitted
    E1,2024-11-01T09:00:00Z,Proposal,30000,2025-03-01,Eva,Pipeline
    Z1,2024-01-05T09:00:00Z,Qualification,10000,2024-02-20,Eva,Pipeline
    G1,2025-01-03T09:00:00Z,Proposal,12000,2025-01-15,Gus,Commit
    G1,2025-01-15T12:00:00Z,Closed Won,12000,2025-01-15,Gus,Closed
    G2,2024-09-05T09:00:00Z,Proposal,9000,2025-01-31,Gus,Pipeline
    G2,2024-11-20T09:00:00Z,Proposal,9000,2024-12-10,Gus,Pipeline
    G2,2024-12-09T12:00:00Z,Closed Won,6000,2024-12-09,Gus,Closed
    """

  /// A deal of Ana's and one of Ben's, and their activities in the 29 weeks that end with 2025-02-14: in
  /// the last week 5 of Ana's and 2 of Ben's; before it, going back, Ana's are 1, 2, 1, 2 and so on to the
  /// 28th week, Ben's 1 each.
  static let weeks = VectorCRM(
    "weeks",
    [
      (
        .deals,
        """
        id,owner,amount,created_at,stage,close_date
        D1,Ana,1000,2024-06-01T09:00:00Z,Proposal,2025-03-31
        D2,Ben,1000,2024-06-01T09:00:00Z,Proposal,2025-03-31
        """
      ), (.activities, activities),
    ])

  private static let activities: String = {
    var lines = ["id,deal_id,owner,kind,start"]
    // Fridays at ten, from 2025-02-14 back: seconds since 1970.
    for week in 0...28 {
      let ana = week == 0 ? 5 : week.isMultiple(of: 2) ? 2 : 1
      let ben = week == 0 ? 2 : 1
      let start = Instant(seconds: 1_739_527_200 - Int64(week) * 604_800)
      for number in 0..<ana { lines.append("A\(week)-\(number),D1,Ana,call,\(start.iso8601)") }
      for number in 0..<ben { lines.append("B\(week)-\(number),D2,Ben,call,\(start.iso8601)") }
    }
    return lines.joined(separator: "\n")
  }()

  /// An example on 2025-02-14, of 2025-Q1 unless told.
  static func example(
    _ kind: MetricVector.Kind, _ node: String, _ expected: Double?, _ because: String,
    period: String = "2025-Q1", key: String? = nil, in crm: VectorCRM = TeamVectors.crm
  ) -> MetricVector {
    MetricVector(
      kind, crm, period, asOf: "2025-02-14", node: node, key: key, expected, because)
  }
}
