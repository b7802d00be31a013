import Phrases
import TravelDocuments

/// What the document did before, as far as this store knows, and the stay.
extension NoticeRule {
  /// Attention only, because returns at other posts are not seen; but a console asks for a second look by it.
  public static let sameDirectionID = "same-direction-twice"

  static let journey = [
    NoticeRule(
      "identity-differs", .serious,
      Phrase(
        id: "Dokumen yang sama terakhir tercatat dengan nama atau tanggal lahir lain.",
        en: "The same document was last recorded with another name or date of birth."),
      Source("rule of this product, after reports of crossings recorded for others (daily8.com)"), otherIdentity),
    NoticeRule(
      sameDirectionID, .attention,
      Phrase(
        id: "Dokumen lewat dua kali ke arah yang sama tanpa kembali; lintasan di pos lain tidak terlihat di sini.",
        en: "The document crosses twice the same way without a return; crossings at other posts are not seen here."),
      Source("rule of this product, after reports of crossings recorded for others (daily8.com)"), sameDirection),
    NoticeRule(
      "stay-overrun", .serious,
      Phrase(
        id: "Orang asing keluar setelah hari terakhir izin tinggal yang tercatat saat masuk, atau menurut aturan umum.",
        en: "A foreigner leaves after the last day of the stay recorded at entry, or by the general rule."),
      Source("UU 6/2011 Pasal 78, quoted by nusabali.com, 2024-01-04", asOf: "2024-01-04"), overrun),
    NoticeRule(
      "plb-stay-abroad", .attention,
      Phrase(
        id: "WNI kembali dengan PLB setelah lebih lama di seberang daripada yang diperbolehkan.",
        en: "A citizen comes back on a pass after longer on the other side than it allows."),
      Source("polhukam.id/17067, undated"), abroadTooLong),
    NoticeRule(
      "stay-not-known", .information,
      Phrase(
        id: "Untuk dokumen dan kewarganegaraan ini tidak ada aturan izin tinggal di data; petugas mengisinya.",
        en: "No rule in the data gives a stay for this document and nationality; the officer enters it."),
      Source("rule of this product, after stays.json", asOf: "2026-11-21"), stayNotKnown),
  ]

  private static func otherIdentity(_ facts: NoticeFacts) -> Phrase? {
    guard let last = facts.past.crossings.first else { return nil }
    let isOtherName = NameLikeness.differ(last.name, facts.traveller.name)
    let isOtherBirth = last.birth.flatMap { old in facts.traveller.birth.map { !old.agrees(with: $0) } } ?? false
    guard isOtherName || isOtherBirth else { return nil }
    let date = NoticeWords.moment(last.time, facts.zone)
    let birth = isOtherBirth ? last.birth.map(NoticeWords.date) : nil
    let who = Phrase(
      id: last.name + (birth.map { ", lahir \($0.id)" } ?? ""), en: last.name + (birth.map { ", born \($0.en)" } ?? ""))
    return Phrase(id: "terakhir tercatat: \(who.id) (\(date.id))", en: "last recorded: \(who.en) (\(date.en))")
  }

  private static func sameDirection(_ facts: NoticeFacts) -> Phrase? {
    guard let last = facts.lastPassage, last.direction == facts.facts.direction else { return nil }
    let date = NoticeWords.moment(last.time, facts.zone)
    let lane = last.lane.map { ", L\($0)" } ?? ""
    return facts.facts.direction == .in
      ? Phrase(
        id: "masuk lagi tanpa keluar di sini: masuk terakhir \(date.id)\(lane)",
        en: "in again, never out here: last in \(date.en)\(lane)")
      : Phrase(
        id: "keluar lagi tanpa masuk di sini: keluar terakhir \(date.id)\(lane)",
        en: "out again, never in here: last out \(date.en)\(lane)")
  }

  private static func overrun(_ facts: NoticeFacts) -> Phrase? {
    guard facts.facts.direction == .out, facts.isForeigner, let entry = facts.lastPassage, entry.direction == .in else {
      return nil
    }
    let isGranted = entry.facts.stayUntil != nil
    guard let day = PartialDate(daysSinceEpoch: facts.day(of: entry)),
      let until = entry.facts.stayUntil ?? StayGranted.byRule(entry.facts, on: day, facts.reference),
      until.latestDay < facts.today.earliestDay
    else { return nil }
    let (date, over) = (NoticeWords.date(until), NoticeWords.days(facts.today.earliestDay - until.latestDay))
    let how = isGranted ? Phrase(id: "", en: "") : Phrase(id: ", menurut aturan umum", en: ", by the general rule")
    return Phrase(
      id: "izin tinggal sampai \(date.id)\(how.id): lewat \(over.id)",
      en: "stay until \(date.en)\(how.en): over by \(over.en)")
  }

  private static func abroadTooLong(_ facts: NoticeFacts) -> Phrase? {
    guard facts.facts.direction == .in, facts.isIndonesianPass, let exit = facts.lastPassage, exit.direction == .out,
      let most = facts.reference.passAreas.first(where: { $0.code == facts.post.code })?.days?.value
    else { return nil }
    // The day of the exit is the first.
    let away = facts.today.earliestDay - facts.day(of: exit) + 1
    guard away > most else { return nil }
    let date = NoticeWords.moment(exit.time, facts.zone)
    return Phrase(
      id: "\(away) hari di seberang sejak \(date.id); PLB \(most) hari",
      en: "\(away) days on the other side since \(date.en); a pass allows \(most)")
  }

  private static func stayNotKnown(_ facts: NoticeFacts) -> Phrase? {
    guard StayGranted.isDue(facts.facts), StayGranted.rule(facts.facts, facts.reference) == nil,
      facts.facts.stayUntil == nil
    else { return nil }
    return Phrase(
      id: "izin tinggal belum diisi; tidak ada aturan di data untuk \(facts.traveller.nationality ?? "-")",
      en: "no stay entered; no rule in the data for \(facts.traveller.nationality ?? "-")")
  }
}

/// Whether two names can be one person's, for the same document at another time: nothing for searching by.
enum NameLikeness {
  /// Words of letters and digits in capitals; what stands between them parts them.
  static func words(_ text: String) -> [String] {
    text.uppercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// Whether each name has a word that the other lacks. A name that is shorter, in another order or cut off in its last
  /// word says the same; an empty one says nothing.
  static func differ(_ one: String, _ other: String) -> Bool {
    let (left, right) = (words(one), words(other))
    guard !left.isEmpty, !right.isEmpty else { return false }
    return !isPart(left, of: right) && !isPart(right, of: left)
  }

  private static func isPart(_ words: [String], of all: [String]) -> Bool {
    words.allSatisfy { word in all.contains { $0.hasPrefix(word) || word.hasPrefix($0) } }
  }
}
