import Glibc
import Journal

/// The sealed keys of accounts, in the store's folder `keys/accounts`.
///
/// They lie outside of the journal, because copies of that go to neighbours and to courts, where passphrases could be
/// tried at leisure.
///
/// A file's name holds the id of its key: `sari-1a2b3c4d.key`. So a new key's file never takes the place of the one
/// that counts. It is on disk before the event that names the key is appended, and the file of the key that counted
/// goes after that: a crash between any two of these leaves the account with the key that the journal names.
struct AccountKeyFiles: Sendable {
  let folder: String

  init(_ layout: StoreLayout) { folder = layout.keys + "/accounts" }

  func path(_ account: String, _ key: String) -> String { folder + "/\(account)-\(key).key" }

  /// Puts a sealed key in its place; it is on disk when this returns.
  func write(_ sealed: SealedKey, _ account: String, _ key: String) throws(JournalError) {
    try makeFolder()
    let draft = folder + "/.draft-" + newEventID()
    defer { StoreFiles.remove(draft) }
    try StoreFiles.writeNew(draft, sealed.bytes)
    let path = path(account, key)
    guard rename(draft, path) == 0 else { throw StoreFiles.failure("rename", path) }
    try StoreFiles.sync(folder)
  }

  /// - Throws: `AccessRefusal.keyFileUnusable` where the file is gone or not what was written; `JournalError`.
  func read(_ account: String, _ key: String) throws -> SealedKey {
    let path = path(account, key)
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else { throw Refusal.access(.keyFileUnusable(account)) }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: SealedKey.byteLimit + 1)
    let count = bytes.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress, $0.count) }
    guard count >= 0 else { throw StoreFiles.failure("read", path) }
    guard let sealed = SealedKey(Array(bytes.prefix(count)), account: account, key: key) else {
      throw Refusal.access(.keyFileUnusable(account))
    }
    return sealed
  }

  /// Takes away a key that counts no more, or never did. Where a crash comes first it stays, and is of no use.
  func remove(_ account: String, _ key: String) { StoreFiles.remove(path(account, key)) }

  /// Held while a passphrase or a PIN is tried, so that guesses take turns, and while a file is read and written again,
  /// so that of two changes none undoes the other.
  ///
  /// - Throws: `JournalError` where the turn does not come within two seconds; what `body` throws.
  func holding<Value>(_ body: () throws -> Value) throws -> Value {
    try makeFolder()
    return try StoreFiles.Lock(path: folder + "/.lock").holding(body)
  }

  private func makeFolder() throws(JournalError) {
    if mkdir(folder, 0o700) == 0 {
      return try StoreFiles.sync(String(folder.dropLast("/accounts".count)))
    }
    guard errno == EEXIST else { throw StoreFiles.failure("mkdir", folder) }
  }
}

extension AccountBook {
  /// The accounts that can sign in by the records, and whose key file is missing or not what was written: nobody gets in
  /// with them. By their ids.
  public func accountsWithoutKeyFile(in layout: StoreLayout) -> [String] {
    let files = AccountKeyFiles(layout)
    return accounts.values.filter { account in
      guard account.isActive, let key = account.key else { return false }
      return (try? files.read(account.id, key.id)) == nil
    }.map(\.id).sorted()
  }
}

extension StoreFiles {
  /// Writes a new file that its owner alone can read; it is on disk when this returns, its name is not.
  static func writeNew(_ path: String, _ bytes: [UInt8]) throws(JournalError) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw failure("open", path) }
    defer { close(file) }
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure("write", path) }
      done += count
    }
    guard fsync(file) == 0 else { throw failure("fsync", path) }
  }
}

extension StoreLayout {
  /// Whether some account has a passphrase, by the key files that lie there: cheap, and right for who has not taken
  /// files away.
  public var hasAccountKeys: Bool {
    StoreFiles.names(in: AccountKeyFiles(self).folder).contains { $0.hasSuffix(".key") }
  }
}
