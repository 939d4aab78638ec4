internal import Deals

/// What is collected for stages: conversion, drop-off, durations, skips, sources (F1 to F5).
struct FunnelFacts: FamilyFacts {
  init(_ frame: MetricFrame, index: inout NodeIndex) {}

  mutating func settle(_ places: LeafPlaces) {}
}
