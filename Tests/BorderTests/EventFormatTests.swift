import Foundation
import Journal
import Testing

@testable import Border

/// `docs/formats/events.md` is the specification; what it says by examples and by names is true of the code.
@Suite("The specification of events")
struct EventFormatTests {
  /// The text of each event's chapter, by its kind.
  let chapters: [String: String]

  init() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../..")
    let text = try String(contentsOf: root.appending(path: "docs/formats/events.md"), encoding: .utf8)
    var chapters: [String: String] = [:]
    for chapter in text.components(separatedBy: "\n## `").dropFirst() {
      chapters[String(chapter.prefix { $0 != "`" })] = chapter
    }
    self.chapters = chapters
  }

  static let kinds: [any EventBody.Type] = [
    ScanReceived.self, DocumentEntered.self, WatchlistChecked.self, HitDisposed.self, HitSecondAsked.self,
    HitSeconded.self, HitClearedBefore.self,
    HitClearingWithdrawn.self, LookupMade.self,
    CrossingRecorded.self, CrossingAmended.self, CrossingVoided.self, CrossingUndone.self, DocumentReported.self,
    PartyOpened.self, PartyClosed.self, PatrolStarted.self,
    PatrolLogged.self,
    PatrolEnded.self, WatchlistImported.self, WatchlistRetired.self, WatchlistEntryMade.self,
    WatchlistEntryWithdrawn.self,
    AccountCreated.self, AccountChanged.self, AccountKeySet.self,
    RuleChanged.self, LedgerRebuilt.self, SessionOpened.self, SessionRefused.self, SessionLocked.self,
    SessionUnlocked.self,
    SessionClosed.self, HoursExcepted.self, HoursRestored.self, RosterImported.self, ShiftReported.self, LaneDrawn.self,
    LaneSwapped.self, LaneOpened.self, LaneClosed.self, ScannerLost.self, ScannerFound.self,
    ScannerClaimed.self, ScannerReleased.self, ScanRenewed.self,
    OutageDeclared.self, OutageEnded.self, PapersGiven.self, PapersSettled.self, OutageReconciled.self,
  ]

  @Test("has a chapter for each kind, with its version, and no others")
  func chaptersPresent() {
    #expect(Set(chapters.keys) == Set(Self.kinds.map { $0.type }))
    for kind in Self.kinds {
      #expect(chapters[kind.type]?.hasPrefix("\(kind.type)` \(kind.version)\n") == true)
    }
  }

  func rewritten<Body: EventBody>(_ example: String, _ kind: Body.Type) throws -> String {
    var json = JSONWriter()
    try Body(try JSONObject(Array(example.utf8)), version: Body.version).write(to: &json)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  @Test("shows an example of each kind that is read, and written again as it stands")
  func examples() throws {
    for kind in Self.kinds {
      let parts = try #require(chapters[kind.type]).components(separatedBy: "```\n")
      let example = try #require(parts.dropFirst().first?.split(separator: "\n").first.map(String.init))
      #expect(try rewritten(example, kind) == example)
    }
  }

  @Test("names every member that is written")
  func members() throws {
    func names(_ value: Any) -> [String] {
      switch value {
      case let object as [String: Any]: object.flatMap { [$0.key] + names($0.value) }
      case let list as [Any]: list.flatMap(names)
      default: []
      }
    }
    for kind in Self.kinds {
      let chapter = try #require(chapters[kind.type])
      let golden = Data(try EventGoldenTests.golden("\(kind.type).v\(kind.version).json"))
      for name in names(try JSONSerialization.jsonObject(with: golden)) {
        #expect(chapter.contains("`\(name)") || chapter.contains(".\(name)`"), "\(kind.type): \(name)")
      }
    }
  }

  @Test("names every reason")
  func reasons() throws {
    let chapter = try #require(chapters[WatchlistChecked.type])
    for reason in LaneCheckTests.reasons {
      let kind = ReasonCode.text(reason).prefix { $0 != "|" }
      #expect(chapter.contains("`\(kind)"), "\(kind)")
    }
  }
}
