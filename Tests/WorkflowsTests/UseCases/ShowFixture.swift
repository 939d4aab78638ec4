import Calendars
import Foundation
import TestSupport
import Workflows

/// A CRM small enough to know every answer by heart: two accounts, four deals, two representatives.
struct ShowFixture {
  let folder: TemporaryFolder
  static let day = "2025-05-31"

  /// - Parameter withLater: whether the exports hold what came after ``day`` too.
  init(withLater: Bool = false) throws {
    folder = try TemporaryFolder()
    try folder.write(ShowFixture.settings, "aforo.yml")
    for (name, header, rows, later) in ShowFixture.tables {
      let lines = [header] + rows + (withLater ? later : [])
      try folder.write(lines.joined(separator: "\n") + "\n", "exports/\(name).csv")
    }
  }

  private static let settings = """
    version: 1
    currency: EUR
    hierarchy: [owner]
    stages: [{name: Lead}, {name: Offer}, {name: Won, kind: won}, {name: Lost, kind: lost}]

    """

  private static let tables: [(String, String, [String], [String])] = [
    (
      "accounts", "id,name,parent,industry,segment,region,owner,created_at",
      ["A1,Acme,,Steel,SMB,North,Ana,2025-01-01", "A2,Boreal,A1,,,,,"],
      ["A3,Later,,,,,Ana,2025-07-01"]
    ),
    (
      "deals", "id,account,owner,stage,amount,created_at,close_date,closed_at,loss_reason",
      [
        "D1,A1,Ana,Won,1000.50,2025-02-01,2025-04-10,2025-04-10,",
        "D2,Acme,Ben,Offer,,2025-03-01,2025-06-30,,",
        "D3,A1,Ana,Lost,300,2025-03-05,2025-05-02,2025-05-02,price",
        "D4,A2,Ana,Lead,500,2025-05-20,2025-07-31,,",
      ],
      ["D5,A1,Zoe,Lead,70,2025-06-10,2025-09-30,,", "D6,A3,Ana,Lead,70,2025-07-10,2025-09-30,,"]
    ),
    (
      "history", "deal_id,changed_at,stage,amount,close_date,owner",
      [
        "D1,2025-02-01,Lead,1200,2025-04-30,Ben", "D1,2025-03-15,Offer,1200,2025-04-30,Ana",
        "D1,2025-04-10,Won,1000.50,2025-04-10,Ana", "D2,2025-03-01,Lead,,2025-06-30,Ana",
        "D2,2025-04-01,Offer,,2025-06-30,Ana", "D2,2025-05-10,Offer,,2025-06-30,Ben",
        "D3,2025-03-05,Lead,300,2025-05-02,Ana", "D3,2025-05-02,Lost,300,2025-05-02,Ana",
        "D4,2025-05-20,Lead,500,2025-07-31,Ana",
      ],
      [
        "D2,2025-06-15,Won,900,2025-06-15,Ben", "D4,2025-06-02,Offer,550,2025-08-31,Ben",
        "D5,2025-06-10,Lead,70,2025-09-30,Zoe", "D6,2025-07-10,Lead,70,2025-09-30,Ana",
      ]
    ),
    (
      "activities", "id,deal_id,account,owner,person,kind,direction,start,end,status,created_at",
      [
        "T1,D1,,Ben,Pia,call,outbound,2025-02-10T09:00:00Z,2025-02-10T09:12:00Z,completed,",
        "T2,D1,,Ana,Pia,email,inbound,2025-03-20T09:00:00Z,,,",
        "T3,,A1,Ana,Rui,meeting,outbound,2025-05-12T09:00:00Z,2025-05-12T10:00:00Z,no_show,",
        "T4,D2,,Ben,Pia,call,outbound,2025-05-31T09:00:00Z,2025-05-31T09:00:30Z,completed,",
        "T5,D2,,Ben,Pia,meeting,outbound,2025-06-05T09:00:00Z,,planned,2025-05-20T09:00:00Z",
      ],
      [
        "T6,D2,,Ben,Pia,call,outbound,2025-06-01T09:00:00Z,,completed,",
        "T7,,A1,Zoe,Max,call,inbound,2025-06-20T09:00:00Z,,completed,",
        "T8,D4,,Ana,Max,call,outbound,2025-06-03T09:00:00Z,,completed,2025-06-02T09:00:00Z",
      ]
    ),
    (
      "leads", "id,company,source,owner,created_at,converted_at,deal_id",
      [
        "L1,ACME,Web,Ana,2025-01-10,2025-02-01,D1", "L2,acme,Event,Ben,2025-05-05,,",
        "L3,Cumulus,Web,Ana,2025-05-06,,",
      ],
      ["L4,Acme,Web,Zoe,2025-06-01,2025-06-10,D5"]
    ),
    (
      "people", "owner,manager,region,valid_from",
      ["Ana,Mia,North,", "Ana,Noe,South,2025-04-01", "Ben,Mia,North,"],
      ["Ben,Noe,South,2025-06-01", "Zoe,Mia,North,2025-06-01"]
    ),
    (
      "quotas", "period,owner,amount,known_from",
      ["2025-Q2,Ana,4002.00,2025-01-01", "2025-Q2,Ben,0,2025-01-01"],
      ["2025-Q2,Ana,9000,2025-06-10"]
    ),
  ]

  /// The deals with all that views need.
  func loaded() throws -> LoadedDeals {
    try LoadedDeals(
      .folder(folder.path), project: Project(folder: folder.path),
      asKnown: try Day(iso: ShowFixture.day), keeps: [.activityDetails, .tracking])
  }

  func question(_ id: String, since: String? = nil) throws -> ShowQuestion {
    ShowQuestion(
      asOf: try Day(iso: ShowFixture.day), id: id, since: try since.map { try Day(iso: $0) })
  }
}
