// swift-tools-version: 6.2
import Foundation
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6), .enableUpcomingFeature("MemberImportVisibility"),
]

/// One executable for each folder with a `main.swift`, named as the folder.
let folder = Context.packageDirectory
let workloads = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  .filter { FileManager.default.fileExists(atPath: "\(folder)/\($0)/main.swift") }

let package = Package(
  name: "AforoBenchmarks",
  dependencies: [.package(name: "aforo", path: "..")],
  targets: [
    .target(name: "Support", path: "Support", exclude: ["peers.sh"], swiftSettings: settings)
  ]
    + workloads.map { name in
      .executableTarget(
        name: name,
        dependencies: [
          "Support", .product(name: "AforoNumerics", package: "aforo"),
          .product(name: "AforoImport", package: "aforo"),
          .product(name: "AforoForecasts", package: "aforo"),
        ],
        path: name, exclude: excluded(name), sources: ["main.swift"], swiftSettings: settings)
    })

/// Scripts beside a workload are no part of its target.
func excluded(_ name: String) -> [String] {
  ((try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(name)")) ?? [])
    .filter { $0 != "main.swift" }
}
