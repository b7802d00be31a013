import Glibc

@testable import Journal

/// A store with a recovery key, and a folder for its back-ups.
struct BackedUpStore {
  let scratch = Scratch()
  let layout: StoreLayout
  let recovery = RecoveryKey()
  let target: String

  init() throws {
    layout = StoreLayout(root: scratch.path + "/store")
    target = scratch.path + "/usb"
    _ = try StoreIdentity.create(
      at: layout, post: "entikong", console: "test/init", officer: "tester", auth: "none",
      recovery: recovery.publicKey)
  }

  /// Where the back-up lies.
  var folder: String {
    get throws { target + "/" + BackupFolder.name(journal: try identity.journal, recovery: recovery.publicKey) }
  }

  var identity: StoreIdentity { get throws { try StoreIdentity.read(layout) } }

  @discardableResult
  func record(_ ids: String...) throws -> [Record] {
    try Journal(layout, console: "test").append { _ in ids.map { event($0) } }
  }

  @discardableResult
  func backUp() throws -> StoreBackup.Report {
    try StoreBackup(layout, into: target).make(console: "test", record: layout.recorder)
  }

  @discardableResult
  func restore(
    _ name: String = "new", from path: String? = nil, with key: RecoveryKey? = nil, journalKey: VerifierKey? = nil
  ) throws -> (layout: StoreLayout, report: StoreRestore.Report) {
    let new = StoreLayout(root: scratch.path + "/" + name)
    let report = try StoreRestore(from: path ?? target, with: key ?? recovery).make(
      at: new, journalKey: journalKey, recovery: RecoveryKey().publicKey, console: "test", officer: "restorer",
      auth: "none")
    return (new, report)
  }

  /// The records that were in the back-up, as the new store has them.
  func archived(in new: StoreLayout) throws -> [Record] {
    try StoreLayout(root: new.archives + "/" + identity.journal).records()
  }

  /// All files of the back-up, by their names.
  func backedUpFiles() throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for name in try Posix.names(in: try folder) { files[name] = try readAll(try folder + "/" + name) }
    return files
  }
}

extension StoreLayout {
  /// Records an event as the tester's.
  var recorder: (_ type: String, _ v: Int, _ body: [UInt8]) throws -> Record? {
    { type, v, body in
      let entry = Entry(id: newEventID(), officer: "tester", auth: "none", type: type, v: v, body: body)
      return try Journal(self, console: "test").append { _ in [entry] }.last
    }
  }
}
