import Glibc

/// The recovery key of a store that counts now.
///
/// The one that `init` made stands in record 0. A later one is a record of its own, and `keys/recovery.pub` says which;
/// it is believed only as far as that record bears it out.
public enum RecoveryKeys {
  static let recordType = "recovery.changed"

  /// - Throws: `noRecoveryKey`; `unsoundRecoveryKey` when `keys/recovery.pub` names a record that does not say the same;
  ///   what reading the journal throws.
  public static func current(_ layout: StoreLayout) throws -> RecoveryPublicKey {
    let identity = try StoreIdentity.read(layout)
    guard Posix.exists(layout.recoveryKey) else {
      guard let key = identity.recovery else { throw BackupError.noRecoveryKey }
      return key
    }
    let (seq, named) = try named(layout)
    guard let record = try layout.record(seq), let key = key(record), key == named else {
      throw BackupError.unsoundRecoveryKey(path: layout.recoveryKey)
    }
    return key
  }

  /// The key that a record names; nil where it is none of this kind.
  static func key(_ record: Record) -> RecoveryPublicKey? {
    guard record.type == recordType else { return nil }
    return (try? record.body().requiredString("key")).flatMap(RecoveryPublicKey.init)
  }

  /// What `keys/recovery.pub` says.
  static func named(_ layout: StoreLayout) throws -> (seq: Int, key: RecoveryPublicKey) {
    let text = String(decoding: try Posix.readFile(layout.recoveryKey, limit: 256), as: UTF8.self)
    let fields = text.split(separator: " ")
    guard fields.count == 2, let seq = Int(fields[0]), text.last == "\n",
      let key = RecoveryPublicKey(String(fields[1].dropLast()))
    else { throw BackupError.unsoundRecoveryKey(path: layout.recoveryKey) }
    return (seq, key)
  }

  /// Records another recovery key, from which on back-ups are sealed to it. Those made before open with the old one.
  ///
  /// Its private half must be on paper before this is called: nobody can ask for it again.
  ///
  /// - Parameter record: records an event of this type, version and body as somebody's.
  /// - Throws: what `record` throws; `full`, `system`: then the old one may still count.
  public static func change(
    to key: RecoveryPublicKey, in layout: StoreLayout,
    record: (_ type: String, _ v: Int, _ body: [UInt8]) throws -> Record?
  ) throws -> Record? {
    var json = JSONWriter()
    json.object { $0.member("key", key.text) }
    guard let record = try record(recordType, 1, json.bytes) else { return nil }
    let path = layout.recoveryKey
    try Posix.replaceFile(path, Array("\(record.seq) \(key.text)\n".utf8), draft: path + ".new-" + newEventID())
    return record
  }
}

extension StoreLayout {
  /// Which recovery key counts, where it is not the one of record 0.
  var recoveryKey: String { keys + "/recovery.pub" }
  /// Held by whoever makes a back-up of the store.
  var backupLock: String { root + "/backup.lock" }
  /// Which record tells of the newest back-up.
  var newestBackup: String { run + "/backup" }
  /// Journals that this one continues, each in a folder with its id.
  public var archives: String { root + "/archive" }
}
