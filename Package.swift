// swift-tools-version: 6.2
import PackageDescription

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "plbn",
  products: [
    .executable(name: "plbn", targets: ["plbn"]),
    // Tests load it into programs whose disk shall fail.
    .library(name: "FaultShim", type: .dynamic, targets: ["FaultShim"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // Ground floor first: a target imports only what stands above it. docs/architecture.md has what each must not know.
    .target(name: "CSys"),
    .target(
      name: "CTerm", cSettings: [.define("NCURSES_WIDECHAR", to: "1")],
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .target(name: "Phrases"),
    .target(name: "Terminal", dependencies: ["CTerm", "CSys"]),
    .target(name: "Journal", dependencies: ["CSys", crypto]),
    .target(name: "TravelDocuments"),
    .target(
      name: "ReferenceData", dependencies: ["TravelDocuments"], path: "Data", exclude: ["Names"],
      sources: ["ReferenceData"],
      resources: [
        .embedInCode("posts.json"), .embedInCode("documents.json"), .embedInCode("purposes.json"),
        .embedInCode("vehicles.json"), .embedInCode("outcomes.json"), .embedInCode("relations.json"),
        .embedInCode("shifts.json"),
        .embedInCode("demo-travellers.json"),
        .embedInCode("demo-watchlist.csv"), .embedInCode("demo-morning.json"),
        .embedInCode("stays.json"), .embedInCode("plb-areas.json"), .embedInCode("hits.json"),
      ]),
    .target(name: "NameKnowledge", path: "Data/Names", resources: [.embedInCode("names.tsv")]),
    .target(name: "Watchlist", dependencies: ["TravelDocuments", "NameKnowledge", "CSys"]),
    .target(name: "WatchlistFormats", dependencies: ["Watchlist", "TravelDocuments"]),
    .target(name: "Scanners", dependencies: ["CSys", "Phrases", "TravelDocuments"]),
    .target(
      name: "Border",
      dependencies: [
        "CSys", "Phrases", "ReferenceData", "Journal", "TravelDocuments", "Watchlist", "WatchlistFormats", "Scanners",
        grdb, crypto, cryptoExtras,
      ]),
    .target(name: "Console", dependencies: ["CSys", "Phrases", "Terminal", "Border", "Watchlist", "Scanners"]),
    .executableTarget(name: "plbn", dependencies: ["CSys", "Console", "Border", "Scanners", argumentParser]),

    // What the tests need, and the tests, which mirror the rooms.
    .systemLibrary(name: "CVterm", path: "Tests/CVterm"),
    .target(
      name: "TerminalTestSupport", dependencies: ["Terminal", "CVterm"], path: "Tests/TerminalTestSupport"),
    .executableTarget(name: "terminal-probe", dependencies: ["Terminal"], path: "Tests/TerminalProbe"),
    .executableTarget(
      name: "plbn-bench", dependencies: ["Border", "Console", "CSys", "TerminalTestSupport", grdb, sqlite],
      path: "Tests/PlbnBench"),
    .target(name: "FaultShim", path: "Tests/FaultShim"),
    .executableTarget(name: "journal-probe", dependencies: ["Journal"], path: "Tests/JournalProbe"),
    .target(name: "SimulatedCalls", path: "Tests/SimulatedCalls"),
    .executableTarget(
      name: "journal-simulation", dependencies: ["Journal", "CSys", "SimulatedCalls"], path: "Tests/JournalSimulation"),
    .testTarget(
      name: "TerminalTests", dependencies: ["Terminal", "TerminalTestSupport", "CVterm", "terminal-probe"]),
    .testTarget(name: "ScannersTests", dependencies: ["Scanners", "TravelDocuments", "TerminalTestSupport"]),
    .testTarget(name: "TravelDocumentsTests", dependencies: ["TravelDocuments"]),
    .testTarget(name: "WatchlistTests", dependencies: ["Watchlist", "NameKnowledge", "TravelDocuments"]),
    .testTarget(
      name: "WatchlistFormatsTests",
      dependencies: ["WatchlistFormats", "Watchlist", "TravelDocuments", "ReferenceData"]),
    .testTarget(
      name: "JournalTests", dependencies: ["Journal", "CSys", "journal-probe", "journal-simulation"],
      exclude: ["Standards"]),
    .testTarget(
      name: "BorderTests",
      dependencies: [
        "Border", "Phrases", "ReferenceData", "Journal", "TravelDocuments", "Watchlist", "WatchlistFormats", "Scanners",
        grdb,
        sqlite,
        crypto,
      ], exclude: ["Golden"]),
    .testTarget(
      name: "ConsoleTests",
      dependencies: [
        "Console", "Border", "Journal", "ReferenceData", "Terminal", "TravelDocuments", "Phrases", "Watchlist",
        "WatchlistFormats", "Scanners", "TerminalTestSupport",
      ], exclude: ["Golden"]),
    .testTarget(
      name: "PlbnTests", dependencies: ["plbn", "TerminalTestSupport", "CSys", "Border", "Journal", "ReferenceData"],
      exclude: ["Day/travellers.json"]),
    .testTarget(name: "ReferenceDataTests", dependencies: ["ReferenceData", "TravelDocuments"]),
  ],
  swiftLanguageModes: [.v6]
)

// `make check`: a warning in this package's own code is an error.
if Context.environment["PLBN_STRICT"] != nil {
  for target in package.targets where target.type != .system {
    target.swiftSettings = (target.swiftSettings ?? []) + [.treatAllWarnings(as: .error)]
  }
}
