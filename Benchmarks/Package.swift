// swift-tools-version: 6.2
import Foundation
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6), .enableUpcomingFeature("MemberImportVisibility"),
]

let folder = Context.packageDirectory

func holds(_ path: String) -> Bool { FileManager.default.fileExists(atPath: "\(folder)/\(path)") }

/// One executable for each folder with a `main.swift`, named as the folder.
let workloads = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  .filter { holds("\($0)/main.swift") }

/// Scripts beside what workloads share.
let supportScripts = ["peers.sh"].filter { holds("Support/\($0)") }

/// What workloads share, when there is such a folder.
let shared: [Target] =
  holds("Support")
  ? [.target(name: "Support", path: "Support", exclude: supportScripts, swiftSettings: settings)]
  : []

let package = Package(
  name: "AforoBenchmarks",
  dependencies: [.package(name: "aforo", path: "..")],
  targets: shared
    + workloads.map { name in
      .executableTarget(
        name: name,
        dependencies: shared.map { .target(name: $0.name) }
          + [.product(name: "AforoNumerics", package: "aforo")],
        path: name, exclude: excluded(name), sources: ["main.swift"], swiftSettings: settings)
    })

/// Scripts beside a workload are no part of its target.
func excluded(_ name: String) -> [String] {
  ((try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(name)")) ?? [])
    .filter { $0 != "main.swift" }
}
