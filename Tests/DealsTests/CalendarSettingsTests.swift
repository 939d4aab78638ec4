import Calendars
import Currencies
import Deals
import Foundation
import TestSupport
import Testing

@Suite("Calendars in the settings of deals")
struct CalendarSettingsTests {
  private func settings() throws -> DealSettings {
    DealSettings(
      currency: .eur,
      stages: try StageList([Stage(name: "Open", kind: .open), Stage(name: "Won", kind: .won)]))
  }

  private func json(_ settings: DealSettings) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    return String(decoding: try encoder.encode(settings), as: UTF8.self)
  }

  @Test("the settings in the model that comes with aforo are read, and written as they stand there")
  func bundledModel() throws {
    struct Model: Decodable {
      let configuration: DealSettings
    }
    let path = Places.package("models/bookings-2025-11-14.json")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let settings = try JSONDecoder().decode(Model.self, from: Data(text.utf8)).configuration
    #expect(settings.weekYears == nil && settings.yearName == nil && settings.businessDays == nil)
    #expect(try settings.fiscalCalendar() == FiscalCalendar())
    let written = try json(settings).split(separator: "\n").map { "  " + $0 }
    let start = try #require(text.range(of: "\"configuration\" : "))
    let lines = text[start.upperBound...].split(separator: "\n").prefix(written.count)
    #expect(lines.dropFirst().map { $0.drop { $0 == " " } } == trimmed(written.dropFirst()))
  }

  /// Lines without indentation; the comma after the last one belongs to what surrounds it.
  private func trimmed(_ lines: ArraySlice<String>) -> [Substring] {
    var lines = lines.map { $0.drop { $0 == " " } }
    if let last = lines.popLast() { lines.append(last + ",") }
    return lines
  }

  @Test("weeks, names and business days survive JSON; what is usual is not written")
  func codable() throws {
    var usual = try settings()
    let plain = try json(usual)
    for key in ["weekYears", "yearName", "businessDays"] { #expect(!plain.contains(key)) }
    usual = DealSettings(
      currency: .eur, yearName: .end, businessDays: BusinessCalendar(), stages: usual.stages)
    #expect(try json(usual) == plain)
    var rich = try settings()
    rich.weekYears = try WeekYears(
      pattern: .fourFourFive, yearEnds: YearEnd("last friday of june"), yearName: .start)
    rich.yearName = .start
    rich.businessDays = try BusinessCalendar(
      workingDays: [.sun, .mon], holidays: [Holiday("12-25"), Holiday("2025-05-01")])
    #expect(try JSONDecoder().decode(DealSettings.self, from: Data(json(rich).utf8)) == rich)
  }

  @Test("a book counts in the calendar of its settings")
  func book() throws {
    var settings = try settings()
    settings.weekYears = try WeekYears(
      pattern: .fourFiveFour, yearEnds: YearEnd("nearest saturday to january 31"),
      yearName: .start)
    settings.businessDays = try BusinessCalendar(holidays: [Holiday("12-25")])
    let known = try DealBook(DealFacts(), settings: settings)
      .known(atEndOf: Day(iso: "2024-02-03"))
    #expect(known.calendar.year(containing: known.asOf).id == "2023")
    let start = try Day(iso: "2025-12-22")
    #expect(known.businessDays.count(from: start, to: start + 7) == 4)
    settings.weekYears = nil
    settings.fiscalYearStartMonth = 2
    settings.yearName = .start
    let months = try DealBook(DealFacts(), settings: settings).calendar
    #expect(months.quarter(containing: try Day(iso: "2024-01-31")).id == "2023-Q4")
    settings.fiscalYearStartMonth = 13
    #expect(throws: CalendarError.invalidFiscalYearStart(month: 13, day: 1)) {
      try DealBook(DealFacts(), settings: settings)
    }
  }
}
