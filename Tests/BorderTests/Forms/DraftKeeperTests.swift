import Foundation
import Journal
import Testing

@testable import Border

@Suite("Drafts of forms")
struct DraftKeeperTests {
  let folder: DraftsFolder

  init() throws { folder = try DraftsFolder() }

  let draft = FormDraft(
    form: "PLB", lane: 2, values: [.name: "SITI \"CONTOH\"\u{202E}\n", .birth: "12/8/", .sex: ""],
    amends: "8jr7wc11g6jm5w3")

  private func other(_ name: String) -> FormDraft { FormDraft(form: "none", lane: 3, values: [.name: name]) }

  @Test("what was typed comes back as it was typed, right or wrong")
  func roundTrip() throws {
    let time = Timestamp(milliseconds: 1_795_225_337_123)
    let keeper = folder.keeper()
    let id = try keeper.keep(draft, at: time)
    #expect(keeper.currentID == id)
    keeper.release()
    let waiting = folder.keeper(console: "pos1:tty2").waiting()
    #expect(
      waiting
        == WaitingDrafts(
          drafts: [KeptDraft(id: id, officer: "sari", console: "pos1:tty1", saved: time, draft: draft)], unreadable: 0,
          passedOver: 0))
  }

  @Test("the file's form is fixed")
  func fileForm() throws {
    let keeper = folder.keeper()
    let id = try keeper.keep(draft, at: Timestamp(milliseconds: 1_795_225_337_123))
    #expect(
      try folder.text(id + ".json") == #"{"v":1,"officer":"sari","console":"pos1:tty1","#
        + #""saved":"2026-11-21T01:42:17.123Z","form":"PLB","lane":2,"amends":"8jr7wc11g6jm5w3","#
        + #""values":{"name":"SITI \"CONTOH\"\u202e\n","birth":"12/8/","sex":""}}"#)
    #expect(try folder.mode(folder.path) == 0o700)
    #expect(try folder.mode(folder.path + "/" + id + ".json") == 0o600)
  }

  @Test("a form of the post's own list comes back as it was typed, and its file's form is fixed")
  func entryForm() throws {
    var draft = FormDraft(form: FormDraft.entryForm, lane: 2, values: [:])
    draft.entry = [.reason: "sumber\u{202E}\n", .name: "REKAAN, \"BUDI\"", .listClass: "cegah"]
    let keeper = folder.keeper()
    let id = try keeper.keep(draft, at: Timestamp(milliseconds: 1_795_225_337_123))
    #expect(
      try folder.text(id + ".json") == #"{"v":1,"officer":"sari","console":"pos1:tty1","#
        + #""saved":"2026-11-21T01:42:17.123Z","form":"entry","lane":2,"values":{},"#
        + #""entry":{"name":"REKAAN, \"BUDI\"","listClass":"cegah","reason":"sumber\u202e\n"}}"#)
    keeper.release()
    #expect(folder.keeper().waiting().drafts.map(\.draft) == [draft])
  }

  @Test("a form of the patrol book comes back as it was typed, and its file's form is fixed")
  func patrolForm() throws {
    var draft = FormDraft(form: FormDraft.patrolEntryForm, lane: 2, values: [:])
    draft.patrol = [.persons: "dua", .id: "8jr7wc11g6jm5w3", .text: "jejak\u{202E}"]
    let id = try folder.keeper().keep(draft, at: Timestamp(milliseconds: 1_795_225_337_123))
    #expect(
      try folder.text(id + ".json") == #"{"v":1,"officer":"sari","console":"pos1:tty1","#
        + #""saved":"2026-11-21T01:42:17.123Z","form":"patrol-entry","lane":2,"values":{},"#
        + #""patrol":{"id":"8jr7wc11g6jm5w3","text":"jejak\u202e","persons":"dua"}}"#)
    #expect(folder.keeper().waiting().drafts.map(\.draft) == [draft])
  }

  @Test("a form that is kept again takes the place of what was kept before")
  func keptAgain() throws {
    let keeper = folder.keeper()
    let first = try keeper.keep(other("AY"))
    #expect(try keeper.keep(other("AYU")) == first)
    keeper.release()
    #expect(keeper.waiting().drafts.map(\.draft) == [other("AYU")])
    #expect(folder.files == [".json", ".lock"])
  }

  @Test("the newest draft comes first")
  func order() throws {
    for second in [2, 3, 1] {
      try folder.keeper().keep(other("AYU \(second)"), at: Timestamp(milliseconds: 1000 * second))
    }
    #expect(folder.keeper().waiting().drafts.map(\.draft.values[.name]) == ["AYU 3", "AYU 2", "AYU 1"])
  }

  @Test("a dropped draft leaves nothing, and dropping twice is no error")
  func dropped() throws {
    let keeper = folder.keeper()
    try keeper.drop()
    let first = try keeper.keep(draft)
    try keeper.drop()
    try keeper.drop()
    #expect(folder.files == [])
    #expect(keeper.currentID == nil)
    #expect(try keeper.keep(draft) != first)
  }

  // MARK: Several consoles

  @Test("a draft that a live console holds waits for nobody; when the console is gone it waits")
  func heldByALiveConsole() throws {
    var first: DraftKeeper? = folder.keeper()
    try first?.keep(draft)
    let second = folder.keeper(console: "pos1:tty2")
    #expect(second.waiting().drafts == [])
    // The end of a process closes its files, and so does this.
    first = nil
    #expect(second.waiting().drafts.map(\.draft) == [draft])
  }

  @Test("of two consoles one takes a draft")
  func takenOnce() throws {
    let id = try folder.keeper().keep(draft)
    let (first, second) = (folder.keeper(), folder.keeper())
    let kept = try #require(second.waiting().drafts.first)
    #expect(try first.take(kept) == kept)
    #expect(first.currentID == id)
    #expect(try second.take(kept) == nil)
    #expect(second.currentID == nil)
    #expect(second.waiting().drafts == [])
  }

  @Test("a draft that is taken comes as it is now, and is kept under its id")
  func takenAsItIsNow() throws {
    let keeper = folder.keeper()
    let id = try keeper.keep(other("AY"))
    keeper.release()
    let seen = try #require(keeper.waiting().drafts.first)
    #expect(try keeper.take(seen) == seen)
    try keeper.keep(other("AYU"))
    keeper.release()
    #expect(try keeper.take(seen)?.draft == other("AYU"))
    #expect(try keeper.keep(other("AYU C")) == id)
    try keeper.drop()
    #expect(try keeper.take(seen) == nil)
  }

  @Test("taking one draft lets go of the other")
  func takingAnother() throws {
    try folder.keeper().keep(other("AYU"))
    let keeper = folder.keeper()
    try keeper.keep(draft)
    let kept = try #require(keeper.waiting().drafts.first)
    #expect(try keeper.take(kept) != nil)
    #expect(folder.keeper().waiting().drafts.map(\.draft) == [draft])
  }

  @Test("another officer's draft is neither shown nor taken")
  func anotherOfficer() throws {
    try folder.keeper("sari").keep(draft)
    let sari = try #require(folder.keeper("sari").waiting().drafts.first)
    let agus = folder.keeper("agus")
    #expect(agus.waiting() == WaitingDrafts(drafts: [], unreadable: 0, passedOver: 0))
    #expect(try agus.take(sari) == nil)
    #expect(folder.keeper("sari").waiting().drafts == [sari])
  }

  // MARK: Crashes

  @Test("a crash while a draft is written leaves what was kept before")
  func crashWhileWriting() throws {
    let id = try folder.keeper().keep(draft)
    try folder.write(#"{"v":1,"officer":"sa"#, id + ".new")
    #expect(folder.keeper().waiting().drafts.map(\.draft) == [draft])
    #expect(folder.files == [".json", ".lock"])
  }

  @Test("what a crash leaves before the first draft is whole is removed, unless a live console is writing it")
  func crashBeforeTheFirst() throws {
    let id = newEventID()
    try folder.write("{", id + ".new")
    try folder.write("", id + ".lock")
    try folder.write("{", newEventID() + ".new")
    let lock = try #require(try StoreFiles.Lock(path: folder.path + "/" + id + ".lock").tryHolding())
    #expect(folder.keeper().waiting() == WaitingDrafts(drafts: [], unreadable: 0, passedOver: 0))
    #expect(folder.files == [".lock", ".new"])
    lock.release()
    _ = folder.keeper().waiting()
    #expect(folder.files == [])
  }

  @Test("a draft whose lock is lost waits, and can be taken")
  func lockLost() throws {
    let id = try folder.keeper().keep(draft)
    try FileManager.default.removeItem(atPath: folder.path + "/" + id + ".lock")
    let keeper = folder.keeper()
    let kept = try #require(keeper.waiting().drafts.first)
    #expect(try keeper.take(kept) == kept)
    #expect(folder.keeper().waiting().drafts == [])
  }

  // MARK: Hostile files

  private static let whole =
    #"{"v":1,"officer":"sari","console":"c","saved":"2026-11-21T01:42:17.123Z","form":"PLB","lane":2,"values":{}}"#

  @Test("a file made by hand in the right form is a draft")
  func handMade() throws {
    try folder.write(Self.whole, newEventID() + ".json")
    #expect(folder.keeper().waiting().drafts.map(\.draft) == [FormDraft(form: "PLB", lane: 2, values: [:])])
  }

  @Test(
    "a file that holds no draft is counted and left as it is",
    arguments: [
      "", "{", "[]", "\0\0\0", whole + "x", whole.replacing("\"v\":1", with: "\"v\":2"),
      whole.replacing("\"v\":1", with: "\"v\":99999999999999999999"), whole.replacing("\"sari\"", with: "7"),
      whole.replacing("2026-11", with: "2026-13"), whole.replacing("\"lane\":2", with: "\"lane\":0"),
      whole.replacing("{}", with: #"{"shoe size":"42"}"#), whole.replacing("{}", with: #"{"name":1}"#),
      whole.replacing("{}", with: #"{"name":"A","name":"B"}"#), whole.replacing("{}", with: "null"),
      whole.replacing("{}", with: #"{},"entry":{"shoe size":"42"}"#), whole.replacing("{}", with: #"{},"entry":[]"#),
      whole.replacing("{}", with: #"{},"entry":{"name":1}"#),
      whole + String(repeating: " ", count: DraftKeeper.bytesLimit), String(repeating: "[", count: 60_000),
    ])
  func unreadable(text: String) throws {
    let name = newEventID() + ".json"
    try folder.write(text, name)
    try folder.keeper().keep(draft)
    let waiting = folder.keeper().waiting()
    #expect(waiting.unreadable == 1)
    #expect(waiting.drafts.map(\.draft) == [draft])
    #expect(try folder.text(name) == text)
  }

  @Test("invalid UTF-8, a folder, a pipe and a link in the place of a draft are counted and left")
  func otherThings() throws {
    try folder.write("", newEventID() + ".json")
    let bytes = URL(fileURLWithPath: folder.path + "/" + newEventID() + ".json")
    try Data(Self.whole.replacing("sari", with: "#").utf8.map { $0 == UInt8(ascii: "#") ? 0xFF : $0 }).write(to: bytes)
    mkdir(folder.path + "/" + newEventID() + ".json", 0o700)
    mkfifo(folder.path + "/" + newEventID() + ".json", 0o600)
    try folder.write(Self.whole, "elsewhere")
    symlink(folder.path + "/elsewhere", folder.path + "/" + newEventID() + ".json")
    #expect(folder.keeper().waiting() == WaitingDrafts(drafts: [], unreadable: 5, passedOver: 0))
    #expect(folder.files.count == 6)
  }

  @Test(
    "files of other names are not looked at", arguments: ["notes.json", "..json", "ABCDEFGHJKMNPQR.json", "x.lock"])
  func otherNames(name: String) throws {
    try folder.write("{", name)
    #expect(folder.keeper().waiting() == WaitingDrafts(drafts: [], unreadable: 0, passedOver: 0))
    #expect(try folder.text(name) == "{")
  }

  @Test("a draft cannot name a path outside of the folder", arguments: ["../journal.key.", "", "/etc/passwd0000"])
  func otherPaths(id: String) throws {
    let kept = KeptDraft(
      id: id, officer: "sari", console: "c", saved: Timestamp(milliseconds: 0), draft: other("AYU"))
    #expect(try folder.keeper().take(kept) == nil)
  }

  @Test("of more than a hundred files the newest hundred are looked at, and the others counted")
  func many() throws {
    for number in 1...103 {
      let path = folder.path + "/" + newEventID() + ".json"
      try folder.write(Self.whole, String(path.suffix(20)))
      let time = [timespec(tv_sec: number, tv_nsec: 0), timespec(tv_sec: number, tv_nsec: 0)]
      #expect(utimensat(AT_FDCWD, path, time, 0) == 0)
    }
    try folder.keeper().keep(draft, at: Timestamp(milliseconds: 1_900_000_000_000))
    let waiting = folder.keeper().waiting()
    #expect(waiting.drafts.count == 100)
    #expect(waiting.passedOver == 4)
    #expect(waiting.drafts.first?.draft == draft)
  }

  // MARK: What can't be kept

  @Test("more than 64 KiB is refused, and what was kept before stays")
  func tooLong() throws {
    let keeper = folder.keeper()
    try keeper.keep(draft)
    #expect(throws: JournalError.self) { try keeper.keep(other(String(repeating: "A", count: 66_000))) }
    keeper.release()
    #expect(keeper.waiting().drafts.map(\.draft) == [draft])
  }

  @Test("where a draft can't be written the error says so, what was kept before stays, and it can be kept later")
  func cannotBeWritten() throws {
    let keeper = folder.keeper()
    let id = try keeper.keep(draft)
    let obstacle = folder.path + "/" + id + ".new"
    mkdir(obstacle, 0o700)
    #expect(throws: JournalError.system(operation: "open", path: obstacle, code: EISDIR)) {
      try keeper.keep(other("AYU"))
    }
    #expect(keeper.currentID == id)
    rmdir(obstacle)
    #expect(try folder.text(id + ".json").contains("SITI"))
    #expect(try keeper.keep(other("AYU")) == id)
    keeper.release()
    #expect(keeper.waiting().drafts.map(\.draft) == [other("AYU")])
  }

  @Test("a store without the folder has no drafts, and looking makes none")
  func noFolder() {
    #expect(folder.keeper().waiting() == WaitingDrafts(drafts: [], unreadable: 0, passedOver: 0))
    #expect(!FileManager.default.fileExists(atPath: folder.path))
  }

  @Test("where no folder can be made the error says so")
  func folderInTheWay() throws {
    #expect(FileManager.default.createFile(atPath: folder.path, contents: nil))
    let error = #expect(throws: JournalError.self) { try folder.keeper().keep(draft) }
    guard case .system("open", _, ENOTDIR) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("a folder that can't be written is an error, and its drafts can be read", .enabled(if: geteuid() != 0))
  func readOnlyFolder() throws {
    try folder.keeper().keep(draft)
    chmod(folder.path, 0o500)
    let error = #expect(throws: JournalError.self) { try folder.keeper().keep(other("AYU")) }
    guard case .system("open", _, EACCES) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(folder.keeper().waiting().drafts.map(\.draft) == [draft])
  }
}
