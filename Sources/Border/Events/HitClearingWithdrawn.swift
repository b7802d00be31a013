import Journal
import Phrases

/// A mark is taken back: from here on the traveller is a hit again.
public struct HitClearingWithdrawn: EventBody {
  public static let type = "hit.clearing-withdrawn"
  public static let version = 1

  /// The `hit.cleared-before`.
  public var mark: String
  public var reason: String
  /// The digest of the version of the list by which the entry is gone or says something else: it stands in front of that
  /// import. nil: an officer took the mark back.
  public var imported: String?

  public init(mark: String, reason: String) {
    self.mark = mark
    self.reason = reason
  }

  /// The reason of what an import ended: a code, because nobody said it in words.
  static let importReason = "entry-changed-by-import"
  /// What stood in its place until 2026-11-22.
  static let earlierImportReason = "entri berubah atau hilang dalam impor"

  /// What ends with an import stays so when an older version comes back: nobody has looked at it again.
  init(endedBy list: WatchlistImported, mark: String) {
    self.init(mark: mark, reason: Self.importReason)
    imported = list.sha256
  }

  /// The reason as people are shown it; that of an import, whatever stands in its place, in their language.
  public var why: Phrase { imported == nil ? Self.why(reason) : .endedByImport }

  /// The same where only the reason is kept.
  static func why(_ reason: String) -> Phrase {
    [importReason, earlierImportReason].contains(reason) ? .endedByImport : Phrase(id: reason, en: reason)
  }

  public func write(to json: inout JSONWriter) {
    json.object {
      $0.member("mark", mark)
      $0.member("reason", reason)
      $0.optionalMember("imported", imported)
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    mark = try json.requiredString("mark")
    reason = try json.requiredString("reason")
    imported = try json.string("imported") == nil ? nil : json.requiredDigest("imported")
  }
}

extension Phrase {
  fileprivate static let endedByImport = Phrase(
    id: "entri berubah atau hilang dalam impor", en: "the entry changed or went with an import")
}
