import Calendars
import Currencies
import Deals
import Foundation
import Testing

/// Conversions by hand: deals in dollars and yen, reported in euros.
@Suite("Amounts in other currencies")
struct ForeignAmountsTests {
  private static let deals = """
    id,stage,amount,currency,created_at,close_date,closed_at
    OPEN,Qualify,1000.00,USD,2024-01-10,2024-06-30,
    WON,Won,1000.00,USD,2024-01-10,2024-03-15,2024-03-15
    YEN,Qualify,16000,JPY,2024-02-10,2024-06-30,
    EURO,Qualify,70,EUR,2024-01-10,2024-06-30,
    EARLY,Won,500,USD,2023-12-01,2023-12-20,2023-12-20

    """
  private static let rates = """
    currency,rate,valid_from
    USD,0.9,2024-01-01
    USD,0.92,2024-03-01
    USD,0.95,2024-04-01
    JPY,0.00625,2024-01-01

    """

  private func book(
    _ rates: String = rates, rule: ConversionRule? = nil, deals: String = deals,
    history: String? = nil
  ) throws -> DealBook {
    let fixture = try ImportFixture()
    var settings = try importSettings()
    settings.conversion = rule
    var reader = try FactReader(settings: settings)
    try reader.read(
      path: fixture.write(deals), mapping: SourceMapping(pattern: "*", kind: .deals))
    try reader.read(
      path: fixture.write(rates, "rates.csv"), mapping: SourceMapping(pattern: "*", kind: .rates))
    if let history {
      try reader.read(
        path: fixture.write(history, "history.csv"),
        mapping: SourceMapping(pattern: "*", kind: .history))
    }
    #expect(reader.rejects.isEmpty)
    return try DealBook(reader.facts, settings: settings)
  }

  /// Amounts by id at the end of a day.
  private func amounts(_ book: DealBook, _ day: String) throws -> [String: Int64?] {
    let known = book.known(atEndOf: try Day(iso: day))
    var amounts: [String: Int64?] = [:]
    known.forEachLatest { amounts[known.id($0.deal)] = .some($0.amount) }
    return amounts
  }

  @Test("an open deal follows the rate known on the day, a won one keeps that of its close")
  func spot() throws {
    let book = try book()
    let february = try amounts(book, "2024-02-15")
    #expect(february["OPEN"] == 900_00)  // 1000.00 x 0.9
    #expect(february["YEN"] == 100_00)  // 16000 x 0.00625, yen have no decimals
    #expect(february["EURO"] == 70_00)
    let march = try amounts(book, "2024-03-20")
    #expect(march["OPEN"] == 920_00)  // 1000.00 x 0.92
    #expect(march["WON"] == 920_00)
    let may = try amounts(book, "2024-05-01")
    #expect(may["OPEN"] == 950_00)  // 1000.00 x 0.95
    #expect(may["WON"] == 920_00)
  }

  @Test("halves of a cent are rounded to even, exactly")
  func halves() throws {
    let deals = "id,stage,amount,currency,created_at,close_date\nA,Qualify,57,JPY,2024-01-10,\n"
    let rates = "currency,rate,valid_from\nJPY,0.005,2024-01-01\n"
    // 57 x 0.005 = 0.285 euros, between 28 and 29 cents.
    #expect(try amounts(book(rates, deals: deals), "2024-02-15")["A"] == 28)
  }

  @Test("with the rate of creation a deal keeps it for life")
  func creation() throws {
    let book = try book(rule: ConversionRule(basis: .creation))
    #expect(try amounts(book, "2024-05-01")["OPEN"] == 900_00)
    #expect(try amounts(book, "2024-05-01")["WON"] == 900_00)
  }

  @Test("an amount without a rate is blank and listed, never taken at 1")
  func missing() throws {
    let book = try book()
    #expect(try amounts(book, "2024-05-01")["EARLY"] == .some(nil))
    let note = try #require(book.notes.first { $0.contains("USD") })
    #expect(note.contains("1 deal in USD without a rate"))
    #expect(note.contains("2023-12-"))
    #expect(note.contains("not priced"))
  }

  @Test("only the named table counts")
  func tables() throws {
    let rates = """
      currency,rate,valid_from,table
      USD,0.9,2023-01-01,spot
      USD,0.8,2023-01-01,budget
      JPY,0.01,2023-01-01,budget

      """
    let book = try book(rates, rule: ConversionRule(table: "budget"))
    #expect(try amounts(book, "2024-02-15")["OPEN"] == 800_00)
    #expect(try amounts(book, "2024-02-15")["YEN"] == 160_00)
  }

  @Test("a rate that was published late is not known before")
  func late() throws {
    let rates = """
      currency,rate,valid_from,known_from
      USD,0.9,2023-01-01,
      USD,0.5,2024-01-15,2024-02-20
      JPY,0.01,2023-01-01,

      """
    let book = try book(rates)
    #expect(try amounts(book, "2024-02-15")["OPEN"] == 900_00)
    #expect(try amounts(book, "2024-02-20")["OPEN"] == 500_00)
  }

  @Test("Salesforce's rates are what one unit of the corporate currency is worth")
  func inverse() throws {
    let rates = """
      IsoCode,ConversionRate,StartDate
      USD,1.25,2023-01-01
      JPY,160,2023-01-01

      """
    let book = try book(rates)
    #expect(try amounts(book, "2024-02-15")["OPEN"] == 800_00)  // 1000.00 / 1.25
    #expect(try amounts(book, "2024-02-15")["YEN"] == 100_00)  // 16000 / 160
  }

  @Test("a history without currencies is in the deal's, one with them may change it")
  func history() throws {
    let deals = """
      id,stage,amount,currency,created_at,close_date
      A,Qualify,32000,JPY,2024-01-10,2024-06-30
      B,Qualify,100,USD,2024-01-10,2024-06-30

      """
    let plain = """
      deal_id,changed_at,stage,amount
      A,2024-01-10,Qualify,16000
      A,2024-02-10,Qualify,32000

      """
    let wide = try book(deals: deals, history: plain)
    #expect(try amounts(wide, "2024-01-15")["A"] == 100_00)
    #expect(try amounts(wide, "2024-02-15")["A"] == 200_00)
    let named = """
      deal_id,changed_at,stage,amount,currency
      B,2024-01-10,Qualify,100,EUR
      B,2024-02-10,Qualify,100,USD

      """
    let moved = try book(deals: deals, history: named)
    #expect(try amounts(moved, "2024-01-15")["B"] == 100_00)
    #expect(try amounts(moved, "2024-02-15")["B"] == 90_00)
  }
}
