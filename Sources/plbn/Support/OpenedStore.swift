import Border
import Journal
import Phrases
import ReferenceData
import TravelDocuments

func loadReference() throws -> ReferenceData {
  switch ReferenceData.shared {
  case .success(let reference): return reference
  case .failure(let error):
    throw Failure(id: "Data acuan tidak dapat dibaca: \(error).", en: "The reference data can't be read: \(error).")
  }
}

/// The store, for whoever says who they are: nobody has signed in yet.
func openDesk(_ global: GlobalOptions) throws -> Desk {
  let desk = try Desk(global.layout, officer: global.person, console: consoleName(), reference: try loadReference())
  // What is wrong here is told by whatever needs it.
  _ = try? showingBuild { try desk.catchUp(progress: $0) }
  return desk
}

/// Works at the store as somebody who may: signs in where accounts have passphrases, and out again when the work is
/// done, whatever becomes of it.
///
/// - Parameters:
///   - permission: nil: whoever has an account may.
///   - isCurrent: the read model is brought up to date first, and what is wrong with it or the journal is told.
func withDesk<Value>(
  _ global: GlobalOptions, for permission: Permission?, isCurrent: Bool = false, _ body: (Desk) throws -> Value
) throws -> Value {
  try withPassphrase(global, isCurrent: isCurrent) { desk, _ in
    if let refusal = try permission.flatMap(desk.refusal) { throw refusal }
    return try body(desk)
  }
}

/// The same for what changes one's own secrets, with the passphrase that was proved; empty in a store where no account
/// has one.
func withPassphrase<Value>(
  _ global: GlobalOptions, isCurrent: Bool = false, read passphrase: String? = nil,
  _ body: (Desk, String) throws -> Value
) throws -> Value {
  let desk = try openDesk(global)
  defer { if desk.hasRecorded { leaveCheckpoint(desk.layout) } }
  if isCurrent {
    if let damage = try showingBuild({ try desk.catchUp(progress: $0) }).damage { complain(damage.phrase) }
    if let trouble = desk.ledger.trouble { complain(trouble) }
  }
  // Times in refusals are the post's.
  func work(_ passphrase: String) throws -> Value {
    do {
      return try body(desk, passphrase)
    } catch let refusal as Refusal where !refusal.isWrongUsage {
      throw Failure(refusal.phrase(desk.zone))
    }
  }
  guard try !desk.accounts().isOpen else { return try work("") }
  let name = desk.officer.name
  let passphrase = try passphrase ?? readPassphrase(global)
  try desk.signIn(name, passphrase: passphrase)
  do {
    let value = try work(passphrase)
    if desk.hasActedAlone { tellThatNobodyElseCouldSign() }
    try desk.signOut(.exit)
    return value
  } catch {
    // What went wrong is told; that signing out failed too, is not what matters then.
    try? desk.signOut(.exit)
    throw error
  }
}

private func tellThatNobodyElseCouldSign() {
  complain(
    text(
      id: "Ini perlu dua orang, tetapi tidak ada akun lain yang dapat ikut menandatangani: catatannya menunjukkan "
        + "bahwa satu orang memutuskannya sendiri.",
      en: "This takes two people, but there is no other account that could sign it: its record shows that one person "
        + "decided it alone."))
}

/// Shows how far the read model is while it is being built; what takes no time shows nothing.
func showingBuild(_ build: ((Ledger.Progress) -> Void) throws -> Ledger.Progress) rethrows -> Ledger.Progress {
  let bar = ProgressBar(unit: "MB", size: 1_000_000)
  defer { bar.end() }
  return try build { bar.show($0.bytes, of: $0.totalBytes) }
}

/// The day of a moment at the post, or in UTC where there is no post.
func today(_ zone: PostZone = PostZone(name: "UTC", offsetMinutes: 0)) throws -> PartialDate {
  guard let today = zone.date(of: .now()) else {
    throw Failure(
      id: "Jam mesin tidak masuk akal; betulkan dulu.", en: "The machine's clock makes no sense; set it first.")
  }
  return today
}

/// The read model of a store that may be one that can only be read.
struct OpenedLedger {
  let ledger: Ledger
  let post: Post
  let reference: ReferenceData

  var zone: PostZone { post.zone }
  var plan: DutyPlan { DutyPlan(post, reference) }

  init(_ global: GlobalOptions) throws {
    let identity = try JournalReader(global.layout).identity
    reference = try loadReference()
    post = try reference.storePost(identity)
    let progress: Ledger.Progress
    (ledger, progress) = try Self.open(global.layout, post.zone)
    if let damage = progress.damage { complain(damage.phrase) }
    let unread = try ledger.unreadRecords()
    if unread.count > 0 { complain(unread.phrase) }
    if let trouble = ledger.trouble { complain(trouble) }
  }

  private static func open(_ layout: StoreLayout, _ zone: PostZone) throws -> (Ledger, Ledger.Progress) {
    if layout.isWritable {
      do {
        let ledger = try Ledger(layout, zone: zone)
        return (ledger, try showingBuild { try ledger.catchUp(progress: $0) })
      } catch let error as JournalError {
        throw error
      } catch {
        complain(
          text(
            id: "Tampilan tidak dapat disimpan dan disusun dari jurnal di memori; periksa disk.",
            en: "The read model can't be kept and is built from the journal in memory; check the disk."))
      }
    }
    let ledger = try Ledger(layout, zone: zone, readOnly: true)
    return (ledger, try showingBuild { try ledger.catchUp(progress: $0) })
  }
}

/// Reads the store as somebody who may see it. Who signs in for it is recorded.
///
/// - Parameter permissions: one of these is enough; none: whoever has an account may.
func withLedger<Value>(
  _ global: GlobalOptions, forAny permissions: [Permission] = [.seeHistory], _ body: (OpenedLedger) throws -> Value
) throws -> Value {
  let store = try OpenedLedger(global)
  guard try !store.ledger.accounts().isOpen else { return try body(store) }
  let passphrase = try readPassphrase(global)
  do {
    return try withPassphrase(global, read: passphrase) { desk, _ in
      try allow(permissions, desk.accounts(), desk.actor)
      return try body(store)
    }
  } catch let error as JournalError where error.isOfAStoreThatTakesNoRecords {
    complain(error.phrase)
    let session = try openDesk(global).proveForReading(global.person.name, passphrase: passphrase)
    return try readUnrecorded(store, permissions, session, body)
  } catch JournalError.readOnly {
    do {
      let session = try store.ledger.proveForReading(global.person.name, passphrase: passphrase)
      return try readUnrecorded(store, permissions, session, body)
    } catch Refusal.access(.signInFailed) {
      throw Failure(
        id: "Akun atau frasa sandi salah; di penyimpanan ini hal itu tidak dapat dicatat.",
        en: "The account or the passphrase is wrong; in this store that can't be recorded.")
    }
  }
}

private func readUnrecorded<Value>(
  _ store: OpenedLedger, _ permissions: [Permission], _ session: Session, _ body: (OpenedLedger) throws -> Value
) throws -> Value {
  try allow(permissions, try store.ledger.accounts(), .session(session))
  complain(
    text(
      id: "Penyimpanan ini tidak menerima catatan: siapa yang membacanya kini tidak tercatat.",
      en: "This store takes no records: who reads it now is not recorded."))
  return try body(store)
}

/// Lets somebody do what changes the store and leaves no record: in a closed store they prove who they are, of which a
/// wrong attempt alone is recorded. Where the key files were taken away the tables still say that it is closed, and nobody
/// signs in; without either nobody is asked, and no read model is built to find that out.
func prove(_ permission: Permission, _ global: GlobalOptions) throws {
  let zone = try loadReference().storePost(try JournalReader(global.layout).identity).zone
  guard try global.layout.hasAccountKeys || Ledger(global.layout, zone: zone).isInFile else { return }
  let desk = try openDesk(global)
  let book = try desk.ledger.accounts()
  guard !book.isOpen else { return }
  let session = try desk.proveForReading(global.person.name, passphrase: try readPassphrase(global))
  try allow([permission], book, .session(session))
}

func readPassphrase(_ global: GlobalOptions) throws -> String {
  let name = global.person.name
  return try PassphraseSource(global.passphraseFd).read(
    text(id: "Frasa sandi \(name)", en: "Passphrase of \(name)"))
}

extension JournalError {
  /// Who signs in can't be recorded then.
  fileprivate var isOfAStoreThatTakesNoRecords: Bool {
    switch self {
    case .full, .damaged, .notDurable: true
    default: false
    }
  }
}

func allow(_ permissions: [Permission], _ book: AccountBook, _ actor: Actor) throws {
  let refusals = permissions.compactMap { book.refusal($0, to: actor) }
  if let refusal = refusals.first, refusals.count == permissions.count { throw refusal }
}

/// Lets the records themselves be read: who is admitted is recorded.
///
/// Nothing is asked where no account has a passphrase, by the records; taken away key files open nothing. Where no read
/// model can be had either, records stay readable: when all else is damaged, they are what is left. An archive is
/// read by whom the store may be read by that it lies in.
@discardableResult
func admit(_ global: GlobalOptions) throws -> Admission? {
  var global = global
  if let store = global.layout.storeOfArchive { global.store = store.root }
  if !global.layout.hasAccountKeys {
    guard let accounts = try? OpenedLedger(global).ledger.accounts(), !accounts.isOpen else { return nil }
  }
  return try withLedger(global) { store in
    let book = try store.ledger.accounts()
    return book.isOpen ? nil : Admission(account: global.person.name, book: book)
  }
}

/// As whom somebody was let in to read; nothing while no account has a passphrase.
struct Admission {
  let account: String
  /// Whether they may see why somebody is on the post's own list.
  let showsReasons: Bool
  private let key: AccountKey?

  init(account: String, book: AccountBook) {
    self.account = account
    let known = book.account(named: account)
    showsReasons = known.map { !$0.roles.isDisjoint(with: Permission.seeReasons.roles) } ?? false
    key = known?.key
  }

  /// Whether the account may still read, with the passphrase that was proved.
  func holds(_ book: AccountBook) -> Bool {
    guard let now = book.account(named: account) else { return false }
    return now.isActive && now.key == key && !now.roles.isDisjoint(with: Permission.seeHistory.roles)
  }
}

extension Permission {
  static func lookingUp(_ purpose: LookupPurpose?) -> Permission { purpose == .patrol ? .lookUpOnPatrol : .lookUp }
}

/// The lists that count, read and indexed, with the bands that count; `follow` takes what has changed meanwhile.
struct LoadedLists {
  private(set) var watchlist: PostWatchlist
  private var versions: [Int]

  init(_ desk: Desk) throws {
    try desk.catchUp()
    try self.init(desk.ledger, desk.layout, desk.zone)
  }

  init(_ ledger: Ledger, _ layout: StoreLayout, _ zone: PostZone) throws {
    let (current, local) = (try ledger.currentLists(), try ledger.localList())
    versions = Self.versions(current, local)
    watchlist = PostWatchlist(current, local: local, layout: layout, zone: zone)
    watchlist.bands = try ledger.accounts().bands
    for problem in watchlist.problems { complain(problem) }
  }

  mutating func follow(_ desk: Desk) throws {
    try desk.catchUp()
    let ledger = desk.ledger
    if try Self.versions(ledger.currentLists(), ledger.localList()) != versions { self = try LoadedLists(desk) }
    watchlist.bands = try ledger.accounts().bands
  }

  private static func versions(_ current: [CurrentList], _ local: LocalList) -> [Int] {
    current.map(\.seq) + [local.newest?.seq ?? 0]
  }
}
