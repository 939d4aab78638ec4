extension MetricRegistry {
  /// What was spent and what a customer cost (B5).
  static let customerCosts: [MetricDefinition] = [
    spendAmount, newCustomers, cacLagZero, cacLagCycle,
  ]

  private static let spendAmount = MetricDefinition(
    "spend.amount", catalogue: ["B5"],
    title: BilingualText(
      en: "Sales and marketing spend", es: "Gasto de ventas y marketing"),
    group: .leads, unit: .money, direction: .neither, basis: .event,
    words:
      "What the file of spend holds for periods that lie wholly within the period and are over.",
    code: "sum of amount over spend rows with [start, end) within P and end <= T",
    missing: """
      Rows without a rate are counted and not priced. Null below the company, without a file of spend, \
      and where no row lies wholly within the period: nothing is split over days. Partial where a part \
      of the period has no row or is not over.
      """,
    pitfalls: "Every team of the file counts: leave out of it what is neither sales nor marketing.",
    vectors: LeadVectors.spend
  ) { CustomerCost(scope: $0).amount }

  private static let newCustomers = MetricDefinition(
    "customers.new.count", catalogue: ["B5"],
    title: BilingualText(en: "New customers", es: "Clientes nuevos"),
    group: .leads, unit: .count, direction: .higher, basis: .event,
    words: """
      The accounts whose first deal ever won was won in the period, at the owner who won it.
      """,
    code: "#{accounts: min won(o) in P}",
    missing: "Deals won without an account are counted as missing.",
    pitfalls: """
      A customer won before the data begins looks new; an account under two names is two customers.
      """,
    vectors: LeadVectors.customers
  ) { scope in
    guard !scope.frame.isAhead else { return .undefinedAhead }
    let marks = scope.facts.leads.customers.of(scope.node)
    let known = marks.count { $0.isKnown }
    return .count(known, missing: marks.count - known)
  }

  private static let cacLagZero = MetricDefinition(
    "cac.lag_0", catalogue: ["B5"],
    title: BilingualText(
      en: "Customer acquisition cost", es: "Coste de adquisición de clientes (CAC)"),
    group: .leads, unit: .money, direction: .lower, basis: .event,
    words: """
      What was spent in the period over the new customers of the same days: of the months whose spend \
      is known.
      """,
    code: "spend.amount(P) / customers.new.count(P)",
    missing: """
      Null without spend, without a new customer, and below the company. While the period runs both \
      sides are those of the months that are over: partial.
      """,
    pitfalls: "Today's customers were won by the spend of earlier months: see cac.lag_cycle.",
    vectors: LeadVectors.cac
  ) { CustomerCost(scope: $0).perCustomer(lag: 0) }

  private static let cacLagCycle = MetricDefinition(
    "cac.lag_cycle", catalogue: ["B5"],
    title: BilingualText(
      en: "Customer acquisition cost, spend one sales cycle earlier",
      es: "Coste de adquisición de clientes con el gasto de un ciclo antes"),
    group: .leads, unit: .money, direction: .lower, basis: .event,
    words: """
      The new customers of each month of the period against the spend of as many fiscal months earlier \
      as the median sales cycle lasts: days from creation to win of the deals won in the trailing four \
      quarters, over 30.4375, rounded.
      """,
    code:
      "spend.amount(P - lag) / customers.new.count(P), lag = round(median cycle / 30.4375) months",
    missing: """
      Null as cac.lag_0, where nothing was won in the trailing four quarters, and where the period is \
      not made of whole fiscal months.
      """,
    pitfalls: "The median cycle of winners; leads are worked on before the deal is created.",
    vectors: LeadVectors.cacCycle
  ) { scope in
    guard let lag = scope.facts.leads.lagMonths else {
      return .undefined("nothing was won in the trailing four quarters")
    }
    return CustomerCost(scope: scope).perCustomer(lag: lag)
  }
}
