/// The statement by which a journal's key hands over to the next one, signed by both: a C2SP signed note of five lines.
///
/// It stands in the journal as the record `journal.key-rotated`, and goes to witnesses as a note of its own.
public struct KeyRotation: Equatable, Sendable {
  static let recordType = "journal.key-rotated"
  static let recordVersion = 1
  /// Neither a checkpoint nor a cosignature begins like this, so that no signature can be taken for another.
  static let header = "plbn-key-rotation/v1"

  /// The journal's id, as record 0 has it.
  public let journal: String
  /// How many lines the old key's last checkpoint covers.
  public let size: Int
  public let old: VerifierKey
  public let new: VerifierKey
  public let note: SignedNote

  private init(
    journal: String, size: Int, old: VerifierKey, new: VerifierKey, signatures: (old: [UInt8], new: [UInt8])
  ) {
    self.journal = journal
    self.size = size
    self.old = old
    self.new = new
    note = SignedNote(
      text: "\(Self.header)\n\(journal)\n\(size)\n\(old.text)\n\(new.text)\n",
      signatures: [
        .init(name: old.name, keyID: old.id, bytes: signatures.old),
        .init(name: new.name, keyID: new.id, bytes: signatures.new),
      ])
  }

  /// Lets both keys sign.
  init(journal: String, size: Int, from old: SigningKey, to new: SigningKey) throws {
    let (oldKey, newKey) = (old.verifier(.note), new.verifier(.note))
    let unsigned = KeyRotation(journal: journal, size: size, old: oldKey, new: newKey, signatures: ([], []))
    let text = Array(unsigned.note.text.utf8)
    self.init(
      journal: journal, size: size, old: oldKey, new: newKey, signatures: (try old.sign(text), try new.sign(text)))
  }

  /// Reads a statement and checks both signatures.
  ///
  /// - Throws: `malformed`, `notSigned`.
  public init(_ note: SignedNote) throws(CheckpointError) {
    var lines = try NoteLines(Array(note.text.utf8))
    guard try lines.next() == Self.header else { throw .malformed(.header, line: 1) }
    journal = String(try lines.next())
    size = try lines.number(try lines.next())
    old = try VerifierKey(String(try lines.next()))
    new = try VerifierKey(String(try lines.next()))
    guard lines.rest().isEmpty else { throw .malformed(.tooMany, line: 6) }
    guard old.kind == .note, new.kind == .note, old.name == new.name, old != new else {
      throw .malformed(.key, line: 5)
    }
    try note.check(old)
    try note.check(new)
    self.note = note
  }

  /// Reads statements that stand one behind the other, each with an empty line behind it, as `--rotations` prints them.
  ///
  /// - Throws: `malformed`, `notSigned`, `tooLong`.
  public static func list(_ bytes: [UInt8]) throws(CheckpointError) -> [KeyRotation] {
    // Checks the form of all of it: what is cut into notes passes over what is none.
    _ = try NoteLines(bytes)
    var rotations: [KeyRotation] = []
    for note in SignedNote.list(bytes + [RecordLine.newline]) { rotations.append(try KeyRotation(note)) }
    guard !rotations.isEmpty else { throw .malformed(.header, line: 1) }
    return rotations
  }

  // MARK: As a record

  func body() -> [UInt8] {
    var json = JSONWriter()
    json.object {
      $0.member("old", Posix.hex(old.id))
      $0.member("key", new.text)
      $0.member("size", size)
      $0.member("old_signature", Base64.encode(note.signatures.first?.bytes ?? []))
      $0.member("new_signature", Base64.encode(note.signatures.last?.bytes ?? []))
    }
    return json.bytes
  }

  /// Reads a record of this journal while `old` is its key; nil unless all of it is right and both have signed.
  init?(_ record: Record, journal: String, old: VerifierKey) {
    guard record.type == Self.recordType, record.v == Self.recordVersion, let body = try? record.body(),
      (try? body.requiredString("old")) == Posix.hex(old.id),
      let new = try? VerifierKey(try body.requiredString("key")), let size = try? body.requiredInt("size"),
      let oldSignature = Base64.decode((try? body.requiredString("old_signature")) ?? ""),
      let newSignature = Base64.decode((try? body.requiredString("new_signature")) ?? "")
    else { return nil }
    let told = KeyRotation(
      journal: journal, size: size, old: old, new: new, signatures: (oldSignature, newSignature))
    try? self.init(told.note)
  }
}
