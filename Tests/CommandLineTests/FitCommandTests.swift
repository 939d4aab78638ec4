import Foundation
import TestSupport
import Testing

/// Regressions from the command line against packages that statisticians use.
@Suite("aforo fit")
struct FitCommandTests {
  private func run(
    _ folder: TemporaryFolder, _ model: String, _ formula: String, _ options: [String] = []
  ) throws -> ToolResult {
    try Tool.run(
      ["fit", "table.csv", "--model", model, "--formula", formula] + options, in: folder.path)
  }

  private func folder(_ table: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(table, "table.csv")
    return folder
  }

  private func coefficients(_ result: ToolResult) throws -> [String: [String: Any]] {
    let list = try #require(try result.object()["coefficients"] as? [[String: Any]])
    return Dictionary(uniqueKeysWithValues: list.map { ($0["name"] as? String ?? "", $0) })
  }

  @Test("coefficients and standard errors are those of statsmodels", arguments: FitValues.fits)
  func statsmodels(
    model: String, formula: String, options: String, rows: [(String, Double, Double?)]
  ) throws {
    let words = options.split(separator: " ").map(String.init)
    let result = try run(try folder(FitValues.table), model, formula, words + ["--format", "json"])
    #expect(result.status == 0, "\(result.errorText)")
    #expect(result.errorText.contains("1 of 80 rows have a blank and are left out"))
    let found = try coefficients(result)
    #expect(Set(found.keys) == Set(rows.map(\.0)), "\(model) \(formula)")
    for (name, estimate, error) in rows {
      let value = try #require(found[name]?["estimate"] as? Double)
      #expect(logRelativeError(value, estimate) > regressionDigits, "\(model) \(formula) \(name)")
      guard let error else { continue }
      let standardError = try #require(found[name]?["standardError"] as? Double)
      #expect(
        logRelativeError(standardError, error) > regressionDigits,
        "\(model) \(formula) \(options) \(name): error")
    }
  }

  @Test("NIST's Longley set comes with 12 digits")
  func longley() throws {
    guard let longley = try Longley() else { return }
    #expect(longley.certified.count == 7)
    let result = try run(
      try folder(longley.table), "ols", "y ~ x1 + x2 + x3 + x4 + x5 + x6", ["--format", "json"])
    let found = try coefficients(result)
    for (name, estimate, error) in longley.certified {
      let value = try #require(found[name]?["estimate"] as? Double)
      let standardError = try #require(found[name]?["standardError"] as? Double)
      #expect(logRelativeError(value, estimate) >= longleyDigits, "\(name)")
      #expect(logRelativeError(standardError, error) >= longleyDigits, "\(name)")
    }
    let object = try result.object()
    let explained = try #require(object["rSquared"] as? Double)
    #expect(logRelativeError(explained, 0.995479004577296) >= longleyDigits)
    let statistic = try #require(object["fStatistic"] as? Double)
    #expect(logRelativeError(statistic, 330.285339234588) >= longleyDigits)
  }

  @Test("the JSON contract")
  func contract() throws {
    let table = "y,x,double\n1,1,2\n3,2,4\n2,3,6\n5,4,8\n,5,10\n"
    let result = try run(try folder(table), "ols", "y ~ x + double", ["--format", "json"])
    #expect(result.status == 0)
    let object = try result.object()
    #expect(
      Set(object.keys).isSuperset(of: [
        "model", "formula", "observations", "coefficients", "diagnostics", "level",
        "schemaVersion", "rSquared", "logLikelihood", "aic", "bic",
      ]))
    #expect(object["model"] as? String == "ols")
    #expect(object["observations"] as? Int == 4)
    #expect(object["rowsDropped"] as? Int == 1)
    let diagnostics = try #require(object["diagnostics"] as? [String: Any])
    #expect(
      Set(diagnostics.keys) == [
        "path", "condition", "dropped", "converged", "iterations", "warnings",
      ])
    #expect(diagnostics["dropped"] as? [String] == ["double"])
    #expect((diagnostics["warnings"] as? [String])?.count == 1)
    let keys: Set = [
      "name", "estimate", "standardError", "statistic", "pValue", "lower", "upper",
    ]
    for (name, row) in try coefficients(result) {
      #expect(Set(row.keys) == keys)
      for key in keys where key != "name" {
        #expect((row[key] is NSNull) == (name == "double"), "\(name) \(key)")
      }
    }
  }

  @Test("table, Markdown, CSV and both languages show the same fit")
  func formats() throws {
    let folder = try folder(FitValues.table)
    for format in ["table", "md", "csv", "json"] {
      for language in ["en", "es"] {
        let result = try run(
          folder, "logit", "won ~ x + region", ["--format", format, "--language", language])
        #expect(result.status == 0)
        #expect(result.text.contains("T.EMEA"), "\(format)")
      }
    }
    let csv = try run(folder, "logit", "won ~ x", ["--format", "csv"]).text
    #expect(csv.hasPrefix("name,estimate,standardError,statistic,pValue,lower,upper\n"))
    let table = try run(folder, "logit", "won ~ x", ["--workers", "2"]).text
    #expect(table.contains("Logistic regression: won ~ x"))
    #expect(try run(folder, "logit", "won ~ x", ["--workers", "1"]).text == table)
    #expect(try run(folder, "logit", "won ~ x", ["--language", "es"]).text.contains("logística"))
  }

  @Test("a saved model can be read again, and other files of the folder stay")
  func save() throws {
    let folder = try folder(FitValues.table)
    let result = try run(
      folder, "poisson", "calls ~ poly(x, 2) + region", ["--save", "calls", "--format", "json"])
    #expect(result.status == 0, "\(result.errorText)")
    #expect(try result.object()["path"] as? String == "models/calls.json")
    #expect(Set(try folder.contents().keys) == ["table.csv", "models/calls.json"])
    let file = try Data(contentsOf: folder.url.appending(path: "models/calls.json"))
    let object = try #require(try JSONSerialization.jsonObject(with: file) as? [String: Any])
    #expect(object["kind"] as? String == "aforo.fit")
    let parameters = try #require(object["parameters"] as? [String: Any])
    let encoding = try #require(parameters["encoding"] as? [String: Any])
    #expect(
      encoding["levels"] as? [String: [String]] == ["region": ["AMER", "APAC", "EMEA"]])
    #expect((encoding["polynomials"] as? [Any])?.count == 1)
  }

  @Test("separated outcomes are told in the answer")
  func separation() throws {
    let table = "y,x\n0,1\n0,2\n0,3\n1,4\n1,5\n1,6\n"
    let result = try run(try folder(table), "logit", "y ~ x", ["--format", "json"])
    #expect(result.status == 0)
    let diagnostics = try #require(try result.object()["diagnostics"] as? [String: Any])
    let warnings = try #require(diagnostics["warnings"] as? [String])
    #expect(warnings.contains { $0.contains("x") && $0.contains("separate") }, "\(warnings)")
    #expect(diagnostics["converged"] as? Bool == false)
  }

  @Test(
    "numbers are read to the last bit",
    arguments: [
      "0.1", "-12", "+3.25", ".5", "7.", "1e-3", "1.5E+3", "123456789012345",
      "1234567890123456789", "0.30000000000000004", "9007199254740993", "1e22", "1e23", "4.35e-20",
      "2.2250738585072014e-308", "1.7976931348623157e308", " 8.5\t",
    ])
  func numbers(_ text: String) throws {
    let folder = try folder("y,won,trials\n\(text),1,2\n")
    // CSV: the JSON reader of Foundation is not exact to the last bit.
    let result = try run(folder, "quantile", "y ~ 1", ["--format", "csv"])
    guard result.status == 0 else {
      // Beyond what a fit can hold, but read.
      #expect(result.errorText.contains("too large"), "\(result.errorText)")
      return
    }
    let fields = result.text.split(separator: "\n").last?.split(separator: ",") ?? []
    #expect(
      Double(fields[1]) == Double(text.trimmingCharacters(in: .whitespaces)), "\(result.text)")
  }

  @Test("a table comes from standard input too")
  func standardInput() throws {
    let folder = try folder(FitValues.table)
    let line = "aforo fit - --model ols --formula 'y ~ x' --format csv < table.csv"
    let result = try Tool.shell(line, in: folder.path)
    #expect(result.status == 0, "\(result.errorText)")
    #expect(result.text == (try run(folder, "ols", "y ~ x", ["--format", "csv"]).text))
  }
}
