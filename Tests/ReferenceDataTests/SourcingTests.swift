import Foundation
import ReferenceData
import Testing
import TravelDocuments

/// Walks the files as they are written rather than the types they decode to, so that a member which no type reads
/// can't stand there without a source.
@Suite("Every datum says where it comes from")
struct SourcingTests {
  static let tables: [ReferenceFile] = [
    .posts, .documents, .purposes, .vehicles, .outcomes, .relations, .stays, .passAreas, .shifts, .hits,
  ]

  /// Members that are not data: keys that records and other tables refer to, and the file's own description.
  static let plainMembers: Set<String> = ["about", "code", "kind"]

  @Test("source, date and value stand on each", arguments: tables)
  func datumIsComplete(file: ReferenceFile) throws {
    var count = 0
    try Walk.data(in: file) { path, datum in
      count += 1
      let source = datum["source"] as? String ?? ""
      #expect(source.count >= 8 && source.count <= 160, "\(path): source \"\(source)\"")
      let asOf = datum["as_of"] as? String ?? ""
      #expect(asOf == "unknown" || PartialDate(asOf) != nil, "\(path): as_of \"\(asOf)\"")
      if asOf == "unknown" {
        #expect(datum["unverified"] as? Bool == true, "\(path): of unknown date, yet not marked unverified")
      }
      #expect(datum["value"] != nil && !(datum["value"] is NSNull), "\(path): no value; write null for the whole datum")
      let members = Set(datum.keys)
      #expect(members.isSubset(of: ["value", "source", "as_of", "unverified", "note"]), "\(path): \(members)")
    }
    #expect(count > 3)
  }

  @Test("nothing is said outside of a datum", arguments: tables)
  func nothingUnsourced(file: ReferenceFile) throws {
    try Walk.loose(in: file) { path, member in
      // The kind of a post is a datum; the kind of a document's variant is a reference to another table.
      #expect(Self.plainMembers.contains(member), "\(file.rawValue) \(path) stands outside of any datum")
    }
  }

  @Test("no source is dated after the data were written", arguments: tables)
  func notFromTheFuture(file: ReferenceFile) throws {
    try Walk.data(in: file) { path, datum in
      guard let day = PartialDate(datum["as_of"] as? String ?? "") else { return }
      #expect(day.year >= 1980 && day.year <= 2026, "\(path): \(day)")
    }
  }

  @Test("text for people is in both languages, and is text", arguments: tables)
  func bothLanguages(file: ReferenceFile) throws {
    try Walk.texts(in: file) { path, text in
      for language in ["id", "en"] {
        let words = text[language] as? String ?? ""
        #expect(!words.isEmpty && words.count <= 200, "\(path).\(language)")
        #expect(words == words.trimmingCharacters(in: .whitespaces), "\(path).\(language)")
      }
      #expect(text.count == 2, "\(path): \(text.keys.sorted())")
    }
  }

  @Test("coordinates are always marked as approximate")
  func coordinatesAreUnverified() throws {
    for post in try ReferenceData.shared.get().posts {
      #expect(post.coordinates.isUnverified, "\(post.code)")
      #expect(post.coordinates.value.errorKm >= 0.5, "\(post.code)")
    }
  }
}
