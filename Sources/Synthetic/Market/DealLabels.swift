/// A label of a deal with its share of the deals and its weight in the win's log-odds.
struct DealLabel: Sendable {
  let name: String
  let share: Double
  let logit: Double

  static let products = [
    DealLabel(name: "Core", share: 0.45, logit: 0),
    DealLabel(name: "Analytics", share: 0.25, logit: 0.1),
    DealLabel(name: "Platform", share: 0.20, logit: -0.1),
    DealLabel(name: "Services", share: 0.10, logit: 0.15),
  ]

  static let sources = [
    DealLabel(name: "Web", share: 0.32, logit: 0),
    DealLabel(name: "Partner", share: 0.18, logit: 0.25),
    DealLabel(name: "Outbound", share: 0.28, logit: -0.3),
    DealLabel(name: "Event", share: 0.12, logit: -0.05),
    DealLabel(name: "Referral", share: 0.10, logit: 0.4),
  ]

  static let types = [
    DealLabel(name: "New", share: 0.62, logit: -0.2),
    DealLabel(name: "Expansion", share: 0.25, logit: 0.3),
    DealLabel(name: "Renewal", share: 0.13, logit: 0.8),
  ]
}

/// Labels with the running totals of their shares, ready to be drawn from.
struct LabelChoice: Sendable {
  let labels: [DealLabel]
  let cumulative: [Double]

  init(_ labels: [DealLabel]) {
    self.labels = labels
    var total = 0.0
    cumulative = labels.map { label in
      total += label.share
      return total
    }
  }

  static let products = LabelChoice(DealLabel.products)
  static let sources = LabelChoice(DealLabel.sources)
  static let types = LabelChoice(DealLabel.types)
}
