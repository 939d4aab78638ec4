// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "w1",
  dependencies: [.package(name: "aforo", path: "../..")],
  targets: [
    .systemLibrary(
      name: "CLimit", pkgConfig: "openblas",
      providers: [.apt(["libopenblas-dev", "liblapacke-dev"])]),
    .executableTarget(
      name: "w1", dependencies: ["CLimit", .product(name: "AforoNumerics", package: "aforo")],
      swiftSettings: [
        .swiftLanguageMode(.v6), .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
      ]),
  ]
)
