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
      let digits = [
        logRelativeError(mean, try #require(file.value(after: "ybar:"))),
        logRelativeError(deviation, try #require(file.value(after: "s:"))),
        logRelativeError(correlation, try #require(file.value(after: "r(1):"))),
      ]
      print("StRD \(file.name): mean, deviation, autocorrelation \(digits)")
      #expect(digits[0] >= momentDigits.mean, "\(file.name)")
      #expect(digits[1] >= momentDigits.standardDeviation, "\(file.name)")
      #expect(digits[2] >= autocorrelationDigits, "\(file.name)")
    }
  }
}
