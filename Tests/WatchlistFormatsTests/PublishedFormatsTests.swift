import Testing
import TravelDocuments
import Watchlist

@testable import WatchlistFormats

private let unPath = sharedFolder + "/lists/un/consolidated.xml"
private let ftmPath = sharedFolder + "/lists/opensanctions/entities.ftm.json"
private let deltaPath = sharedFolder + "/lists/opensanctions/entities.delta.json"

/// The Security Council's list of April 2025 as it was published. It isn't part of the repository.
@Suite(
  "The real UN list",
  .enabled(if: exists(unPath), "SKIPPED: no published UN list beside the package; set PLBN_SHARED to its folder"))
struct PublishedUNListTests {
  private static let list = Result { () throws(ImportError) in
    try ListReader.read(.unXML, [try ByteSource.file(unPath)])
  }

  /// Counted apart from this reader, by another XML library.
  @Test("every record is accounted for")
  func counts() throws {
    let list = try Self.list.get()
    #expect(list.brokenRows.isEmpty && list.unreadParts.isEmpty)
    #expect(list.counts.individuals == 684)
    #expect(list.counts.entities == 193)
    #expect(list.counts.entriesWithBirth == 654)
    #expect(list.counts.entriesWithDocument == 258)
    #expect(list.publishedDate == PartialDate("2025-04-19"))
  }

  @Test("low-quality aliases are weak names")
  func weakNames() throws {
    // 619 `Low` aliases; seven of them give another name in a second script, two give two.
    #expect(try Self.list.get().counts.names[.weak] == 619 + 7 + 2 * 2)
  }

  @Test("several names in one alias are found by each of them")
  func several() throws {
    let names = try Self.list.get().entries.flatMap(\.names).filter { $0.kind != .primary }.map(\.text)
    for name in ["Haji Malek Noorzai", "Hasan Gul", "Abd Ur-Rehman", "金铁三"] { #expect(names.contains(name), "\(name)") }
    #expect(!names.contains { $0.contains("original script") || $0.contains(";") })
  }

  @Test("a person is found by another spelling, and by a document's bare number")
  func finds() throws {
    let entries = try Self.list.get().entries
    let index = WatchlistIndex([ListVersion(name: "un", digest: "", entries: entries)])
    let person = try #require(entries.first { $0.names.first?.text == "MUHAMMAD TAHER ANWARI" })
    #expect(index.search(WatchlistQuery(name: "Mohamad Tahir Anwary")).first?.entry == person.id)
    let holder = try #require(entries.first { $0.documents.contains { $0.number == "SE 012820" } })
    let query = WatchlistQuery(name: holder.displayName, birth: nil, documentNumber: "SE012820")
    #expect(index.search(query).first?.band == .strong)
  }
}

/// A sample of OpenSanctions' list and of its changes as they were published. It isn't part of the repository.
@Suite(
  "The real OpenSanctions sample",
  .enabled(if: exists(ftmPath), "SKIPPED: no OpenSanctions sample beside the package; set PLBN_SHARED to its folder"))
struct PublishedOpenSanctionsTests {
  @Test("every line is an entry or set aside by its kind")
  func counts() throws {
    let list = try ListReader.read(.ftmJSON, [try ByteSource.file(ftmPath)])
    #expect(list.brokenRows.isEmpty && list.unreadParts.isEmpty)
    #expect(list.counts.rows == 91)
    #expect(list.counts.individuals == 6)
    #expect(list.counts.entities == 8)
    #expect(
      list.setAside == [
        "Sanction": 41, "Ownership": 14, "Address": 11, "Family": 4, "Directorship": 3, "Company only mentioned": 3,
        "Passport without a number": 1,
      ])
    #expect(list.publishedDate == PartialDate("2026-04-29"))
  }

  @Test("its changes add two entries with their weak names")
  func changes() throws {
    let list = try ListReader.read(.ftmJSON, [try ByteSource.file(ftmPath), try ByteSource.file(deltaPath)])
    #expect(list.brokenRows.isEmpty)
    #expect(list.counts.entries == 16)
    #expect(list.entries.last.map { $0.names.contains { $0.kind == .primary } } == true)
  }
}
