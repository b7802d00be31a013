import ArgumentParser
import Border
import Journal
import Phrases
import WatchlistFormats

struct WatchlistLists: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lists",
    abstract: text(
      id: "Daftar yang berlaku, dengan umur dan jumlah.", en: "The lists that count, with age and counts."))

  @OptionGroup var global: GlobalOptions
  @Flag(
    help: .init(
      text(
        id: "Juga setiap entri daftar pos sendiri: id, hari terakhir, tanggal tinjau; tanpa nama.",
        en: "Each entry of the post's own list too: id, last day, day of review; without names.")))
  var entries = false

  func run() throws {
    let store = try OpenedLedger(global)
    let lists = try store.ledger.currentLists()
    let local = try store.ledger.localList()
    let today = try today(store.zone)
    let staleHours = try store.ledger.accounts().value(.listStaleHours)
    if lists.isEmpty, !global.json {
      complain(text(id: "Belum ada daftar; impor satu.", en: "There is no list yet; import one."))
    }
    for (list, condition) in zip(lists, KeptList.conditions(lists.map(\.imported), global.layout)) {
      let age = ListAge(list, now: .now(), staleHours: staleHours)
      show(list, age, store.zone, condition, expired: Self.expired(list.imported, global.layout, today.earliestDay))
    }
    for list in try store.ledger.retiredLists() { show(retired: list, store.zone) }
    if local.newest != nil { show(local, today.earliestDay, store.zone) }
    guard entries else { return }
    for entry in local.entries where entry.isInForce(on: today.earliestDay) { show(entry, today.earliestDay) }
  }

  /// Only lists of offices hold last days; the others, which are long, are not read for them. 0 where it can't be read.
  private static func expired(_ list: WatchlistImported, _ layout: StoreLayout, _ day: Int) -> Int {
    guard list.format == ListFormat.nationalCSV.rawValue || list.format == ListFormat.plbnCSV.rawValue,
      let entries = try? KeptList.read(list, layout).entries
    else { return 0 }
    return entries.count { $0.measure?.expires.map { $0.latestDay < day } ?? false }
  }

  private func show(
    _ list: CurrentList, _ age: ListAge, _ zone: PostZone, _ condition: KeptList.Condition, expired count: Int
  ) {
    let imported = list.imported
    guard !global.json else {
      return say(json: {
        imported.writeContents(to: &$0)
        $0.member("imported", zone.text(list.time))
        $0.member("age_hours", age.hours)
        $0.member("age_from", age.basis.rawValue)
        $0.member("stale", age.isStale)
        $0.member("searched", condition != .unsearched)
        $0.member("copy_whole", condition == .whole)
        $0.member("expired", count)
      })
    }
    let from = age.basis == .published ? imported.published ?? "" : zone.text(list.time)
    let ago = age.phrase.map { " (\($0.inProgramLanguage))" } ?? ""
    let stale = age.isStale ? "  ! " + Phrase.staleList.inProgramLanguage : ""
    let expired = count > 0 ? text(id: " (\(count) berakhir)", en: " (\(count) expired)") : ""
    let mark =
      switch condition {
      case .whole: ""
      case .inIndexAlone: text(id: "  ! SALINAN HILANG", en: "  ! COPY LOST")
      case .unsearched: text(id: "  ! TIDAK DIPERIKSA", en: "  ! NOT SEARCHED")
      }
    say(
      text(
        id:
          "\(imported.list)  \(imported.entries) entri\(expired), \(imported.names) nama  \(age.basis.word.id) \(from)"
          + "\(ago)\(stale)\(mark)  \(imported.format)",
        en:
          "\(imported.list)  \(imported.entries) entries\(expired), \(imported.names) names  \(age.basis.word.en) \(from)"
          + "\(ago)\(stale)\(mark)  \(imported.format)"))
    switch condition {
    case .whole: break
    case .inIndexAlone: complain(.listInIndexAlone(imported.list))
    case .unsearched: complain(.listNotSearched(imported.list))
    }
  }

  private func show(retired list: CurrentList, _ zone: PostZone) {
    guard let retirement = list.retirement else { return }
    let (name, time) = (list.imported.list, zone.text(retirement.time))
    guard !global.json else {
      return say(json: {
        list.imported.writeContents(to: &$0)
        $0.member("retired", time)
        $0.member("retired_by", retirement.officer)
        $0.member("reason", retirement.reason)
        $0.member("searched", false)
      })
    }
    say(
      text(
        id: "\(name)  tidak berlaku lagi sejak \(time), \(retirement.officer): \(retirement.reason)",
        en: "\(name)  out of force since \(time), \(retirement.officer): \(retirement.reason)"))
  }

  private func show(_ local: LocalList, _ day: Int, _ zone: PostZone) {
    let count = local.count(on: day)
    let changed = local.newest.map { zone.text($0.time) } ?? ""
    guard !global.json else {
      return say(json: {
        $0.member("list", LocalList.name)
        $0.member("entries", count)
        $0.member("changed", changed)
        $0.member("age_from", ListAge.Basis.made.rawValue)
        $0.member("stale", false)
      })
    }
    say(
      text(
        id: "\(LocalList.name)  \(count) entri yang berlaku  dibuat di pos ini, terakhir diubah \(changed)",
        en: "\(LocalList.name)  \(count) entries in force  made at this post, changed last \(changed)"))
  }

  private func show(_ entry: LocalEntry, _ day: Int) {
    let facts = entry.facts
    let isOverdue = facts.review.latestDay < day
    guard !global.json else {
      return say(json: {
        $0.member("list", LocalList.name)
        $0.member("entry", entry.entryID)
        $0.member("class", facts.listClass.rawValue)
        $0.member("review", facts.review.description)
        $0.member("review_overdue", isOverdue)
        $0.member("expires", facts.expires.description)
      })
    }
    let (expires, review) = (TypedDate.text(facts.expires), TypedDate.text(facts.review))
    let overdue = isOverdue ? text(id: "  ! tinjauan terlewat", en: "  ! review overdue") : ""
    say(
      text(
        id:
          "  \(entry.entryID)  \(facts.listClass.rawValue)  sampai \(expires)  tinjau \(review)\(overdue)",
        en: "  \(entry.entryID)  \(facts.listClass.rawValue)  until \(expires)  review \(review)\(overdue)")
    )
  }
}
