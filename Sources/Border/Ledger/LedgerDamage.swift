import Journal
import Phrases

/// One place where the journal is not what was written, as the read model keeps it, so that every console tells of it
/// and not only the one that met it.
public struct LedgerDamage: Error, Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    /// A reader of the journal met it.
    case inJournal(JournalDamage.Kind)
    /// The journal ends before, or goes on otherwise than, what had been read of it: somebody cut it or put another in
    /// its place.
    case lost
  }

  public let kind: Kind
  /// The file's name in `journal/events`.
  public let file: String
  /// The line in the file, counted from 1; 0 where the file is gone.
  public let line: Int
  /// Bytes from the start of the file.
  public let offset: Int
  /// The sequence number that stands or should stand there.
  public let seq: Int

  init(kind: Kind, file: String, line: Int, offset: Int, seq: Int) {
    self.kind = kind
    self.file = file
    self.line = line
    self.offset = offset
    self.seq = seq
  }

  public init(_ damage: JournalDamage) {
    self.init(
      kind: .inJournal(damage.kind), file: damage.file, line: damage.line, offset: damage.offset, seq: damage.seq)
  }
}

// MARK: As the tables keep it

extension LedgerDamage {
  private static let lostWord = "lost"

  var text: String {
    var json = JSONWriter()
    json.object {
      switch kind {
      case .inJournal(let kind): $0.member("kind", kind.rawValue)
      case .lost: $0.member("kind", Self.lostWord)
      }
      $0.member("file", file)
      $0.member("line", line)
      $0.member("offset", offset)
      $0.member("seq", seq)
    }
    return String(decoding: json.bytes, as: UTF8.self)
  }

  /// nil where the text is none of these.
  init?(text: String) {
    guard let json = try? JSONObject(Array(text.utf8)), let word = try? json.requiredString("kind"),
      let kind = word == Self.lostWord ? .lost : JournalDamage.Kind(rawValue: word).map(Kind.inJournal),
      let file = try? json.requiredString("file"), let line = try? json.requiredInt("line"),
      let offset = try? json.requiredInt("offset"), let seq = try? json.requiredInt("seq")
    else { return nil }
    self.init(kind: kind, file: file, line: line, offset: offset, seq: seq)
  }
}
