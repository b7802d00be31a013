import Glibc
import Journal
import Phrases
import ReferenceData
import Testing

@testable import Border
@testable import Console
@testable import Terminal

/// The console's model with a real clerk at a real store that is closed: keys go in, records come out. Its clock for
/// keys moves by what the test says; the clerk works in its own time, and is waited for.
///
/// Sari keeps the accounts, Agus is a supervisor, Dewi, who has a PIN, and Tuti are officers. All have one passphrase.
final class KeyedConsole {
  let post: Post
  private(set) var model: ConsoleModel
  private var milliseconds = 1_000
  /// Keys that were pressed, and characters that were typed as text, since the last count.
  private(set) var count = (keys: 0, characters: 0)

  /// - Parameter other: another console at the same store.
  init(officer: String, sharing other: KeyedConsole? = nil) throws {
    post = try other.map { try Post(sharing: $0.post) } ?? Post(prepare: Self.close, fill: Self.scanEarly)
    let reference = try ReferenceData.shared.get()
    let neighbour = reference.malaysiaTime.value
    let entikong = try #require(reference.post("entikong"))
    let clerk = post.clerk
    model = ConsoleModel(
      ConsoleModel.Setting(
        post: entikong, zone: entikong.zone,
        neighbourZone: PostZone(name: neighbour.name, offsetMinutes: neighbour.utcOffsetMinutes), reference: reference,
        officer: Officer(name: officer)),
      language: .id, access: .opening, clock: { Timestamp.now() }, start: Instant(milliseconds: milliseconds),
      send: { clerk.ask($0) })
    handle(.input(.resize(Size(width: 80, height: 24))))
    try see("Frasa sandi")
  }

  /// A document that has waited at the lane for longer than it may.
  private static func scanEarly(_ layout: StoreLayout) throws {
    let time = Timestamp(milliseconds: Timestamp.now().milliseconds - 45 * 60_000)
    var filler = try JournalFiller(layout, console: "pos:-", start: time)
    let lines = MRZDocument.made("KURSI", "TUNGGU", number: "X2000070", birth: "1972-02-19")
    let scan = ScanReceived(mrz: lines, kind: "TD3", lane: 1, direction: .in, source: .keyboard)
    try filler.add(Entry(scan, by: Officer(name: "sari")), at: time)
    try filler.finish()
  }

  /// Accounts whose passphrases are little work to try: the tests sign in often.
  private static func close(_ layout: StoreLayout) throws {
    let desk = try Desk(
      layout, officer: Officer(name: "sari"), console: "pos:tty0", reference: try ReferenceData.shared.get())
    desk.scryptRounds = 1 << 14
    try desk.closeStore(passphrase: Staff.passphrase)
    for (id, name, role) in [
      ("dewi", "Dewi Contoh", Role.officer), ("tuti", "Tuti Umpama", .officer), ("agus", "Agus Misal", .supervisor),
    ] {
      try desk.create(account: id, AccountFacts(name: name, roles: [role]))
      try desk.setPassphrase(of: id, Staff.passphrase)
    }
    try desk.signIn("dewi", passphrase: Staff.passphrase)
    try desk.setPIN(Staff.pin, passphrase: Staff.passphrase)
    try desk.signOut(.exit)
  }

  // MARK: Keys

  /// One key alone, as a hand presses it.
  func press(_ key: Key) {
    pass(400)
    count.keys += 1
    handle(.input(.key(key)))
    pass(400)
  }

  /// A text as a hand types it.
  func write(_ text: String) {
    pass(400)
    for character in text {
      count.characters += 1
      handle(.input(.key(.character(character))))
      pass(90)
    }
  }

  /// A document on a reader that types; no key of anybody's.
  func read(_ lines: [String]) {
    pass(400)
    for line in lines {
      for character in line {
        handle(.input(.key(.character(character))))
        pass(5)
      }
      handle(.input(.key(.enter)))
      pass(5)
    }
    pass(400)
  }

  func startCount() { count = (0, 0) }

  // MARK: What shows

  var text: String {
    var canvas = Canvas(size: model.size)
    model.draw(into: &canvas)
    return canvas.text()
  }

  /// Waits until the screen shows something.
  func see(_ wanted: String, _ sourceLocation: SourceLocation = #_sourceLocation) throws {
    try wait("the screen does not show \"\(wanted)\"", sourceLocation) { text.contains(wanted) }
  }

  func seeNo(_ unwanted: String, _ sourceLocation: SourceLocation = #_sourceLocation) throws {
    try wait("the screen still shows \"\(unwanted)\"", sourceLocation) { !text.contains(unwanted) }
  }

  /// Waits until a traveller is at the lane on whom can be decided.
  func waitForAnswer(_ sourceLocation: SourceLocation = #_sourceLocation) throws {
    try wait("nobody can be decided on", sourceLocation) {
      model.mode.laneCase.map { $0.decisionProblem == nil } ?? false
    }
  }

  private func wait(_ failure: String, _ sourceLocation: SourceLocation, until isMeant: () -> Bool) throws {
    let deadline = SystemClock.monotonicMilliseconds() + 15_000
    while SystemClock.monotonicMilliseconds() < deadline {
      for message in post.mailbox.drain() { handle(.message(message)) }
      if isMeant() { return }
      usleep(1_000)
    }
    try #require(Bool(false), "\(failure):\n\(text)", sourceLocation: sourceLocation)
  }

  // MARK: Time

  /// Lets time pass at the console, and wakes the model at the moments that it has asked for.
  func pass(_ duration: Int) {
    let end = milliseconds + duration
    while let wake = model.nextWake, wake <= Instant(milliseconds: end) {
      milliseconds = max(Int((wake.nanoseconds + 999_999) / 1_000_000), milliseconds)
      let before = model.nextWake
      handle(.wake)
      if model.nextWake == before { break }
    }
    milliseconds = end
  }

  private func handle(_ event: Event<Message>) {
    _ = model.handle(event, at: Instant(milliseconds: milliseconds))
  }
}
