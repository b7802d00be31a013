import Glibc
import Terminal
import TerminalTestSupport
import Testing

/// Everything that runs on a terminal, one after another: two cores can't keep the time of several consoles at once.
@Suite(.serialized) enum OnATerminal {}

/// The console on a terminal of its own.
final class OpenedConsole {
  /// A key decides only 150 ms after all other input, as the console sees it.
  private static let quietMilliseconds = 200

  let session: TerminalSession
  var terminal: VirtualTerminal { session.terminal }

  /// Starts the program on a store and waits until its first screen is there.
  ///
  /// - Parameter ready: what the screen shows then.
  init(
    _ store: TestStore, _ arguments: [String] = [], environment: [String: String?] = [:],
    size: Size = Size(width: 80, height: 24), ready: String? = "Jurnal "
  ) throws {
    session = try TerminalSession(
      Program.path, arguments: ["--store", store.path] + arguments,
      environment: Program.environment(environment).mapValues { $0 }.merging(environment) { $1 }, size: size)
    if let ready { try expect(ready) }
  }

  /// Waits until a row of the screen shows a text; where it doesn't, the failure shows the screen.
  func expect(_ text: String, _ sourceLocation: SourceLocation = #_sourceLocation) throws {
    try expect(sourceLocation, text) { $0.contains(text) }
  }

  /// Waits until a row of the screen shows one of these.
  func expect(_ texts: [String], _ sourceLocation: SourceLocation = #_sourceLocation) throws {
    try expect(sourceLocation, texts.joined(separator: " | ")) { line in texts.contains(where: line.contains) }
  }

  /// Waits until the rows are as they should be; they are looked at only when something new has been painted.
  func wait(milliseconds: Int = 20_000, until condition: ([String]) -> Bool) -> Bool {
    let end = Instant.now().advanced(milliseconds: milliseconds)
    var isNew = true
    while Instant.now() < end {
      if isNew, condition(terminal.lines) { return true }
      isNew = terminal.pump(quiet: 5) > 0
    }
    return false
  }

  /// Waits until one row shows all of these.
  func expectRow(_ texts: [String], _ sourceLocation: SourceLocation = #_sourceLocation) throws {
    try expect(sourceLocation, texts.joined(separator: " ")) { line in texts.allSatisfy(line.contains) }
  }

  /// Waits until one of the rows is as it should be.
  private func expect(_ sourceLocation: SourceLocation, _ text: String, _ isMeant: (String) -> Bool) throws {
    guard !wait(until: { $0.contains(where: isMeant) }) else { return }
    let screen = terminal.lines.joined(separator: "\n")
    try #require(Bool(false), "the screen does not show \"\(text)\":\n\(screen)", sourceLocation: sourceLocation)
  }

  /// Waits until no row of the screen shows a text.
  func expectGone(_ text: String, _ sourceLocation: SourceLocation = #_sourceLocation) throws {
    guard !wait(until: { rows in !rows.contains { $0.contains(text) } }) else { return }
    let screen = terminal.lines.joined(separator: "\n")
    try #require(Bool(false), "the screen still shows \"\(text)\":\n\(screen)", sourceLocation: sourceLocation)
  }

  /// Lays a passport on the reader: it types its lines, a character in a millisecond.
  func scan(_ passport: Passport) { typeLikeAReader(passport.typed) }

  func typeLikeAReader(_ text: String) {
    for character in text {
      terminal.type(String(character))
      usleep(1_000)
    }
  }

  /// Types as fast as good fingers do.
  func typeByHand(_ text: String) {
    for character in text {
      settle(80)
      terminal.type(String(character))
    }
  }

  /// Lays a passport on the reader and waits until it can be decided on.
  func present(_ passport: Passport, _ sourceLocation: SourceLocation = #_sourceLocation) throws {
    scan(passport)
    try expect(passport.number, sourceLocation)
    try expectAnswer(sourceLocation)
  }

  /// Waits until the list has answered and the scan is recorded.
  func expectAnswer(_ sourceLocation: SourceLocation = #_sourceLocation) throws {
    try expect("ms ─", sourceLocation)
    // The number of lines in the journal stands in the header; it moves when scan and check are in it.
    settle(100)
  }

  /// Waits until the header tells of so many records.
  func expectRecords(_ count: Int, _ sourceLocation: SourceLocation = #_sourceLocation) throws {
    try expect(sourceLocation, "Jurnal \(count)") { row in
      let told = row.firstMatch(of: /Jurnal\D*([\d.]+)/)?.output.1.filter(\.isNumber)
      return told.flatMap { Int($0) }.map { $0 >= count } ?? false
    }
  }

  /// Presses one key as a person does: alone, a while after all that was typed before.
  func press(_ key: String) {
    settleTyping()
    terminal.type(key)
  }

  /// Types words as a hand does: what comes faster is a reader's.
  func writeByHand(_ text: String) {
    settleTyping()
    for character in text {
      terminal.type(String(character))
      settle(90)
    }
  }

  /// Presses a key that decides nothing, at once.
  func tap(_ key: String) { terminal.type(key) }

  /// Follows the screen until nothing has been typed for long enough that a key stands alone.
  func settleTyping() { settle(Self.quietMilliseconds - Instant.now().milliseconds(since: terminal.newestTyping)) }

  /// Follows the screen for so long, whatever comes.
  func settle(_ milliseconds: Int) {
    let end = Instant.now().advanced(milliseconds: milliseconds)
    while Instant.now() < end { terminal.pump(quiet: 5) }
  }

  /// Presses a decision's key and waits until the screen says that this document's record is kept.
  func decide(_ key: String, _ passport: Passport, _ sourceLocation: SourceLocation = #_sourceLocation) throws {
    press(key)
    try expectRow(["tersimpan", passport.name], sourceLocation)
  }

  func quit(_ sourceLocation: SourceLocation = #_sourceLocation) throws {
    press("q")
    #expect(session.waitForExit() == .exited(0), sourceLocation: sourceLocation)
  }

  /// The screen is left, the cursor shows, and the line is as it was found.
  func expectGivenBack(_ sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(!terminal.isAlternateScreen, sourceLocation: sourceLocation)
    #expect(terminal.isCursorVisible, sourceLocation: sourceLocation)
    #expect(terminal.modes == session.modesBefore, sourceLocation: sourceLocation)
  }
}

extension TestStore {
  /// Crossings as they stand in the journal, oldest first: name and outcome.
  func decisions() throws -> [String] {
    try records("crossing.recorded").map {
      "\($0["body"]["traveller"]["name"].text ?? "?") \($0["body"]["outcome"].text ?? "?")"
    }
  }
}
