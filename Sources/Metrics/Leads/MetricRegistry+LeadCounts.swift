extension MetricRegistry {
  /// How many leads came and were converted (B1, B2).
  static let leadCounts: [MetricDefinition] = [
    leadsCreated, leadsBySource, leadsConverted, leadsUndated,
  ]

  private static let leadsCreated = MetricDefinition(
    "leads.created.count", catalogue: ["B1"],
    title: BilingualText(en: "Leads generated", es: "Clientes potenciales generados"),
    group: .leads, unit: .count, direction: .higher, basis: .event,
    words: "The leads created in the period, at the owner they have.",
    code: "#{leads: created in P}",
    missing:
      "Null where the data has no lead at all by the as-of day, 0 where only the period has none.",
    pitfalls: """
      Lists bought and imported at once; duplicates that the export has not merged. Exports name the \
      lead's present owner, not the first one.
      """,
    vectors: LeadVectors.created
  ) { scope in
    scope.ofLeads { .count(scope.createdLeads.count) }
  }

  private static let leadsBySource = MetricDefinition(
    "leads.created.count.by_source", catalogue: ["B1"],
    title: BilingualText(
      en: "Leads generated, by source", es: "Clientes potenciales generados, por origen"),
    group: .leads, unit: .count, key: .source, direction: .higher, basis: .event,
    words: "The leads created in the period, for each source that any of them has.",
    code: "#{leads: created in P, source = s}",
    missing: "Leads without a source are under (none).",
    pitfalls: "The source is that of today's export; companies rewrite it.",
    vectors: LeadVectors.bySource
  ) { scope in
    if let reason = scope.noLeads { return [.undefined(reason)] }
    var counts: [String: Int] = [:]
    for lead in scope.createdLeads { counts[lead.source, default: 0] += 1 }
    return counts.sorted { $0.key < $1.key }.map { MetricReading.count($0.value).keyed($0.key) }
  }

  private static let leadsConverted = MetricDefinition(
    "leads.converted.count", catalogue: ["B2"],
    title: BilingualText(en: "Leads converted", es: "Clientes potenciales convertidos"),
    group: .leads, unit: .count, direction: .higher, basis: .event,
    words: "The leads converted in the period, whenever they were created.",
    code: "#{leads: converted in P}",
    missing: """
      Leads converted at an unknown time are in leads.converted_undated.count. Null where the data has \
      no lead at all.
      """,
    pitfalls: "A conversion counts, whatever became of the deal.",
    vectors: LeadVectors.converted
  ) { scope in
    scope.ofLeads { .count(scope.convertedLeads) }
  }

  private static let leadsUndated = MetricDefinition(
    "leads.converted_undated.count", catalogue: ["B2"],
    title: BilingualText(
      en: "Leads converted at an unknown time",
      es: "Clientes potenciales convertidos sin fecha"),
    group: .leads, unit: .count, direction: .lower, basis: .cohort,
    words: "Of the leads created in the period, those marked as converted without a date.",
    code: "#{leads: created in P, is_converted, converted_at blank}",
    missing: "Null where the data has no lead at all.",
    pitfalls: """
      Nothing says when they were converted, so whether that was before the as-of day is not known: no \
      rate counts them.
      """,
    vectors: LeadVectors.undated
  ) { scope in
    scope.ofLeads { .count(scope.createdLeads.count { $0.isUndated }) }
  }
}
