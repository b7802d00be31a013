// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "plbn",
  targets: [
    // Ground floor first: a target imports only what stands above it. docs/architecture.md has what each must not know.
    .target(name: "CSys"),
    .target(
      name: "CTerm", cSettings: [.define("NCURSES_WIDECHAR", to: "1")],
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .target(name: "Phrases"),
    .target(name: "Terminal", dependencies: ["CTerm", "CSys"]),
    .target(name: "TravelDocuments"),
    .target(
      name: "ReferenceData", dependencies: ["TravelDocuments"], path: "Data", sources: ["ReferenceData"],
      resources: [
        .embedInCode("posts.json"), .embedInCode("documents.json"), .embedInCode("purposes.json"),
        .embedInCode("vehicles.json"), .embedInCode("outcomes.json"), .embedInCode("demo-travellers.json"),
        .embedInCode("demo-watchlist.csv"),
      ]),
    .target(name: "Watchlist", dependencies: ["TravelDocuments"]),
    .target(name: "WatchlistFormats", dependencies: ["Watchlist", "TravelDocuments"]),

    // What the tests need, and the tests, which mirror the rooms.
    .systemLibrary(name: "CVterm", path: "Tests/CVterm"),
    .target(
      name: "TerminalTestSupport", dependencies: ["Terminal", "CVterm"], path: "Tests/TerminalTestSupport"),
    .executableTarget(name: "terminal-probe", dependencies: ["Terminal"], path: "Tests/TerminalProbe"),
    .testTarget(
      name: "TerminalTests", dependencies: ["Terminal", "TerminalTestSupport", "CVterm", "terminal-probe"]),
    .testTarget(name: "TravelDocumentsTests", dependencies: ["TravelDocuments"]),
    .testTarget(name: "WatchlistTests", dependencies: ["Watchlist", "TravelDocuments"]),
    .testTarget(
      name: "WatchlistFormatsTests", dependencies: ["WatchlistFormats", "Watchlist", "TravelDocuments"]),
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
