import Journal
import Testing

@testable import Border

@Suite("How old a list is")
struct ListAgeTests {
  static let now = Made.time("2026-11-24T00:00:00Z")

  func current(_ published: String?, imported: String = "2026-11-23T22:00:00Z") -> ListAge {
    var list = Made.imported()
    list.published = published
    return ListAge(
      CurrentList(time: Made.time(imported), seq: 1, imported: list), now: Self.now, staleHours: 72)
  }

  func used(_ date: String, name: String = "demo") -> ListAge {
    ListAge(
      WatchlistChecked.ListUsed(name: name, sha256: Made.digest("a"), date: date), now: Self.now, staleHours: 72)
  }

  @Test("is counted from the day that its publisher gives, else from its import, and says which")
  func basis() {
    #expect(current("2026-11-23").basis == .published && current("2026-11-23").hours == 24)
    #expect(current(nil).basis == .imported && current(nil).hours == 2)
    #expect(current("soon").basis == .imported)
  }

  @Test("a list is stale after the hours of the rule, to the millisecond")
  func stale() {
    #expect(!current("2026-11-21").isStale)
    #expect(current("2026-11-20").isStale)
    #expect(!current(nil, imported: "2026-11-21T00:00:00Z").isStale)
    #expect(current(nil, imported: "2026-11-20T23:59:59Z").isStale)
  }

  @Test("of a month or a year the first day counts, so that no list seems younger than it may be")
  func partial() {
    #expect(current("2026-11").hours == 23 * 24 && current("2026-11").isStale)
    #expect(current("2026").isStale)
  }

  @Test("what a check names says the same as the list itself")
  func used() {
    #expect(used("2026-11-23") == current("2026-11-23"))
    #expect(used("2026-11-24T05:00:00.000+07:00") == current(nil))
    #expect(used("2026-11") == current("2026-11"))
  }

  @Test("a list whose date is none is not called fresh; the age of one of the future is that of its import")
  func odd() {
    #expect(used("yesterday").isStale && used("yesterday").since == nil)
    #expect(current("2027-01-01") == current(nil))
    #expect(current("2027-01-01", imported: "2026-11-20T23:59:59Z").isStale)
  }

  @Test("the post's own list is never stale")
  func own() {
    #expect(used("2020-01-01T00:00:00.000+07:00", name: "local").basis == .made)
    #expect(!used("2020-01-01T00:00:00.000+07:00", name: "local").isStale)
  }

  @Test("from which age on is a rule of the post, within its bounds")
  func rule() throws {
    let store = try TestStore()
    let desk = try store.desk()
    #expect(try desk.accounts().value(.listStaleHours) == 72)
    try desk.change(rule: .listStaleHours, seen: 72, to: 24, reason: "tiap hari")
    #expect(try desk.accounts().value(.listStaleHours) == 24)
    expectRefused(.ruleBounds(.listStaleHours, 0)) {
      try desk.change(rule: .listStaleHours, seen: 24, to: 0, reason: "x")
    }
    expectRefused(.ruleBounds(.listStaleHours, 8_785)) {
      try desk.change(rule: .listStaleHours, seen: 24, to: 8_785, reason: "x")
    }
  }
}
