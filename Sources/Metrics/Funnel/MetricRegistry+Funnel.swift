extension MetricRegistry {
  /// Stages: conversion, drop-off, durations, skips, sources (F1 to F5).
  static let funnel: [MetricDefinition] =
    stageConversion + dropOff + stageDurations + stageVisits + stageMoves + sourceRevenue
}
