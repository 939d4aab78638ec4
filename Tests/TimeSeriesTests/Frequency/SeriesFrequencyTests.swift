import Calendars
import Testing
import TimeSeries

@Suite("SeriesFrequency")
struct SeriesFrequencyTests {
  @Test("steps go there and back, and month ends stay month ends")
  func steps() throws {
    let start = try Day(iso: "2023-11-30")
    for frequency in SeriesFrequency.allCases {
      for count in [0, 1, 5, 30] {
        let day = frequency.day(start, plus: count, isMonthEnd: true)
        #expect(frequency.steps(from: start, to: day) == count)
        let isLong = ![.daily, .weekly].contains(frequency)
        #expect(!isLong || day.advanced(by: 1).day == 1)
      }
    }
    #expect(SeriesFrequency.monthly.day(start, plus: 3, isMonthEnd: true).iso8601 == "2024-02-29")
    #expect(SeriesFrequency.monthly.day(start, plus: 4, isMonthEnd: true).iso8601 == "2024-03-31")
    #expect(SeriesFrequency.monthly.day(start, plus: 4).iso8601 == "2024-03-30")
    #expect(SeriesFrequency.quarterly.steps(from: start, to: try Day(iso: "2024-01-01")) == nil)
    #expect(SeriesFrequency.weekly.steps(from: start, to: start.advanced(by: 8)) == nil)
  }

  @Test("the distance of the dates tells the frequency")
  func medianDays() {
    let found = [1, 7, 28, 31, 90, 92, 365, 14, 0].map { SeriesFrequency(medianDays: $0) }
    #expect(
      found == [
        .daily, .weekly, .monthly, .monthly, .quarterly, .quarterly, .yearly, nil, nil,
      ])
  }
}
