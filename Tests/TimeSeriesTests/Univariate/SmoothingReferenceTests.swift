import Foundation
import TestSupport
import Testing

@testable import TimeSeries

/// R's `forecast::ets`, given R's own constants and start. Its log-likelihood leaves out the
/// constants of the normal density and does not divide the squares by their number:
/// -2 loglik = n log(sum of squares) + 2 sum of log forecasts (of multiplicative errors).
@Suite("Exponential smoothing against R")
struct SmoothingReferenceTests {
  private struct Fit: Decodable {
    let alpha: [Number]
    let beta: [Number]
    let gamma: [Number]
    let phi: [Number]
    let initstate: [Double]
    let loglik: [Double]
    let forecast: [Double]
  }

  /// A number, or the text "NaN" where the model has no such constant.
  private struct Number: Decodable {
    let value: Double?
    init(from decoder: any Decoder) throws {
      value = try? decoder.singleValueContainer().decode(Double.self)
    }
  }

  private static func form(_ name: String, isDamped: Bool) -> SmoothingForm {
    let letters = Array(name)
    return SmoothingForm(
      hasMultiplicativeError: letters[0] == "M",
      trend: letters[1] == "N" ? .none : isDamped ? .damped : .additive,
      season: letters[2] == "N" ? .none : letters[2] == "A" ? .additive : .multiplicative)
  }

  @Test(
    "likelihood and forecasts of each form are R's",
    arguments: [
      ("oil", "nonseasonal", "FALSE", ["ANN", "MNN", "AAN", "MAN"]),
      ("oil", "nonseasonal", "TRUE", ["AAN", "MAN"]),
      ("austourists", "seasonal_subset", "FALSE", ["ANA", "AAA", "MAM"]),
      ("austourists", "seasonal_subset", "TRUE", ["AAA", "MAM"]),
    ])
  func forms(series: String, results: String, damped: String, names: [String]) throws {
    guard let path = Places.publicData("ets_reference_r/\(series).csv"),
      let fits = Places.publicData("ets_reference_r/fit_ets_results_\(results).json")
    else { return }
    let values = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      .dropFirst().compactMap { $0.split(separator: ",").last.flatMap { Double($0) } }
    let read = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: fits)))
    let tables = try #require((read as? [String: [String: Any]])?[damped])
    for name in names {
      let table = try JSONSerialization.data(withJSONObject: try #require(tables[name]))
      let fit = try JSONDecoder().decode(Fit.self, from: table)
      let form = Self.form(name, isDamped: damped == "TRUE")
      let path = SmoothingPath(
        values, form: form, start: Self.start(fit, form: form), parameters: Self.parameters(fit))
      let count = Double(values.count)
      let deviance = -2 * (try #require(fit.loglik.first)) - count * log(count)
      #expect(abs(path.deviance / deviance - 1) <= printedSmoothingError, "\(name) \(damped)")
      // R forecasts the damped MAM without its damping: not what its own last states give.
      if form.trend == .damped, form.season == .multiplicative { continue }
      for (found, expected) in zip(path.forecast(horizon: 4), fit.forecast) {
        #expect(abs(found / expected - 1) <= printedSmoothingError, "\(name) \(damped)")
      }
    }
  }

  private static func parameters(_ fit: Fit) -> SmoothingParameters {
    SmoothingParameters(
      alpha: fit.alpha.first?.value ?? 0, beta: fit.beta.first?.value ?? 0,
      gamma: fit.gamma.first?.value ?? 0, phi: fit.phi.first?.value ?? 1)
  }

  /// R keeps the season with the latest phase first.
  private static func start(_ fit: Fit, form: SmoothingForm) -> SmoothingStart {
    let hasTrend = form.trend != .none
    return SmoothingStart(
      level: fit.initstate[0], slope: hasTrend ? fit.initstate[1] : 0,
      season: fit.initstate.dropFirst(hasTrend ? 2 : 1).reversed())
  }
}
