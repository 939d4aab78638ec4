import Statistics
import TestSupport
import Testing

@Suite("NIST StRD, univariate")
struct StrdUnivariateTests {
  @Test("mean, standard deviation and autocorrelation have the certified digits of every set")
  func certified() throws {
    for file in StrdFile.all("univariate") {
      let values = file.data.flatMap { $0 }
      let mean = try #require(Descriptive.mean(values))
      let deviation = try #require(Descriptive.standardDeviation(values))
      let correlation = try #require(Descriptive.autocorrelation(values))
      let certified = ["Sample Mean", "Sample Standard Deviation", "Sample Autocorrelation"]
        .compactMap { file.value(after: $0) }
      try #require(certified.count == 3)
      let digits = zip([mean, deviation, correlation], certified).map(logRelativeError)
      print("StRD \(file.name): mean, deviation, autocorrelation \(digits)")
      #expect(digits[0] >= momentDigits.mean, "\(file.name)")
      let needed = strdDeviationDigits[file.name] ?? strdDefaultDeviationDigits
      #expect(digits[1] >= needed, "\(file.name)")
      #expect(digits[2] >= autocorrelationDigits, "\(file.name)")
    }
  }
}
