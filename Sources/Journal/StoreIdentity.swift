import Glibc

/// What record 0 says: which journal this is.
public struct StoreIdentity: Sendable, Equatable {
  /// The newest version of the format that this program writes and reads.
  public static let formatVersion = 1
  static let recordType = "journal.created"

  /// 32 hexadecimal digits, random.
  public let journal: String
  /// The code of the post, for example `entikong`.
  public let post: String
  /// The public half of the first signature key, in the verifier form of a signed note.
  public let verifierKey: String
  public let format: Int
  /// What `init` had back-ups sealed to; nil in stores that were made without. `RecoveryKeys` says which counts now.
  public let recovery: RecoveryPublicKey?
  /// Which journal this one continues, where it was made from a back-up.
  public let restored: RestoredJournal?

  func body() -> [UInt8] {
    var json = JSONWriter()
    json.object {
      $0.member("format", format)
      $0.member("journal", journal)
      $0.member("post", post)
      $0.member("key", verifierKey)
      $0.optionalMember("recovery", recovery?.text)
      if let restored { $0.objectMember("restored", restored.write) }
    }
    return json.bytes
  }

  /// Reads record 0 of a store and checks what it says.
  ///
  /// - Throws: `noStore`; `noJournal` where the rest of a store is there; `newerFormat`; `damaged` when record 0 is not a
  ///   sound `journal.created`; `system`.
  public static func read(_ layout: StoreLayout) throws(JournalError) -> StoreIdentity {
    guard Posix.exists(layout.events) else {
      if errno == EACCES { throw .system(operation: "open", path: layout.root, code: EACCES) }
      let isStore = [layout.signingKey, layout.lock, layout.checkpoint].contains(where: Posix.exists)
      throw isStore ? .noJournal(path: layout.events) : .noStore(path: layout.root)
    }
    let first = EventFileName(number: 0, firstSeq: 0)
    let damage = JournalDamage(kind: .badBeginning, file: first.text, line: 1, offset: 0, seq: 0)
    guard Posix.exists(layout.eventFile(first)) else {
      // A store without any file of events had some once, if it has a key.
      let isNone = try Posix.names(in: layout.events).isEmpty && !Posix.exists(layout.signingKey)
      throw isNone ? .noStore(path: layout.root) : .damaged(damage)
    }
    guard let file = try first.open(layout) else {
      throw .damaged(JournalDamage(.notAFile, first, seq: 0, offset: 0))
    }
    let scanner = LineScanner(file, from: 0, to: RecordLine.byteLimit + 1)
    guard let line = try scanner.next(), line.isComplete, let envelope = Envelope(line.bytes), envelope.seq == 0
    else { throw .damaged(damage) }
    let record = Record(envelope, line.bytes)
    guard record.type == recordType, let body = try? record.body(), let format = try? body.requiredInt("format")
    else { throw .damaged(damage) }
    guard format <= formatVersion else {
      throw .newerFormat(path: layout.root, found: format, known: formatVersion)
    }
    guard let journal = try? body.requiredString("journal"), let post = try? body.requiredString("post"),
      let key = try? body.requiredString("key"), SigningKey.isVerifier(key)
    else { throw .damaged(damage) }
    let recovery = body.raw("recovery") == nil ? nil : (try? body.string("recovery")).flatMap(RecoveryPublicKey.init)
    let restored = body.raw("restored") == nil ? nil : (try? body.object("restored")).flatMap(RestoredJournal.init)
    guard (recovery == nil) == (body.raw("recovery") == nil), (restored == nil) == (body.raw("restored") == nil)
    else { throw .damaged(damage) }
    return StoreIdentity(
      journal: journal, post: post, verifierKey: key, format: format, recovery: recovery, restored: restored)
  }
}

extension StoreIdentity {
  /// What a new journal begins with.
  struct Beginning {
    let post: String
    let recovery: RecoveryPublicKey?
    /// Gives what record 0 says of the journal that is continued, when the new one's key is known.
    var restored: (_ verifierKey: String) throws -> RestoredJournal? = { _ in nil }
  }

  /// Makes a store: its folders, its key and record 0.
  ///
  /// All of it is built beside the place and renamed onto it at the end, so that after a crash there is a whole store
  /// or none; what is left beside it then, `.plbn-init-…`, may be deleted. Refuses a folder that holds anything.
  ///
  /// - Parameters:
  ///   - post: 1 to 64 lower-case letters, digits and hyphens; it becomes part of the key's name.
  ///   - recovery: what back-ups are sealed to; nil: the store can't be backed up before it gets such a key.
  /// - Throws: `storeExists`, `networkFileSystem`, `full`, `readOnly`; `tooLong` for the console's or the officer's
  ///   name; `system`, with EINVAL for a post of another form.
  public static func create(
    at layout: StoreLayout, post: String, console: String, officer: String, auth: String,
    recovery: RecoveryPublicKey? = nil
  ) throws(JournalError) -> StoreIdentity {
    do {
      return try create(at: layout, console: console, officer: officer, auth: auth) { _ in
        Beginning(post: post, recovery: recovery)
      }
    } catch let error as JournalError {
      throw error
    } catch {
      throw .system(operation: "init", path: layout.root, code: EIO)
    }
  }

  /// The same, with more in it.
  ///
  /// - Parameter begin: fills the draft, whose folders are made, and says what the journal begins with.
  static func create(
    at layout: StoreLayout, console: String, officer: String, auth: String,
    _ begin: (_ draft: StoreLayout) throws -> Beginning
  ) throws -> StoreIdentity {
    guard !Posix.exists(layout.root) || Posix.isEmptyFolder(layout.root) else {
      throw JournalError.storeExists(path: layout.root)
    }
    let parent = try prepareParent(of: layout.root)
    try FileSystemKind.refuseNetwork(parent)
    let draft = StoreLayout(root: parent + "/.plbn-init-" + newEventID())
    do {
      for folder in folders(of: draft) { try Posix.makeFolder(folder) }
      let identity = try build(draft, try begin(draft), console: console, officer: officer, auth: auth)
      guard rename(draft.root, layout.root) == 0 else {
        throw errno == ENOTEMPTY || errno == EEXIST
          ? JournalError.storeExists(path: layout.root) : Posix.error("rename", layout.root)
      }
      try Posix.syncFolder(parent)
      return identity
    } catch {
      // Nothing in it was ever anybody's.
      Posix.removeTree(draft.root)
      throw error
    }
  }

  private static func folders(of layout: StoreLayout) -> [String] {
    [layout.root, layout.root + "/journal", layout.events, layout.run, layout.keys, layout.lists]
  }

  private static func isPostCode(_ post: String) -> Bool {
    (1...64).contains(post.utf8.count)
      && post.utf8.allSatisfy { $0 == 0x2D || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
  }

  private static func prepareParent(of root: String) throws(JournalError) -> String {
    let parent = root.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    let path = root.hasPrefix("/") ? (parent.isEmpty ? "/" : parent) : (parent.isEmpty ? "." : parent)
    var built = ""
    for part in path.split(separator: "/", omittingEmptySubsequences: false) {
      built += built.isEmpty && part.isEmpty ? "/" : (built.isEmpty || built.hasSuffix("/") ? "" : "/") + part
      if !Posix.exists(built) { try Posix.makeFolder(built) }
    }
    return path
  }

  private static func build(
    _ draft: StoreLayout, _ beginning: Beginning, console: String, officer: String, auth: String
  ) throws -> StoreIdentity {
    guard isPostCode(beginning.post) else {
      throw JournalError.system(operation: "init", path: beginning.post, code: EINVAL)
    }
    let journal = Posix.hex(Posix.randomBytes(16))
    let key = SigningKey(name: "plbn/\(beginning.post)/\(journal.prefix(8))")
    let identity = StoreIdentity(
      journal: journal, post: beginning.post, verifierKey: key.verifierText, format: formatVersion,
      recovery: beginning.recovery, restored: try beginning.restored(key.verifierText))
    try Posix.writeNewFile(draft.signingKey, Array(key.privateText.utf8))
    let entry = Entry(
      id: newEventID(), officer: officer, auth: auth, type: recordType, v: 1, body: identity.body())
    let context = RecordLine.Context(
      seq: 0, time: .now(), boot: SystemClock.bootID, mono: SystemClock.monotonicMilliseconds(), console: console,
      durable: nil)
    let first = EventFileName(number: 0, firstSeq: 0)
    let record = try RecordLine.compose(entry, context)
    try Posix.writeNewFile(draft.eventFile(first), record.line + [RecordLine.newline])
    let mark = Watermark(boot: SystemClock.bootID, seq: 0, file: 0)
    try Posix.writeNewFile(draft.durable, WatermarkFile.text(mark))
    try Posix.writeNewFile(draft.lock, [])
    for folder in folders(of: draft).reversed() { try Posix.syncFolder(folder) }
    return identity
  }
}

extension Posix {
  /// Takes a folder away with all that is in it; links in it are taken away and never followed.
  static func removeTree(_ path: String) {
    for name in (try? names(in: path)) ?? [] {
      let child = path + "/" + name
      if unlink(child) != 0 { removeTree(child) }
    }
    rmdir(path)
  }
}
