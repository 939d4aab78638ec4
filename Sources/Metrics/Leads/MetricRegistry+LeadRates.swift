internal import Calendars
internal import Deals

extension MetricRegistry {
  /// How leads convert (B2).
  static let leadRates: [MetricDefinition] = [
    MetricDefinition(
      "lead_conversion.period", catalogue: ["B2"],
      title: BilingualText(
        en: "Lead conversion: converted over created in the period",
        es: "Tasa de conversión de clientes potenciales del período"),
      group: .leads, unit: .share, direction: .higher, basis: .event,
      words: """
        The leads converted in the period over those created in it: two flows, not one cohort, so that \
        it can exceed 1 and says so.
        """,
      code: "#{converted in P} / #{created in P}",
      missing: """
        Conversions without a date are not counted, and reported as missing. Null where no lead was \
        created in the period.
        """,
      pitfalls:
        "A month with few new leads looks good; no interval, since it is no share of a whole.",
      vectors: LeadVectors.periodRate
    ) { scope in
      scope.ofLeads {
        let created = scope.createdLeads
        let undated = created.count { $0.isUndated }
        guard !created.isEmpty else { return .undefined("no lead was created in the period") }
        let value = Double(scope.convertedLeads) / Double(created.count)
        return MetricReading(
          value: value, count: created.count, missing: undated,
          flags: created.count < scope.least ? [.lowN] : []
        ).flagged(.exceedsOne, if: value > 1)
      }
    },
    MetricDefinition(
      "lead_conversion.cohort.90d", catalogue: ["B2"],
      title: BilingualText(
        en: "Lead conversion within 90 days of creation",
        es: "Tasa de conversión de clientes potenciales a 90 días"),
      group: .leads, unit: .share, direction: .higher, basis: .cohort,
      words: """
        The probability that a lead created in the period is converted within 90 days of its creation: \
        Kaplan-Meier, leads not converted by the as-of day being watched up to it.
        """,
      code: "1 - S(90), S = product over conversion times t <= 90 of (1 - d_t / n_t)",
      missing: """
        Conversions without a date, or before the creation, are out of the curve and counted as \
        missing. Null until a lead of the period is 90 days old.
        """,
      pitfalls:
        "Leads that were disqualified go on being watched: exports seldom say when that was.",
      vectors: LeadVectors.cohortRate
    ) { scope in
      scope.ofLeads {
        LeadConversion.reading(
          scope.createdLeads, cutoff: scope.frame.known.cutoff.seconds, least: scope.least)
      }
    },
  ]

  /// What a model says of open leads (B3).
  static let leadScores: [MetricDefinition] = [
    MetricDefinition(
      "lead_score.mean.90d", catalogue: ["B3"],
      title: BilingualText(
        en: "Mean score of open leads", es: "Puntuación media de los clientes potenciales abiertos"),
      group: .leads, unit: .share, direction: .higher, basis: .state,
      words: """
        The mean, over the leads open at the end of the period or at the as-of day, of the model's \
        probability that the lead is converted within 90 days of its creation, given that it has not \
        been yet.
        """,
      code: "mean of P(converted by day 90 | not by now) over open leads with a score",
      missing: """
        Open leads of less than 90 days without a score are counted as missing. Null where none has one: \
        no model, or too few leads to make one.
        """,
      pitfalls:
        "It moves with the leads' ages as well as with their quality: aforo leads shows both.",
      vectors: LeadVectors.scoreMean
    ) { scope in
      scope.scores { chances, missing in
        MetricReading(
          value: chances.reduce(0, +) / Double(chances.count), count: chances.count,
          missing: missing, flags: chances.count < scope.least ? [.lowN] : [])
      }
    },
    MetricDefinition(
      "lead_score.expected_conversions.90d", catalogue: ["B3"],
      title: BilingualText(
        en: "Conversions expected of open leads",
        es: "Conversiones esperadas de los clientes potenciales abiertos"),
      group: .leads, unit: .number, direction: .higher, basis: .state,
      words: """
        The sum of the scores of the leads open at the end of the period or at the as-of day: how many \
        of them are expected to be converted within 90 days of their creation.
        """,
      code: "sum of P(converted by day 90 | not by now) over open leads with a score",
      missing: "As for lead_score.mean.90d.",
      pitfalls: "Leads still to be created are not in it.",
      vectors: LeadVectors.scoreSum
    ) { scope in
      scope.scores { chances, missing in
        MetricReading(value: chances.reduce(0, +), count: chances.count, missing: missing)
      }
    },
  ]
}
