import Testing
import Watchlist
import WatchlistFormats

@testable import Border

@Suite("What differs between two versions of a list")
struct ListDifferenceTests {
  let store: TestStore

  init() throws { store = try TestStore() }

  func changes(_ difference: ListDifference) -> [ListDifference.Change] {
    var changes: [ListDifference.Change] = []
    difference.forEach { changes.append($0) }
    return changes
  }

  func file(_ rows: [String], _ name: String = "demo.csv") throws -> String {
    try store.write((["entry,name,birth,documents,class,expires"] + rows).joined(separator: "\n") + "\n", to: name)
  }

  let first = ["1,SUKARSIH REKAAN,1974-08-12,,,", "2,BUDI UMPAMA,1980,passport:X1:IDN,cegah,2027-01-31", "3,ALI,,,,"]
  let second = ["1,SUKARSIH REKAAN,1974-08-12,,,", "2,BUDI UMPAMA,1981,passport:X1:IDN,cegah,2027-02-28", "4,SITI,,,,"]

  func compare(from: String? = nil, to: String? = nil) throws -> ListComparison {
    let imports = try store.ledger().imports(of: "demo").map(\.imported)
    return try ListComparison.kept("demo", imports, from: from, to: to, layout: store.layout)
  }

  @Test("names what is new, what is gone, and field by field what an entry says otherwise")
  func fields() throws {
    try store.takeList(try file(first), format: .plbnCSV)
    try store.takeList(try file(second), format: .plbnCSV)
    let difference = try compare().difference
    #expect(difference.count == ListDifference.Count(added: 1, changed: 1, removed: 1))
    let changes = changes(difference)
    #expect(changes.map(\.kind) == [.changed, .added, .removed])
    guard case .changed(_, let fields) = changes[0] else { return }
    #expect(fields.map(\.field) == ["births", "expires"])
    #expect(fields.map(\.removed) == [["1980"], ["2027-01-31"]] && fields.map(\.added) == [["1981"], ["2027-02-28"]])
  }

  @Test("another order of the same values is told with all of them")
  func order() {
    let one = WatchlistEntry(id: "x", names: [ListedName("A"), ListedName("B", kind: .aka)])
    let other = WatchlistEntry(id: "x", names: [ListedName("B", kind: .aka), ListedName("A")])
    guard case .changed(_, let fields) = changes(ListDifference(from: [one], to: [other])).first else {
      Issue.record("no change")
      return
    }
    #expect(fields.first?.removed == ["primary: A", "aka: B"] && fields.first?.added == ["aka: B", "primary: A"])
  }

  @Test("any two kept versions are compared by the beginnings of their digests")
  func kept() throws {
    let one = try store.takeList(try file(first), format: .plbnCSV).sha256
    let two = try store.takeList(try file(second), format: .plbnCSV).sha256
    let three = try store.takeList(try file(first + ["5,TIGA,,,,"]), format: .plbnCSV).sha256
    #expect(try compare().from == two && compare().to == three)
    let whole = try compare(from: String(one.prefix(10)), to: three)
    #expect(whole.difference.count == ListDifference.Count(added: 1, changed: 0, removed: 0))
    #expect(throws: ListComparison.Failure.noSuchVersion("zz")) { try compare(from: "zz") }
    #expect(throws: ListComparison.Failure.noSuchVersion("")) { try compare(from: "") }
  }

  @Test("the first version has nothing before it")
  func alone() throws {
    try store.takeList(try file(first), format: .plbnCSV)
    #expect(throws: ListComparison.Failure.noEarlierVersion("demo")) { try compare() }
  }

  @Test("a file is compared with what counts, and leaves nothing behind")
  func notImported() throws {
    try store.takeList(try file(first), format: .plbnCSV)
    let kept = store.keptFiles
    let comparison = try ListComparison.file(
      try file(second, "new.csv"), format: .plbnCSV, list: "demo", layout: store.layout,
      current: try store.ledger().currentLists())
    #expect(comparison.difference.count == ListDifference.Count(added: 1, changed: 1, removed: 1))
    #expect(store.keptFiles == kept)
    #expect(throws: ListComparison.Failure.noSuchList("nope", known: ["demo"])) {
      try ListComparison.file(
        try file(second, "new.csv"), format: .plbnCSV, list: "nope", layout: store.layout,
        current: try store.ledger().currentLists())
    }
  }

  @Test("an import names the first of each kind, the very first import too")
  func examples() throws {
    let one = try store.prepareList(try file(first), format: .plbnCSV)
    #expect(!one.examples.isEmpty && one.examples.count <= 3 && one.examples.allSatisfy { $0.kind == .added })
    try store.desk().record(one.imported)
    let rows = (1...20).map { "\($0),BARU \($0),,,," }
    let two = try store.prepareList(try file(rows), format: .plbnCSV)
    #expect(two.examples.count { $0.kind == .added } == 3 && two.examples.count { $0.kind == .changed } == 3)
    #expect(two.imported.added == 17 && two.imported.changed == 3)
  }
}
