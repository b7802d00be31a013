import Foundation
import Glibc
import Journal
import ReferenceData

@testable import Border

/// A post's store whose accounts have passphrases, made once for all of a day: Dewi is its supervisor, Budi and Citra
/// its officers, Rina reads, Tuti's account is disabled. Nobody of them exists.
struct DayStore {
  static let passphrase = "hujan sore di kebun karet"
  static let pin = "482913"
  /// Whose passport a reader read long before anybody signed in.
  static let early = Passport(name: "KURSI, TUNGGU", number: "X1000070", birth: "720219", sex: "M")
  private static let earlyMinutes = 45

  let store: TestStore

  /// The post is open all day, so that the day can be played at any hour.
  init() throws {
    store = try TestStore()
    try scanEarly()
    try store.succeed(["watchlist", "import", TestStore.demoList, "--name", "demo"])
    let today = try Self.plan().today
    for day in [today, today + 1] {
      try store.succeed(
        ["hours", "except", ShiftOfDay(day: day, shift: .morning).date, "00:00-24:00", "--reason", "hari uji"])
    }
    try close()
    // Who gets which lane is drawn: either may lock.
    for account in ["budi", "citra"] { try setPIN(of: account) }
  }

  /// Longer ago than a document may wait: the journal of a store that was just made takes other times than now.
  private func scanEarly() throws {
    let time = Timestamp(milliseconds: Timestamp.now().milliseconds - Self.earlyMinutes * 60_000)
    var filler = try JournalFiller(StoreLayout(root: store.path), console: "pos:-", start: time)
    let scan = ScanReceived(mrz: Self.early.lines, kind: "TD3", lane: 1, direction: .in, source: .keyboard)
    try filler.add(Entry(scan, by: Officer(name: NSUserName())), at: time)
    try filler.finish()
  }

  /// Whoever made the store makes the accounts; with the supervisor's the store has two who can do what takes two.
  private func close() throws {
    let desk = try desk(console: "pos:tty0")
    try desk.closeStore(passphrase: Self.passphrase)
    let people: [(id: String, name: String, role: Role)] = [
      ("budi", "Budi Contoh", .officer), ("citra", "Citra Misal", .officer), ("rina", "Rina Andaian", .auditor),
      ("tuti", "Tuti Umpama", .officer), ("dewi", "Dewi Rekaan", .supervisor),
    ]
    for person in people {
      let facts = AccountFacts(name: person.name, roles: [person.role])
      try desk.create(account: person.id, facts)
      try desk.setPassphrase(of: person.id, Self.passphrase)
      if person.id == "tuti" {
        var disabled = facts
        disabled.isDisabled = true
        try desk.change(account: person.id, seen: facts, to: disabled, reason: "pindah pos")
      }
    }
    try desk.signOut(.exit)
  }

  private func setPIN(of account: String) throws {
    let desk = try desk(console: "pos:tty0")
    try desk.signIn(account, passphrase: Self.passphrase)
    try desk.setPIN(Self.pin, passphrase: Self.passphrase)
    try desk.signOut(.exit)
  }

  /// A place at the store in this process. Trying a passphrase of what it seals is little work: the day signs in often.
  private func desk(console: String) throws -> Desk {
    let desk = try Desk(
      StoreLayout(root: store.path), officer: Officer(name: NSUserName()), console: console,
      reference: try ReferenceData.shared.get())
    desk.scryptRounds = 1 << 14
    try desk.catchUp()
    return desk
  }

  /// When shifts change at the store's post, and its day now.
  static func plan() throws -> (plan: DutyPlan, today: Int) {
    let reference = try ReferenceData.shared.get()
    guard let post = reference.post("entikong") else { throw TestFailure("no such post") }
    let plan = DutyPlan(post, reference)
    return (plan, plan.zone.dayAndHour(of: .now()).day)
  }

  /// Where a shift ends within the next two minutes: waits until it has, because who reports before and is drawn after
  /// would be of two shifts.
  static func passShiftChange() throws {
    let plan = try plan().plan
    let left = plan.end(of: plan.shift(at: .now())).milliseconds - Timestamp.now().milliseconds
    if left < 120_000 { usleep(UInt32(left + 1_000) * 1_000) }
  }

  /// A supervisor's file in which the two officers are on every shift around now.
  static func roster() throws -> String {
    let today = try plan().today
    var lines = ["tanggal;sif;petugas;arah"]
    for day in today - 1...today + 1 {
      for shift in Shift.allCases {
        let date = ShiftOfDay(day: day, shift: shift).date
        lines += ["budi", "citra"].map { "\(date);\(shift.rawValue);\($0);" }
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }
}
