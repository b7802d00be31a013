import Glibc

extension StoreLayout {
  /// The store in whose `archive` this one lies; nil of a store of its own.
  public var storeOfArchive: StoreLayout? {
    guard let path = realpath(root, nil) else { return nil }
    defer { free(path) }
    let folders = String(cString: path).split(separator: "/")
    guard folders.count > 2, folders[folders.count - 2] == "archive" else { return nil }
    let store = StoreLayout(root: "/" + folders.dropLast(2).joined(separator: "/"))
    return Posix.exists(store.events) ? store : nil
  }

  /// The store in whose folder of keys this file lies; nil of a file elsewhere.
  public init?(ofKeyFile file: String) {
    guard let path = realpath(file, nil) else { return nil }
    defer { free(path) }
    let folders = String(cString: path).split(separator: "/")
    guard folders.count > 2, folders[folders.count - 2] == "keys" else { return nil }
    let store = StoreLayout(root: "/" + folders.dropLast(2).joined(separator: "/"))
    guard Posix.exists(store.events) else { return nil }
    self = store
  }

  /// Whether entries can be appended here: the folders take files. A disk may still refuse at the moment of writing.
  public var isWritable: Bool {
    access(events, W_OK) == 0 && access(root, W_OK) == 0 && (access(run, W_OK) == 0 || canMakeRunFolder)
  }

  /// An archive has neither a folder `run` nor a lock: nothing is written there.
  var isArchive: Bool { !Posix.exists(run) && !Posix.exists(lock) }

  /// What lies in `run` is made anew after each start of the machine, so the folder can be too.
  private var canMakeRunFolder: Bool { !Posix.exists(run) && Posix.exists(lock) && access(root, W_OK) == 0 }

  /// Makes `run` again where somebody took it away.
  func makeRunFolder() throws(JournalError) {
    guard canMakeRunFolder else { return }
    guard mkdir(run, 0o700) == 0 || errno == EEXIST else { throw Posix.error("mkdir", run) }
    try Posix.syncFolder(root)
  }

  /// The folders and files of the store, the store's own first, that others than its owner may read, write or enter.
  ///
  /// Links are not followed. At most 1,000 are given, and 16 levels are looked into. Costs a look at each name.
  public func permissionFindings() -> [String] {
    var findings: [String] = []
    Self.lookAt(root, depth: 0, &findings)
    return findings
  }

  private static let findingLimit = 1000
  private static let depthLimit = 16

  private static func lookAt(_ path: String, depth: Int, _ findings: inout [String]) {
    var info = stat()
    guard findings.count < findingLimit, lstat(path, &info) == 0 else { return }
    let kind = info.st_mode & S_IFMT
    // A link's own bits say nothing.
    if kind != S_IFLNK, info.st_mode & 0o077 != 0 { findings.append(path) }
    guard kind == S_IFDIR, depth < depthLimit else { return }
    for name in (try? Posix.names(in: path)) ?? [] { lookAt(path + "/" + name, depth: depth + 1, &findings) }
  }

  /// What the store's own files and folders must be, by their paths.
  var kinds: [(path: String, kind: mode_t)] {
    let folders = [
      root + "/journal", events, root + "/journal/tree", tiles, run, keys, keys + "/accounts", lists, root + "/archive",
      root + "/drafts",
    ]
    let files = [
      lock, verified, durable, checkpoint, checkpointLog, witnessedLog, keyRecords, signingKey, recoveryKey, backupLock,
    ]
    return folders.map { ($0, S_IFDIR) } + files.map { ($0, S_IFREG) }
  }
}
