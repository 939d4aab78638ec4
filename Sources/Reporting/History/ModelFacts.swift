package import Calendars
package import Forecasting

/// What is said of a trained model: its card.
package struct ModelFacts: Sendable {
  /// What one of its fits rests on.
  package struct Fit: Sendable {
    /// Periods ahead; `nil` for winning at all.
    package var periodsAhead: Int?
    package var rows = 0
    package var wonRows = 0
    package var share = 1.0
    package var periods = 0
    package var converged = true
    package var iterations = 0
    package var warnings: [String] = []
    /// Mean logarithmic loss out of time, and that of the base rate; `nil` where none was judged.
    package var logLoss: Double?
    package var baseLogLoss: Double?
    package var judgedCount = 0
    /// Standard deviations of the shared shocks.
    package var commonShock: Double?
    package var segmentShock: Double?

    /// 1 - loss / base loss.
    package var skill: Double? {
      guard let logLoss, let baseLogLoss, baseLogLoss > 0 else { return nil }
      return 1 - logLoss / baseLogLoss
    }

    package init(periodsAhead: Int?) {
      self.periodsAhead = periodsAhead
    }
  }

  package var id: String
  /// Where it was saved.
  package var path: String?
  package var trainedAsOf: Day
  package var grade: Grade
  package var reason: String
  package var wonCount: Int
  package var lostCount: Int
  /// What is meant by winning at all: within so many days.
  package var horizonDays: Int
  /// The running period first, winning at all last.
  package var fits: [Fit]
  package var coefficients: [(name: String, value: Double)]
  /// Fields that it does not use though the deals have them, in sentences.
  package var keptOut: [String] = []

  package init(
    id: String, path: String?, trainedAsOf: Day, grade: Grade, reason: String, wonCount: Int,
    lostCount: Int, horizonDays: Int, fits: [Fit], coefficients: [(name: String, value: Double)]
  ) {
    self.id = id
    self.path = path
    self.trainedAsOf = trainedAsOf
    self.grade = grade
    self.reason = reason
    self.wonCount = wonCount
    self.lostCount = lostCount
    self.horizonDays = horizonDays
    self.fits = fits
    self.coefficients = coefficients
  }

  /// The facts of a model.
  package init(model: BookingsModel, id: String, path: String?) {
    let shocks = model.shocks
    var fits = model.diagnostics.enumerated().map { ahead, diagnostics in
      var fit = Fit(diagnostics, periodsAhead: ahead)
      fit.commonShock = shocks[ahead].common
      fit.segmentShock = shocks[ahead].segment
      return fit
    }
    fits.append(Fit(model.winDiagnostics, periodsAhead: nil))
    self.init(
      id: id, path: path, trainedAsOf: model.trainedAsOf, grade: model.grade,
      reason: model.reason, wonCount: model.wonCount, lostCount: model.lostCount,
      horizonDays: model.horizonDays, fits: fits, coefficients: model.coefficients)
    keptOut = (model.keptOut ?? []).map(\.sentence)
  }
}

extension ModelFacts.Fit {
  init(_ diagnostics: OutcomeDiagnostics, periodsAhead: Int?) {
    self.init(periodsAhead: periodsAhead)
    rows = diagnostics.rows
    wonRows = diagnostics.wonRows
    share = diagnostics.share
    periods = diagnostics.periods
    converged = diagnostics.converged
    iterations = diagnostics.iterations
    warnings = diagnostics.warnings
    logLoss = diagnostics.skill?.logLoss
    baseLogLoss = diagnostics.skill?.baseLogLoss
    judgedCount = diagnostics.skill?.count ?? 0
  }
}
