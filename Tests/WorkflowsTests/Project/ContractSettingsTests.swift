import Currencies
import Deals
import Testing
import Workflows

@Suite("aforo.yml: contract, exclude, include")
struct ContractSettingsTests {
  private static let head =
    "currency: EUR\nsegments: [product]\nstages: [{name: Open}, {name: Won, kind: won}]\n"

  private func read(_ lines: String) throws -> ProjectSettings {
    try ProjectSettings(yaml: Self.head + lines, path: "aforo.yml")
  }

  @Test("what is written reads back")
  func roundTrip() throws {
    var settings = try read("")
    #expect(settings.contract == ContractPolicy())
    #expect(settings.deals.exclude == nil)
    #expect(try read("exclude: []\ninclude: []\ncontract: {accept: []}\n") == settings)
    settings.contract = ContractPolicy(accepted: Set(ViolationKind.allCases))
    settings.deals.exclude = ["account", "amount"]
    settings.deals.include = ["source"]
    #expect(try ProjectSettings(yaml: settings.yaml, path: "aforo.yml") == settings)
  }

  @Test(
    "what is wrong is named with its line and the nearest right word",
    arguments: [
      (
        "contract: {accept: [overdu]}",
        "\"overdu\" is no rule of the contract; did you mean \"overdue\"?"
      ),
      ("contract: {acept: []}", "did you mean `accept`?"),
      ("exclude: [acount]", "\"acount\" is no field of the deals; did you mean \"account\"?"),
      ("include: [x1]", "\"x1\" is no field of the deals"),
      ("exclude: [product]", "\"product\" is one of the segments too"),
      ("exclude: [region]\ninclude: [region]", "\"region\" is under include too"),
    ])
  func errors(line: String, problem: String) throws {
    do {
      _ = try read(line)
      Issue.record("\(line) was taken")
    } catch {
      #expect("\(error)".contains("aforo.yml:4: "), "\(error)")
      #expect("\(error)".contains(problem), "\(error)")
    }
  }
}
