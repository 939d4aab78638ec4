import TestSupport
import Testing

/// What cannot be fitted: one error that names the place, nothing on standard output.
@Suite("aforo fit: errors")
struct FitErrorTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let table: String
    let arguments: [String]
    let status: Int32
    let places: [String]

    init(
      _ description: String, _ table: String, _ model: String, _ formula: String,
      _ options: String..., status: Int32 = 2, says places: [String]
    ) {
      testDescription = description
      self.table = table
      arguments = ["--model", model, "--formula", formula] + options
      self.status = status
      self.places = places
    }
  }

  private static let good = "y,x,region,n\n1,1,a,2\n3,2,b,2\n2,3,a,2\n5,4,b,2\n"

  static let cases = [
    Case("an empty file", "", "ols", "y ~ x", says: ["table.csv", "empty"]),
    Case("a header alone", "y,x\n", "ols", "y ~ x", says: ["table.csv", "no record"]),
    Case(
      "a missing column", good, "ols", "y ~ x + regoin",
      says: ["table.csv:1", "regoin", "did you mean \"region\""]),
    Case(
      "a missing column of weights", good, "wls", "y ~ x", "--weights", "w",
      says: ["table.csv:1", "\"w\""]),
    Case(
      "a decimal comma", good + "\"1,5\",4,a,2\n", "ols", "y ~ x",
      says: ["table.csv:6", "y", "1,5"]),
    Case(
      "text among numbers", good + "1,NA,a,2\n", "ols", "y ~ x", says: ["table.csv:6", "x", "NA"]),
    Case(
      "a number among text", good + "1,4,7,2\n", "ols", "y ~ region",
      says: ["table.csv:6", "region", "C(region)"]),
    Case("infinity", good + "inf,4,a,2\n", "ols", "y ~ x", says: ["table.csv:6", "inf"]),
    Case("a number too large", good + "1e999,4,a,2\n", "ols", "y ~ x", says: ["table.csv:6"]),
    Case("a field too few", good + "1,4\n", "ols", "y ~ x", says: ["table.csv:6"]),
    Case("text as response", good, "ols", "region ~ x", says: ["table.csv:2", "region"]),
    Case(
      "an outcome that is none", good, "logit", "y ~ x", says: ["table.csv:3", "between 0.0"]),
    Case(
      "the logarithm of 0", good + "1,0,a,2\n", "ols", "y ~ log(x)", says: ["table.csv:6", "x"]),
    Case(
      "a negative weight", good + "1,1,a,-1\n", "wls", "y ~ x", "--weights", "n",
      says: ["table.csv:6", "negative"]),
    Case("one level", good, "ols", "y ~ C(n)", says: ["table.csv", "n", "one value"]),
    Case(
      "a polynomial of too few values", good, "ols", "y ~ poly(n, 2)", says: ["table.csv", "n"]),
    Case(
      "more successes than trials", good, "logit", "y / n ~ x", says: ["table.csv:3", "trial"]),
    Case("no complete row", "y,x\n1,\n,2\n", "ols", "y ~ x", status: 3, says: ["no row"]),
    Case(
      "too few rows for a robust fit", "y,x\n1,2\n", "huber", "y ~ x", status: 3,
      says: ["too few"]),
    Case(
      "no event", "t,e,x\n1,0,1\n2,0,2\n", "cox", "Surv(t, e) ~ x", status: 3, says: ["event"]),
    Case(
      "a mistake in the formula", good, "ols", "y ~ x + + n", status: 64,
      says: ["column 9", "y ~ x + + n\n          ^"]),
    Case("an unknown model", good, "logti", "y ~ x", status: 64, says: ["logti", "\"logit\""]),
    Case(
      "an unknown robust covariance", good, "ols", "y ~ x", "--robust", "hc9", status: 64,
      says: ["hc9"]),
    Case("wls without weights", good, "wls", "y ~ x", status: 64, says: ["weights"]),
    Case(
      "ols with weights", good, "ols", "y ~ x", "--weights", "n", status: 64, says: ["wls"]),
    Case("ridge without penalty", good, "ridge", "y ~ x", status: 64, says: ["penalty"]),
    Case(
      "a quantile of least squares", good, "ols", "y ~ x", "--quantile", "0.5", status: 64,
      says: ["quantile"]),
    Case("a quantile of 1", good, "quantile", "y ~ x", "--quantile", "1", status: 64, says: ["1"]),
    Case("a level of 95", good, "ols", "y ~ x", "--level", "95", status: 64, says: ["level"]),
    Case("cox of a column", good, "cox", "y ~ x", status: 64, says: ["Surv"]),
    Case("a time for ols", good, "ols", "Surv(y, x) ~ n", status: 64, says: ["cox"]),
    Case(
      "a name with a slash", good, "ols", "y ~ x", "--save", "../x", status: 64,
      says: ["--save"]),
    Case(
      "a name of another model", good, "ols", "y ~ x", "--save", "bookings-x", status: 64,
      says: ["bookings"]),
  ]

  @Test("one error with its place", arguments: cases)
  func error(_ test: Case) throws {
    let folder = try TemporaryFolder()
    try folder.write(test.table, "table.csv")
    let result = try Tool.run(["fit", "table.csv"] + test.arguments, in: folder.path)
    #expect(result.status == test.status, "\(result.text) \(result.errorText)")
    #expect(result.output.isEmpty)
    #expect(result.errorLines.count == 1, "\(result.errorText)")
    for place in test.places { #expect(result.errorText.contains(place), "\(result.errorText)") }
    #expect(try folder.contents().count == 1)
  }

  @Test("a file that is not there, a model or formula that is not given")
  func missing() throws {
    let folder = try TemporaryFolder()
    let absent = try Tool.run(
      ["fit", "no.csv", "--model", "ols", "--formula", "y ~ x"], in: folder.path)
    #expect(absent.status == 2)
    #expect(absent.errorText.contains("no.csv"))
    #expect(try Tool.run(["fit", "no.csv", "--model", "ols"], in: folder.path).status == 64)
    #expect(try Tool.run(["fit", "no.csv", "--formula", "y ~ x"], in: folder.path).status == 64)
  }
}
