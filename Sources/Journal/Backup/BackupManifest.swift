import Crypto
import Glibc

/// What stands beside a segment for everybody to read: which it is, what it covers, and what must be in it. Signed with
/// the journal's key, so that nobody without it can pass off another back-up as this one.
struct BackupManifest: Equatable {
  /// Bytes of a file that the segment holds.
  struct Range: Equatable {
    let path: String
    let from: Int
    let to: Int
    /// Of these bytes.
    let sha256: String
  }

  static let format = 1
  /// Most ranges of a segment: far more than the files of any store.
  static let rangeLimit = 20_000
  private static let byteLimit = 1 << 24

  let journal: String
  let number: Int
  /// SHA-256 of the manifest before this one; `-` for the first.
  let previous: String
  /// What the segment is sealed to.
  let recovery: RecoveryPublicKey
  let made: Timestamp
  /// Of the sealed file.
  let bytes: Int
  let sha256: String
  let ranges: [Range]
  /// The records up to here are in this segment and those before it.
  let note: SignedNote

  var checkpoint: Checkpoint {
    get throws(CheckpointError) { try Checkpoint(note) }
  }

  static let none = "-"

  /// One line of JSON, and the signature's line.
  func text(signedBy key: SigningKey) throws -> [UInt8] {
    var json = JSONWriter()
    json.object {
      $0.member("format", Self.format)
      $0.member("journal", journal)
      $0.member("segment", number)
      $0.member("previous", previous)
      $0.member("recovery", recovery.text)
      $0.member("made", made.description)
      $0.member("bytes", bytes)
      $0.member("sha256", sha256)
      $0.member("checkpoint", String(decoding: note.bytes, as: UTF8.self))
      $0.key("ranges")
      $0.array(ranges) { json, range in
        json.object {
          $0.member("path", range.path)
          $0.member("from", range.from)
          $0.member("to", range.to)
          $0.member("sha256", range.sha256)
        }
      }
    }
    let line = json.bytes + [RecordLine.newline]
    let signature = SignedNote.Signature(
      name: key.name, keyID: key.verifier(.note).id, bytes: try key.sign(Self.message(line)))
    return line + Array(signature.line.utf8) + [RecordLine.newline]
  }

  /// A word of its own in front, so that a manifest's signature is never one of a checkpoint.
  private static func message(_ line: [UInt8]) -> [UInt8] { Array("plbn-backup-manifest/v1\n".utf8) + line }

  /// Reads a manifest.
  ///
  /// - Parameter keys: one of them must have signed it; nil where they are not known yet.
  /// - Returns: the manifest, and SHA-256 of its bytes.
  /// - Throws: `damaged`, `system`.
  static func read(_ path: String, signedBy keys: [VerifierKey]?) throws -> (BackupManifest, sha256: String) {
    let file = try OpenFile(path, O_RDONLY | O_NOFOLLOW)
    guard try file.size <= byteLimit else { throw BackupError.damaged(path: path) }
    let bytes = try file.read(count: byteLimit, at: 0)
    guard let end = bytes.firstIndex(of: RecordLine.newline), let manifest = try? BackupManifest(Array(bytes[..<end])),
      keys.map({ isSigned(Array(bytes[...end]), Array(bytes[(end + 1)...]), by: $0) }) ?? true
    else { throw BackupError.damaged(path: path) }
    return (manifest, Posix.hex(SHA256.hash(data: bytes)))
  }

  private static func isSigned(_ line: [UInt8], _ signature: [UInt8], by keys: [VerifierKey]) -> Bool {
    // A note's last paragraph is what stands here; any text in front of it serves to have it read.
    guard let note = try? SignedNote(Array("-\n\n".utf8) + signature), note.signatures.count == 1 else { return false }
    return keys.contains { key in
      note.signatures.contains {
        $0.name == key.name && $0.keyID == key.id && key.isValid($0.bytes, for: message(line))
      }
    }
  }

  private init(_ line: [UInt8]) throws {
    let json = try JSONObject(line)
    guard try json.requiredInt("format") == Self.format, let made = Timestamp(try json.requiredString("made")),
      let recovery = RecoveryPublicKey(try json.requiredString("recovery")), let list = try json.objects("ranges"),
      list.count <= Self.rangeLimit
    else { throw JSONError(problem: "no manifest", offset: 0) }
    journal = try json.requiredString("journal")
    number = try json.requiredInt("segment")
    previous = try json.requiredString("previous")
    bytes = try json.requiredInt("bytes")
    sha256 = try json.requiredString("sha256")
    note = try SignedNote(Array(try json.requiredString("checkpoint").utf8))
    ranges = try list.map {
      let (from, to) = (try $0.requiredInt("from"), try $0.requiredInt("to"))
      let path = try $0.requiredString("path")
      guard from >= 0, from <= to, to < 1 << 50, BackupPath.isSound(path) else {
        throw JSONError(problem: "no range", offset: 0)
      }
      return Range(path: path, from: from, to: to, sha256: try $0.requiredString("sha256"))
    }
    self.made = made
    self.recovery = recovery
  }

  init(
    journal: String, number: Int, previous: String, recovery: RecoveryPublicKey, made: Timestamp, bytes: Int,
    sha256: String, ranges: [Range], note: SignedNote
  ) {
    self.journal = journal
    self.number = number
    self.previous = previous
    self.recovery = recovery
    self.made = made
    self.bytes = bytes
    self.sha256 = sha256
    self.ranges = ranges
    self.note = note
  }
}
