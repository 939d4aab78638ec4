internal import Metrics

/// What flags mean, in a sentence.
enum KPIText {
  static func sentence(_ flag: MetricFlag) -> String {
    switch flag {
    case .lowN: "rests on few observations"
    case .basisCloseDate: "no stage history: closings are dated by the close date"
    case .outcomeUnknown: "whether meetings were held is not in the data"
    case .deliveryUnknown:
      "whether mails were delivered is not in the data: all are taken as delivered"
    case .unreliable: "known to be measured badly by whatever is counted"
    case .exceedsOne: "a ratio of two flows, above 1 here"
    case .immature: "what is too young for the window is left out"
    case .partial: "some figures of the period are not known yet"
    case .met: "the target is passed: nothing is left to be covered"
    }
  }
}
