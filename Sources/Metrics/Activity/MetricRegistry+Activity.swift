extension MetricRegistry {
  /// Calls, mails, meetings and demos (A1 to A4, E1 to E3, E5).
  static let activity: [MetricDefinition] =
    activityCalls + activityCallLengths + activityMails + activityReplies + activityMeetings
    + activityDemos
}
