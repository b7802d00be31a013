import Foundation
import Terminal
import TerminalTestSupport
import Testing

/// A day that is played: the consoles, who is at them, and how far the journal has been compared with the script.
final class Day {
  let post: DayStore
  private var consoles: [DayPlace: OpenedConsole] = [:]
  /// Who works where, as the draw came out.
  var lanes: [DayPlace: (number: Int, officer: String)] = [:]
  private var officers: [DayPlace: String] = [:]
  /// The consoles' names as records give them.
  private var names: [DayPlace: Set<String>] = [:]
  /// The journal's records so far; those before `seen` have been compared.
  private var records: [JSON] = []
  private var readBytes = 0
  private var seen = 0
  private(set) var stepCount = 0

  var store: TestStore { post.store }

  init() throws {
    post = try DayStore()
    try readOn()
    seen = records.count
  }

  /// Opens a console at a place; the account stands in its field, the passphrase is asked for.
  func open(_ place: DayPlace, as account: String, _ arguments: [String]) throws {
    officers[place] = account
    consoles[place] = try OpenedConsole(store, arguments + ["--officer", account], ready: "Frasa sandi")
  }

  func console(_ place: DayPlace) throws -> OpenedConsole {
    guard let console = consoles[place] else { throw TestFailure("no console is open at \(place.rawValue)") }
    return console
  }

  /// Plays steps one after another. After each the journal must have its records, and no others.
  func play(_ steps: [DayStep]) throws {
    for step in steps {
      stepCount += 1
      for move in step.moves { try carryOut(move, step) }
      try compare(step)
    }
  }

  private func carryOut(_ move: DayStep.Move, _ step: DayStep) throws {
    if case .command(let arguments, let account, let second, let status, let says) = move {
      return try run(arguments, as: account, second: second, status: status, says: says, step.title)
    }
    let console = try console(step.place)
    do {
      switch move {
      case .press(let key): console.press(key)
      case .tap(let key): console.tap(key)
      case .write(let text):
        console.settle(20)
        console.terminal.paste(text)
      case .scan(let lines):
        console.settleTyping()
        console.typeLikeAReader(lines.map { $0 + "\r" }.joined())
      case .answered:
        try console.expect("ms ─")
        try waitForRecords(step.events.count { DayEvent.ofDocuments.contains($0.type) })
        // The console has heard of a record before its header counts it.
        try console.expectRecords(records.count)
      case .see(let texts): try console.expectRow(texts)
      case .gone(let text): try console.expectGone(text)
      case .rest(let milliseconds): console.settle(milliseconds)
      case .command: break
      }
    } catch {
      throw TestFailure("step \(stepCount), \(step.title), at \(step.place.rawValue): \(move): \(error)")
    }
  }

  private func run(
    _ arguments: [String], as account: String, second: String?, status: Int32, says: [String], _ title: String
  ) throws {
    let other = second.map { ["--second", $0, "--second-passphrase-fd", "0"] } ?? []
    let finished = try store.run(
      arguments + ["--officer", account, "--passphrase-fd", "0"] + other,
      input: String(repeating: DayStore.passphrase + "\n", count: second == nil ? 1 : 2))
    #expect(finished.status == status, "\(title): \(finished.errors)")
    for text in says { #expect((finished.text + finished.errors).contains(text), "\(title): \(finished.errors)") }
  }

  /// Compares what has come, once it is as much as the step must bring.
  private func compare(_ step: DayStep) throws {
    try waitForRecords(step.events.count)
    let new = Array(records.dropFirst(seen))
    seen = records.count
    let told = new.compactMap { $0["type"].text }
    #expect(told == step.events.map(\.type), "step \(stepCount), \(step.title)")
    for (event, record) in zip(step.events, new) {
      let officer = self.officer(event.by, step.place)
      if let difference = event.difference(to: record, officer: officer) {
        Issue.record("step \(stepCount), \(step.title): \(event.type) \(difference)")
      }
      if case .present = event.by, let name = record["console"].text { names[step.place, default: []].insert(name) }
    }
  }

  /// Waits until so many records have come since the step before; not for ever.
  private func waitForRecords(_ count: Int) throws {
    let end = Instant.now().advanced(milliseconds: 20_000)
    try readOn()
    while records.count < seen + count, Instant.now() < end {
      // The programs paint on meanwhile; one whose terminal nobody reads would stop.
      for console in consoles.values { console.terminal.pump(quiet: 5) }
      try readOn()
    }
  }

  /// Reads the lines that have come since it was last read. What is written only in part waits for its end.
  private func readOn() throws {
    let new = store.journal.dropFirst(readBytes)
    guard let end = new.lastIndex(of: 0x0A) else { return }
    records += try new[..<end].split(separator: 0x0A).map { try JSON(String(decoding: $0, as: UTF8.self)) }
    readBytes = end + 1
  }

  private func officer(_ actor: DayEvent.Actor, _ place: DayPlace) -> String {
    switch actor {
    case .present: officers[place] ?? ""
    case .account(let account): account
    }
  }

  /// Each officer's console stands for the lane that they have drawn.
  func followDraw() {
    guard officers[.entry] != lanes[.entry]?.officer else { return }
    (officers[.entry], officers[.exit]) = (officers[.exit], officers[.entry])
    (consoles[.entry], consoles[.exit]) = (consoles[.exit], consoles[.entry])
    (names[.entry], names[.exit]) = (names[.exit], names[.entry])
  }

  /// Nothing came behind the last step, and each console wrote under one name of its own.
  func expectNothingElse() throws {
    try readOn()
    #expect(records.count == seen)
    #expect(names.values.allSatisfy { $0.count == 1 })
    #expect(Set(names.values.joined()).count == names.count)
  }
}
