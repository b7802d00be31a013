import ArgumentParser
import Border
import CSys
import Glibc
import Journal
import Phrases

struct JournalFollow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "follow",
    abstract: text(
      id: "Menulis catatan baru begitu tersimpan; Ctrl-C berhenti.",
      en: "Writes new records as they are kept; Ctrl-C stops."))

  @OptionGroup var global: GlobalOptions
  @Option(help: .init(text(id: "Mulai nomor ini.", en: "From this number."))) var from: Int?

  func validate() throws {
    guard from ?? 0 >= 0 else { throw ValidationError(text(id: "Nomor mulai dari 0", en: "Numbers begin at 0")) }
  }

  func run() throws {
    let admission = try admit(global)
    var reader = try JournalReader(global.layout)
    let admittedAt = try reader.durable() ?? -1
    // What changed in between is not looked at below.
    if admission != nil { try check(admission) }
    let inotify = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
    guard inotify >= 0,
      inotify_add_watch(inotify, global.layout.run, UInt32(IN_MODIFY | IN_CREATE | IN_MOVED_TO)) >= 0
    else {
      throw JournalError.system(operation: "inotify", path: global.layout.run, code: errno)
    }
    defer { close(inotify) }
    try reader.seek(to: from ?? (try reader.durable().map { $0 + 1 } ?? Int.max))
    repeat {
      while try reader.read(
        limit: 4096,
        { item in
          _ = show(item, from: from ?? 0, showsReasons: admission?.showsReasons ?? true)
          guard case .record(let record) = item, record.seq > admittedAt, record.type.hasPrefix("account.") else {
            return
          }
          try check(admission)
        }) > 0
      {}
    } while waitForNews(inotify)
  }

  /// Ends it where whoever was let in may read no more; asked behind each record of accounts.
  private func check(_ admission: Admission?) throws {
    let book = try OpenedLedger(global).ledger.accounts()
    guard let admission else {
      guard book.isOpen else {
        throw Failure(
          id: "Penyimpanan ini kini ditutup dengan frasa sandi; jalankan lagi dan masuk.",
          en: "This store was closed with passphrases meanwhile; run it again and sign in.")
      }
      return
    }
    guard admission.holds(book) else {
      throw Failure(
        id:
          "Akun \(admission.account) tidak boleh lagi membaca jurnal, atau frasa sandinya diganti; jalankan lagi dan masuk.",
        en:
          "The account \(admission.account) may read the journal no more, or has another key now; run it again and sign "
          + "in.")
    }
  }

  /// Waits until the watermark has moved; false when nobody reads the output any more.
  private func waitForNews(_ inotify: Int32) -> Bool {
    var waits = [
      pollfd(fd: inotify, events: Int16(POLLIN), revents: 0), pollfd(fd: STDOUT_FILENO, events: 0, revents: 0),
    ]
    guard poll(&waits, 2, -1) >= 0 else { return errno == EINTR }
    guard waits[1].revents & Int16(POLLERR | POLLHUP) == 0 else { return false }
    withUnsafeTemporaryAllocation(byteCount: 8192, alignment: 8) { buffer in
      while read(inotify, buffer.baseAddress, buffer.count) > 0 {}
    }
    return true
  }
}
