import Testing
import Watchlist

@testable import WatchlistFormats

@Suite("One reader for all forms")
struct ListReaderTests {
  private func sources(_ format: ListFormat, piece: Int = 65_536) -> [ByteSource] {
    Samples.files(format).map { ByteSource(name: $0.name, bytes: Array($0.text.utf8), piece: piece) }
  }

  static let lists = ListFormat.allCases.filter { $0 != .ftmDelta }

  @Test("each form is read, and the same whatever the pieces", arguments: lists)
  func pieces(format: ListFormat) throws {
    let whole = try ListReader.read(format, sources(format))
    #expect(whole.brokenRows.isEmpty)
    #expect(!whole.entries.isEmpty)
    for piece in [1, 2, 3, 7, 61] {
      #expect(try ListReader.read(format, sources(format, piece: piece)).entries == whole.entries, "\(piece)")
    }
  }

  @Test(
    "a weak alias stays weak in every form that has them",
    arguments: [ListFormat.ofacCSV, .unXML, .ftmJSON, .nationalCSV, .plbnCSV])
  func weak(format: ListFormat) throws {
    let list = try ListReader.read(format, sources(format).filter { $0.name != "entities.delta.json" })
    let weak = list.entries.flatMap(\.names).filter { $0.kind == .weak }.map { $0.text.uppercased() }
    #expect(weak.contains("SI GERUN"))
  }

  @Test("progress rises to all bytes of all files", arguments: lists)
  func progress(format: ListFormat) throws {
    var heard: [ImportProgress] = []
    _ = try ListReader.read(format, sources(format, piece: 100)) { heard.append($0) }
    let bytes = Samples.files(format).reduce(0) { $0 + $1.text.utf8.count }
    #expect(heard.last == ImportProgress(read: bytes, total: bytes))
    #expect(zip(heard, heard.dropFirst()).allSatisfy { $0.read < $1.read })
    #expect(heard.count >= bytes / 100)
  }

  @Test("where one size isn't known, neither is the sum")
  func unknownSize() throws {
    var isRead = false
    let source = ByteSource(name: "list.csv") { () throws(ImportError) -> [UInt8]? in
      defer { isRead = true }
      return isRead ? nil : Array(Samples.plbn.utf8)
    }
    var heard: [ImportProgress] = []
    _ = try ListReader.read(.plbnCSV, [source]) { heard.append($0) }
    #expect(heard == [ImportProgress(read: Samples.plbn.utf8.count, total: nil)])
  }

  @Test("no file is no list")
  func noFile() {
    #expect(throws: ImportError.unreadable(file: "-", reason: "no file was named")) {
      try ListReader.read(.plbnCSV, [])
    }
  }

  @Test("another form's file gives no list", arguments: lists, lists)
  func otherForms(format: ListFormat, other: ListFormat) throws {
    guard format != other, format != .nationalCSV else { return }
    #expect(throws: ImportError.self) {
      try ListReader.read(format, [try #require(sources(other).first)])
    }
  }

  @Test("the form is told from each sample's beginning", arguments: ListFormat.allCases)
  func detection(format: ListFormat) throws {
    let files = Samples.files(format)
    let main = try #require(files.first)
    let hasMap = ListReader.siblings(of: main.name, .nationalCSV).joined().contains(files.last?.name ?? "")
    #expect(
      ListFormat.detect(name: main.name, firstBytes: Array(main.text.utf8), hasColumnMap: hasMap) == format)
  }
}
