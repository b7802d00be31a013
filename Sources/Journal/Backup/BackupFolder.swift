import Glibc

/// The folder of one back-up: numbered segments with their manifests, each naming the one before it.
///
/// Its name is the journal's id and that of the recovery key: a new recovery key begins a back-up of its own.
struct BackupFolder {
  let path: String
  /// In their order.
  private(set) var manifests: [BackupManifest] = []
  /// SHA-256 of the newest manifest.
  private(set) var newest = BackupManifest.none
  static let numberLimit = 999_999

  static func name(journal: String, recovery: RecoveryPublicKey) -> String { journal + "-" + recovery.id }

  /// Makes the folder where it is missing, and takes away what a back-up left that did not come to its end.
  ///
  /// - Throws: `notAFolder`, `full`, `readOnly`, `system`.
  static func prepare(_ path: String) throws {
    if BackupPath.kind(path) == nil {
      try Posix.makeFolder(path)
      try Posix.syncFolder(parent(of: path))
    }
    guard BackupPath.kind(path) == S_IFDIR else { throw BackupError.notAFolder(path: path) }
    for name in try Posix.names(in: path) where name.hasPrefix(draftPrefix) { unlink(path + "/" + name) }
  }

  /// Reads a back-up and checks every byte of it against its manifests. Costs a read of all of it.
  ///
  /// - Parameter keys: the journal's keys; nil where they are not known yet.
  /// - Throws: `damaged`, `otherJournal`, `notAFolder`, `system`.
  init(_ path: String, journal: String?, signedBy keys: [VerifierKey]?, progress: (Int) -> Void = { _ in }) throws {
    self.path = path
    guard BackupPath.kind(path) == S_IFDIR else { throw BackupError.notAFolder(path: path) }
    let numbers = try Posix.names(in: path).compactMap { Self.number($0, Self.manifestSuffix) }
    for (place, number) in numbers.sorted().enumerated() {
      let name = manifest(place)
      guard number == place else { throw BackupError.damaged(path: name) }
      let (manifest, sha256) = try BackupManifest.read(name, signedBy: keys)
      guard manifest.journal == journal ?? manifests.first?.journal ?? manifest.journal else {
        throw BackupError.otherJournal(path: name, journal: manifest.journal)
      }
      guard manifest.number == place, manifest.previous == newest,
        manifest.recovery == manifests.first?.recovery ?? manifest.recovery
      else { throw BackupError.damaged(path: name) }
      let file = try OpenFile(segment(place), O_RDONLY | O_NOFOLLOW)
      guard try file.size == manifest.bytes, try digest(file, 0..<manifest.bytes) == manifest.sha256 else {
        throw BackupError.damaged(path: file.path)
      }
      manifests.append(manifest)
      newest = sha256
      progress(manifest.bytes)
    }
  }

  /// How much of each file there is, and the digests of its parts.
  var ranges: [String: [BackupManifest.Range]] {
    var ranges: [String: [BackupManifest.Range]] = [:]
    for range in manifests.flatMap(\.ranges) {
      // What begins again takes the place of what was there.
      if range.from == 0 { ranges[range.path] = [range] } else { ranges[range.path, default: []].append(range) }
    }
    return ranges
  }

  func segment(_ number: Int) -> String { path + "/" + padded(number, 6) + ".sealed" }
  func manifest(_ number: Int) -> String { path + "/" + padded(number, 6) + Self.manifestSuffix }
  /// Where the next file is made ready.
  func draft() -> String { path + "/" + Self.draftPrefix + newEventID() }

  private static let manifestSuffix = ".manifest"
  private static let draftPrefix = ".draft-"

  private static func number(_ name: String, _ suffix: String) -> Int? {
    guard name.utf8.count == 6 + suffix.utf8.count, name.hasSuffix(suffix),
      name.utf8.prefix(6).allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return Int(name.prefix(6))
  }

  static func parent(of path: String) -> String {
    var path = path[...]
    while path.count > 1, path.hasSuffix("/") { path = path.dropLast() }
    let parent = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    return parent.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : parent
  }

  /// Puts a segment and then its manifest in their places. The manifest's name is what makes them count: a segment
  /// without one was left by a back-up that did not come to its end, and is replaced.
  mutating func commit(_ manifest: BackupManifest, _ text: [UInt8], segment draft: String) throws {
    guard rename(draft, segment(manifest.number)) == 0 else { throw Posix.error("rename", draft) }
    let manifestDraft = self.draft()
    do {
      try Posix.writeNewFile(manifestDraft, text)
      try Posix.syncFolder(path)
      guard rename(manifestDraft, self.manifest(manifest.number)) == 0 else {
        throw Posix.error("rename", manifestDraft)
      }
    } catch {
      unlink(manifestDraft)
      throw error
    }
    try Posix.syncFolder(path)
  }
}
