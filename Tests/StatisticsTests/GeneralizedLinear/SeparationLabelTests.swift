import Foundation
import LinearAlgebra
import Statistics
import Testing

/// The designs of `Reference/make_separation_labels.py`, made again from their seeds.
struct SeparationDesign {
  private struct Generator {
    var state: UInt64

    init(seed: Int) {
      state = UInt64(seed) &* 2_862_933_555_777_941_757 &+ 3_037_000_493
    }

    mutating func uniform() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / 9_007_199_254_740_992
    }
  }

  private(set) var design: Matrix
  private(set) var response: [Double]

  init(seed: Int) {
    var generator = Generator(seed: seed)
    for _ in 0..<3 { _ = generator.uniform() }
    let n = 20 + Int(generator.uniform() * 60)
    let k = 1 + Int(generator.uniform() * 4)
    let binary = Int(generator.uniform() * 3)
    var x = Matrix(rows: n, columns: k + 1)
    for i in 0..<n {
      x[i, 0] = 1
      for j in 1...k {
        let u = generator.uniform() + generator.uniform() + generator.uniform() - 1.5
        x[i, j] =
          j <= binary ? (u > 0.4 ? 1 : 0) : (u * 1000).rounded(.toNearestOrEven) / 1000
      }
    }
    let b = (0...k).map { _ in generator.uniform() * 2 - 1 }
    let score = (0..<n).map { i in (0...k).reduce(0.0) { $0 + b[$1] * x[i, $1] } }
    let noise = (0..<n).map { _ in generator.uniform() }
    response = (0..<n).map { i in
      if seed % 4 == 1 { return score[i] > 0 ? 1 : 0 }
      if seed % 2 == 0 { return noise[i] < 1 / (1 + exp(-score[i])) ? 1 : 0 }
      if binary >= 1 { return x[i, 1] == 1 || noise[i] < 0.5 ? 1 : 0 }
      let ordered = (0..<n).map { x[$0, k] }.sorted()
      let cut = ordered[n - max(2, n / 8)]
      return x[i, k] > cut || (x[i, k] == cut && x[i, k] != 0 && noise[i] < 0.5) ? 1 : 0
    }
    design = x
  }
}

@Suite("Separation of outcomes")
struct SeparationLabelTests {
  private struct File: Decodable {
    var labels: [Bool]
  }

  private func isReported(_ fitted: FittedGeneralizedLinearModel) -> Bool {
    fitted.warnings.contains {
      switch $0 {
      case .separated: true
      default: false
      }
    }
  }

  @Test(
    "every separable design is reported and no other, as linear programming has it",
    arguments: [LinkFunction.logit, .probit, .complementaryLogLog])
  func labels(link: LinkFunction) throws {
    let data = try Data(
      contentsOf: ReferenceCase.folder.appendingPathComponent("separation_labels.json"))
    let labels = try JSONDecoder().decode(File.self, from: data).labels
    #expect(labels.count == 200)
    let model = try GeneralizedLinearModel(family: .binomial, link: link)
    for (index, isSeparable) in labels.enumerated() {
      let item = SeparationDesign(seed: index + 1)
      let fitted = try model.fit(
        GeneralizedLinearData(design: item.design, response: item.response))
      #expect(isReported(fitted) == isSeparable, "seed \(index + 1)")
      #expect(fitted.converged == !isSeparable, "seed \(index + 1)")
      #expect(allFinite(fitted.coefficients))
    }
  }

  @Test("a level without any count is reported under a log link, with its column")
  func emptyLevel() throws {
    let rows = 40
    var x = Matrix(rows: rows, columns: 3)
    var y = [Double](repeating: 0, count: rows)
    for i in 0..<rows {
      x[i, 0] = 1
      x[i, 1] = i % 4 == 0 ? 1 : 0
      x[i, 2] = Double((i * 7) % 11)
      y[i] = i % 4 == 0 ? 0 : Double((i * 5) % 7)
    }
    for family in [ResponseFamily.poisson, .negativeBinomial(.fixed(0.5)), .tweedie(power: 1.5)] {
      let fitted = try GeneralizedLinearModel(family: family).fit(
        GeneralizedLinearData(design: x, response: y))
      let columns = fitted.warnings.compactMap { warning -> [Int]? in
        if case .separated(let list) = warning { return list }
        return nil
      }
      #expect(columns.contains([1]), "\(family) \(fitted.warnings)")
    }
  }

  @Test("a penalty bounds the coefficients, and separation is still said")
  func penalised() throws {
    let item = SeparationDesign(seed: 1)
    let fitted = try GeneralizedLinearModel(
      family: .binomial,
      penalties: [0] + [Double](repeating: 0.5, count: item.design.columns - 1)
    ).fit(GeneralizedLinearData(design: item.design, response: item.response))
    #expect(isReported(fitted))
    #expect((fitted.coefficients.map { abs($0) }.max() ?? .infinity) < 50)
  }
}
