import Crypto
import Journal
import Watchlist

/// What an entry says, in one form that doesn't depend on the program's indexes: so that a word given on an entry falls
/// when the entry says something else, and not when a program is new.
///
/// `docs/formats/events.md` has the form, at `hit.cleared-before`.
public enum EntryContent {
  /// The SHA-256 of the form.
  public static func sha256(_ entry: WatchlistEntry) -> String {
    SHA256.hex(SHA256.hash(data: json(entry)))
  }

  static func json(_ entry: WatchlistEntry) -> [UInt8] {
    var json = JSONWriter()
    json.object {
      $0.member("id", entry.id)
      $0.member("kind", entry.kind.rawValue)
      $0.key("names")
      $0.array(entry.names) { json, name in
        json.object {
          $0.member("kind", name.kind.rawValue)
          $0.member("name", name.text)
        }
      }
      $0.member("births", entry.births.map(ReasonCode.claim))
      $0.optionalMember("sex", entry.sex?.rawValue)
      $0.member("nationalities", entry.nationalities)
      $0.key("documents")
      $0.array(entry.documents) { json, document in
        json.object {
          $0.member("type", document.type)
          $0.member("number", document.number)
          $0.member("country", document.country)
        }
      }
      $0.member("programs", entry.programs)
      $0.member("addresses", entry.addresses)
      $0.member("title", entry.title)
      $0.member("remarks", entry.remarks)
      guard let measure = entry.measure else { return }
      $0.objectMember("measure") {
        $0.member("class", measure.classCode)
        $0.member("action", measure.action)
        $0.member("legal_basis", measure.legalBasis)
        $0.member("owner", measure.owner)
        $0.optionalMember("entered", measure.entered?.description)
        $0.optionalMember("review", measure.review?.description)
        $0.optionalMember("expires", measure.expires?.description)
      }
    }
    return json.bytes
  }
}
