// swift-tools-version: 6.2
import PackageDescription

/// One constant for every target: Swift 6 mode, explicit imports, no warning survives.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
  // The numeric face of a module is called in inner loops of the modules above it.
  .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
]

/// A module of aforo: what it may import is the table in `Tests/ArchitectureTests`.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: dependencies + ["TestSupport"], exclude: exclude,
    swiftSettings: settings)
}

/// The scripts that made the reference values of the tests of Calendars.
let calendarScripts = [
  "Reference/make_business_days.py", "Reference/make_times.py", "Reference/make_weeks.sh",
]

/// The scripts that made the reference values of the tests of Statistics.
let statisticsScripts = [
  "Reference/make_reference.py",
  "Formula/Reference/make_formula.py",
  "GeneralizedLinear/Reference",
  "LinearModels/Reference/make_linear_reference.py",
  "Distributions/Reference/make_distributions.py",
  "HypothesisTests/Reference/make_tests.py",
  "Survival/Reference/make_survival.py",
  "Multivariate/Reference/make_multivariate.py",
  "Pooling/Reference/make_pooling.py",
]

let package = Package(
  name: "aforo",
  products: [
    .executable(name: "aforo", targets: ["aforo"]),
    .executable(name: "aforo-alerts", targets: ["aforo-alerts"]),
    .library(name: "AforoNumerics", targets: ["LinearAlgebra", "Statistics", "TimeSeries"]),
    .library(
      name: "AforoForecasts",
      targets: ["Forecasting", "Detection", "Evaluation", "Synthetic", "Statistics", "Deals", "Calendars"]),
    .library(name: "AforoImport", targets: ["Tabular", "Calendars", "Currencies", "Deals"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
  ],
  targets: [
    // Layer 0: C faces
    .systemLibrary(
      name: "COpenBLAS", pkgConfig: "openblas",
      providers: [.apt(["libopenblas-dev", "liblapacke-dev"])]),
    .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(
      name: "CMinizip", pkgConfig: "minizip",
      providers: [.apt(["libminizip-dev", "zlib1g-dev"])]),
    .systemLibrary(name: "CMalloc"),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    .target(name: "CBoostMath", cxxSettings: [.unsafeFlags(["-std=c++17"])]),

    // Layer 1
    module("LinearAlgebra", ["COpenBLAS"]),
    module("Calendars"),
    module("Currencies"),
    module("Tabular", ["CZlib"]),
    // A step above Calendars, beside Tabular.
    module("Workbooks", ["CMinizip", "CExpat", "Calendars"]),
    module("Artifacts", ["COpenSSL"]),
    // A step above Artifacts.
    module("Outbox", ["Artifacts"]),

    // Layer 2
    module("Statistics", ["LinearAlgebra", "CBoostMath", "Artifacts"]),
    module("Deals", ["Calendars", "Currencies", "Tabular", "Workbooks"]),

    // Layer 3
    module("TimeSeries", ["Statistics", "LinearAlgebra", "Calendars", "Artifacts"]),
    module("Metrics", ["Deals", "Calendars", "Currencies", "Statistics", "LinearAlgebra"]),

    // Layer 4
    module(
      "Forecasting",
      [
        "Deals", "TimeSeries", "Calendars", "Currencies", "Statistics", "LinearAlgebra",
        "Artifacts",
      ]),
    module("Synthetic", ["Deals", "Calendars", "Currencies", "Statistics"]),

    // Layer 5
    module(
      "Detection",
      ["Forecasting", "Deals", "Calendars", "Currencies", "Statistics", "LinearAlgebra"]),
    module(
      "Evaluation",
      ["Forecasting", "Deals", "Calendars", "Currencies", "Statistics", "LinearAlgebra"]),

    // Layer 6
    module(
      "Reporting",
      [
        "Metrics", "Forecasting", "Detection", "Evaluation", "Deals", "Calendars", "Currencies",
        "Tabular", "Artifacts", "Statistics",
      ]),
    module(
      "DealStore",
      [
        "Deals", "Calendars", "Currencies", "Tabular", "Artifacts",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),

    // Layer 7
    module(
      "Workflows",
      [
        "Reporting", "DealStore", "Metrics", "Forecasting", "Detection", "Evaluation", "Synthetic",
        "Deals", "Calendars", "CMalloc",
        "Currencies", "Tabular", "Artifacts", "Outbox", "TimeSeries", "Statistics", "LinearAlgebra",
        .product(name: "Yams", package: "Yams"),
      ]),

    // Layer 9
    .executableTarget(
      name: "aforo",
      dependencies: [
        "Workflows", "Reporting", "Metrics", "Detection", "Calendars", "Forecasting", "Deals",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    // Alone with the network, so that the command loads none of it.
    .executableTarget(
      name: "aforo-alerts", dependencies: ["Outbox"], swiftSettings: settings),

    // Tests
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    .target(
      name: "DealFixtures",
      dependencies: ["Deals", "Synthetic", "Calendars", "Currencies", "Tabular"],
      path: "Tests/DealFixtures", swiftSettings: settings),
    tests("Architecture", []),
    tests("LinearAlgebra", ["LinearAlgebra"]),
    tests("Calendars", ["Calendars"], exclude: calendarScripts),
    tests("Currencies", ["Currencies"]),
    tests("Tabular", ["Tabular"]),
    tests(
      "Workbooks", ["Workbooks", "CMinizip", "Calendars", "Tabular"], exclude: ["Reference"]),
    tests("Artifacts", ["Artifacts"]),
    tests("Statistics", ["Statistics", "LinearAlgebra"], exclude: statisticsScripts),
    tests(
      "TimeSeries", ["TimeSeries", "Statistics", "LinearAlgebra", "Calendars"],
      exclude: ["Reconciliation/Reference/make_reconciliation.py"]),
    tests(
      "Deals", ["DealFixtures", "Deals", "Synthetic", "Calendars", "Currencies", "Tabular"]),
    tests(
      "Metrics",
      [
        "DealFixtures", "Metrics", "Detection", "Forecasting", "Deals", "Calendars", "Currencies",
        "Statistics", "Tabular", .product(name: "GRDB", package: "GRDB.swift"),
      ], exclude: ["Reference", "CRM"]),
    tests("Synthetic", ["Synthetic", "Deals", "Calendars", "Currencies", "Statistics"]),
    tests(
      "Forecasting",
      [
        "DealFixtures", "Forecasting", "Detection", "Deals", "Calendars", "Currencies",
        "Statistics", "LinearAlgebra",
        "Artifacts",
      ]),
    tests(
      "Detection",
      [
        "DealFixtures", "Detection", "Forecasting", "Deals", "Calendars", "Currencies",
        "Statistics",
      ]),
    tests(
      "Evaluation",
      [
        "DealFixtures", "Evaluation", "Forecasting", "Deals", "Calendars", "Currencies",
        "Statistics",
      ]),
    tests(
      "Reporting",
      [
        "Reporting", "Metrics", "Forecasting", "Detection", "Evaluation", "Deals", "Calendars",
        "Currencies", "Tabular",
      ], exclude: ["Golden"]),
    tests(
      "DealStore", ["DealStore", "Deals", "Calendars", "Currencies", "Tabular"],
      exclude: ["Stores"]),
    tests(
      "Workflows",
      [
        "Workflows", "Reporting", "Forecasting", "Detection", "Evaluation", "Deals", "Calendars",
        "Currencies", "Tabular",
      ], exclude: ["Fixtures"]),
    tests("CommandLine", ["aforo", "aforo-alerts"], exclude: ["Golden", "Reference/make_fit.py"]),
    .target(
      name: "FuzzReaders",
      dependencies: ["Workflows", "Tabular", "Artifacts", "Calendars", "Currencies"],
      path: "Tests/Fuzzing/Readers", swiftSettings: settings),
    tests("Fuzzing", ["FuzzReaders"], exclude: ["Corpus"]),
  ]
)

// The fuzzer's entry is a main program only under `-sanitize=fuzzer` (see CONTRIBUTING.md).
if Context.environment["AFORO_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "aforo-fuzz", dependencies: ["FuzzReaders"], path: "Tests/Fuzzing/Fuzzer",
      swiftSettings: settings))
  package.products.append(.executable(name: "aforo-fuzz", targets: ["aforo-fuzz"]))
}
