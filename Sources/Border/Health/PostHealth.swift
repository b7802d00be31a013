import GRDB
import Journal
import Phrases
import Watchlist

/// What doctor asks of the read model and of the post's lists. Nothing is built or changed.
public struct PostHealth {
  private let layout: StoreLayout
  /// Published lists change within days.
  private static let listDays = 7

  public init(_ layout: StoreLayout) { self.layout = layout }

  /// Officers forget how paper goes.
  private static let drillDays = 30

  /// Five rows: the read model, the accounts' keys, the lists, their index, the last drill. Costs some reads of the tables,
  /// a file an account, and of the index: all of it.
  public func examine() -> [HealthRow] {
    guard let opened = try? LedgerFile(layout).open(), let state = try? opened.database.read(LedgerState.fetch) else {
      return [Self.noLedger, Self.unknownLists]
    }
    return [ledger(state)] + unread(state) + accountKeys(opened.database, state) + [lists(opened.database)]
      + index(opened.database) + [
        drill(opened.database)
      ]
  }

  private func ledger(_ state: LedgerState) -> HealthRow {
    if let lost = state.lost { return HealthRow(topic: "ledger", level: .attention, phrase: lost.phrase) }
    if let damage = state.firstDamage { return HealthRow(topic: "ledger", level: .attention, phrase: damage.phrase) }
    return HealthRow(
      topic: "ledger", level: .good,
      phrase: Phrase(
        id: "Tampilan (ledger) ada, sampai catatan nomor \(state.position.seq - 1).",
        en: "The read model (ledger) is there, up to record number \(state.position.seq - 1)."))
  }

  /// None where everything is read.
  private func unread(_ state: LedgerState) -> [HealthRow] {
    let unread = UnreadRecords(unknown: state.unknown, unreadable: state.unreadable)
    return unread.count > 0 ? [HealthRow(topic: "records", level: .attention, phrase: unread.phrase)] : []
  }

  /// Whose key file is gone finds out at night. None where nobody has a key yet.
  private func accountKeys(_ database: DatabaseQueue, _ state: LedgerState) -> [HealthRow] {
    guard let book = try? database.read({ try $0.accountBook(state.journal) }), !book.isOpen else { return [] }
    let lost = book.accountsWithoutKeyFile(in: layout)
    guard !lost.isEmpty else {
      return [
        HealthRow(
          topic: "accounts", level: .good,
          phrase: Phrase(
            id: "Berkas kunci semua akun yang berlaku ada.", en: "The key file of every account that counts is there."))
      ]
    }
    let names = lost.prefix(Self.namesTold).map { Phrase.outside($0) }.joined(separator: ", ")
    let shown = lost.count > Self.namesTold ? names + ", …" : names
    let isAll = lost.count == book.accounts.values.count(where: \.isActive)
    return [
      HealthRow(
        topic: "accounts", level: .attention,
        phrase: isAll
          ? Phrase(
            id:
              "Berkas kunci SEMUA akun hilang atau rusak (\(shown)): tidak seorang pun dapat masuk. Lapor; kembalikan "
              + "keys/accounts dari cadangan.",
            en: "The key files of ALL accounts are missing or damaged (\(shown)): nobody can sign in. Report it; bring "
              + "keys/accounts back from a back-up.")
          : Phrase(
            id: "Berkas kunci akun hilang atau rusak: \(shown) (\(lost.count)); mereka tidak dapat masuk. Lapor, lalu "
              + "beri kunci baru: \"plbn account passphrase NAMA\".",
            en:
              "The key files of accounts are missing or damaged: \(shown) (\(lost.count)); they can't sign in. Report "
              + "it, then give them a new key: \"plbn account passphrase NAME\"."))
    ]
  }

  private static let namesTold = 5

  private static let noLedger = HealthRow(
    topic: "ledger", level: .attention,
    phrase: Phrase(
      id: "Tampilan (ledger) belum ada atau tidak dapat dibaca; buka konsol atau jalankan \"plbn ledger rebuild\".",
      en: "The read model (ledger) is missing or can't be read; open the console or run \"plbn ledger rebuild\"."))

  private static let unknownLists = HealthRow(
    topic: "lists", level: .unknown,
    phrase: Phrase(
      id: "Umur daftar tidak dapat diketahui tanpa tampilan (ledger).",
      en: "The age of the lists can't be known without the read model (ledger)."))

  /// The index as it lies there, against its checksums and what the newest check says of it. None where nobody has made
  /// it yet, which costs the next console a second.
  private func index(_ database: DatabaseQueue) -> [HealthRow] {
    guard let lists = try? database.read({ try $0.currentLists() }), !lists.isEmpty else { return [] }
    let file = WatchlistIndexFile(layout: layout, lists: lists.map(\.imported))
    guard StoreFiles.exists(file.path) else { return [] }
    let index = try? WatchlistIndex(mapping: file.path)
    let newest = (try? database.read { try $0.newestCheck() }) ?? nil
    let isOfThese = newest?.lists.map(\.sha256).sorted() == lists.map(\.imported.sha256).sorted()
    let isAsNamed: Bool? =
      if let index, let named = newest?.index, isOfThese, named.form == WatchlistIndexFile.form {
        WatchlistChecked.IndexUsed(index) == named
      } else { nil }
    guard let index, index.verify(), isAsNamed ?? true else {
      return [
        HealthRow(
          topic: "index", level: .attention,
          phrase: Phrase(
            id: "Indeks daftar rusak, atau bukan yang disebut pemeriksaan terakhir; jalankan \"plbn journal verify\".",
            en: "The lists' index is damaged, or not the one that the newest check names; run \"plbn journal verify\".")
        )
      ]
    }
    return [
      HealthRow(
        topic: "index", level: .good,
        phrase: Phrase(
          id: "Indeks daftar utuh, \(index.nameCount) nama.", en: "The lists' index is sound, \(index.nameCount) names."
        ))
    ]
  }

  /// Never more than a reminder.
  private func drill(_ database: DatabaseQueue) -> HealthRow {
    let last = (try? database.read { try $0.lastDrill() }) ?? nil
    let days = last.map { max(0, Timestamp.now().milliseconds - $0.milliseconds) / 86_400_000 }
    if let days, days < Self.drillDays {
      return HealthRow(
        topic: "drill", level: .good,
        phrase: Phrase(
          id: "Latihan gangguan terakhir \(days) hari lalu.", en: "The last outage drill was \(days) days ago."))
    }
    return HealthRow(
      topic: "drill", level: .unknown,
      phrase: Phrase(
        id: "Tidak ada latihan gangguan dalam \(Self.drillDays) hari; \"plbn outage declare network --drill\".",
        en: "There was no outage drill for \(Self.drillDays) days; \"plbn outage declare network --drill\"."))
  }

  private func lists(_ database: DatabaseQueue) -> HealthRow {
    guard let lists = try? database.read({ try $0.currentLists() }) else { return Self.unknownLists }
    guard let oldest = lists.min(by: { $0.time < $1.time }) else {
      return HealthRow(
        topic: "lists", level: .attention,
        phrase: Phrase(
          id: "Tidak ada daftar: tidak seorang pun diperiksa. Impor dengan \"plbn watchlist import\".",
          en: "There is no list: nobody is checked. Import one with \"plbn watchlist import\"."))
    }
    let conditions = KeptList.conditions(lists.map(\.imported), layout)
    if let lost = zip(lists, conditions).first(where: { $0.1 != .whole }) {
      let name = Phrase.outside(lost.0.imported.list)
      return HealthRow(
        topic: "lists", level: .attention,
        phrase: lost.1 == .unsearched ? .listNotSearched(name) : .listInIndexAlone(name))
    }
    let days = max(0, Timestamp.now().milliseconds - oldest.time.milliseconds) / 86_400_000
    let name = Phrase.outside(oldest.imported.list)
    guard days >= Self.listDays else {
      return HealthRow(
        topic: "lists", level: .good,
        phrase: Phrase(
          id: "\(lists.count) daftar, yang tertua (\(name)) diimpor \(days) hari lalu.",
          en: "\(lists.count) lists, the oldest (\(name)) imported \(days) days ago."))
    }
    return HealthRow(
      topic: "lists", level: .attention,
      phrase: Phrase(
        id: "Daftar \(name) diimpor \(days) hari lalu; ambil terbitan baru dan impor.",
        en: "The list \(name) was imported \(days) days ago; get the new issue and import it."))
  }
}
