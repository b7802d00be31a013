import Border
import Journal
import Phrases
import WatchlistFormats

extension WatchlistImported {
  func writeContents(to json: inout JSONWriter) {
    json.member("list", list)
    json.member("format", format)
    json.optionalMember("published", published)
    json.member("sha256", sha256)
    json.member("files", files.map(\.name))
    json.member("entries", entries)
    json.member("names", names)
    json.member("broken_rows", brokenRows)
    json.member("added", added)
    json.member("changed", changed)
    json.member("removed", removed)
    json.member("concerns", concerns.map(\.rawValue))
  }
}

extension ListWords {
  func writeMembers(to json: inout JSONWriter) {
    func words(_ name: String, _ counts: [WordCount]) {
      json.key(name)
      json.array(counts) { json, count in
        json.object {
          $0.member("word", count.word)
          $0.member("entries", count.count)
        }
      }
    }
    words("unknown_classes", unknownClasses)
    words("unknown_actions", unknownActions)
    json.member("unsearchable", unsearchable)
    json.member("empty_numbers", emptyNumbers)
    json.member("expired", expired)
    json.member("reviewed_too_late", reviewedTooLate)
    json.member("not_yet_entered", notYetEntered)
  }
}

extension JSONWriter {
  /// Rows of a list that were left out, with why.
  mutating func writeRows(_ name: String, _ rows: [BrokenRow]) {
    key(name)
    array(rows) { json, row in
      json.object {
        $0.member("file", row.file)
        $0.member("line", row.line)
        $0.member("why", row.reason.phrase.inProgramLanguage)
      }
    }
  }
}
