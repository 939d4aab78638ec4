/// Something that should be known of a deal when it leaves a stage forward.
public enum ExitCriterion: String, Codable, Sendable, CaseIterable {
  /// Its amount.
  case amount
  /// Its expected close day.
  case closeDate
  /// Its owner.
  case owner
  /// Its forecast category.
  case category
  /// At least one activity while it was in the stage.
  case activity
  /// At least one meeting while it was in the stage.
  case meeting
  /// A person with whom there was an activity.
  case contact

  /// The criterion that looks most like a text.
  public static func nearest(to text: String) -> ExitCriterion? {
    allCases.min {
      editDistance($0.rawValue.lowercased(), text.lowercased())
        < editDistance($1.rawValue.lowercased(), text.lowercased())
    }
  }
}

extension DealSettings {
  /// The settings on which forecasts depend: models made under them stay valid when only the criteria for
  /// leaving a stage change.
  public var ofForecasts: DealSettings {
    var settings = self
    settings.stages = stages.withoutExit
    settings.demo = nil
    return settings
  }
}
