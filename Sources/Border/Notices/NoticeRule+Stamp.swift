import Journal
import Phrases
import ReferenceData
import TravelDocuments

/// The last stamp that the officer sees in the document.
extension NoticeRule {
  static let stamp = [
    NoticeRule(
      "stamp-not-recorded", .serious,
      Phrase(
        id: "Cap pos ini, tetapi tidak ada catatan di sini tentang dokumen itu pada hari dan arah cap.",
        en: "A stamp of this post, and no record here of that document on that day in that direction."),
      Source("Oktavian et al., study of this border: officials issue stamps without procedure"), notRecorded),
    NoticeRule(
      "stamp-record-open", .attention,
      Phrase(
        id: "Cap pos ini belum ditemukan catatannya, tetapi ada penjelasan yang perlu dilihat dulu.",
        en: "No record of a stamp of this post is found yet, but something explains it that is to be looked at first."),
      Source("rule of this product, beside stamp-not-recorded", asOf: "2026-11-22"), recordOpen),
    NoticeRule(
      "impossible-travel", .attention,
      Phrase(
        id:
          "Cap pos lain dan lintasan di sini lebih rapat daripada waktu tempuh jalan darat; lewat udara atau laut mungkin.",
        en: "A stamp of another post and a passage here lie closer than the road takes; by air or boat it is possible."),
      Source(
        "rule of this product: 80 km/h, 1.4 times the straight line between the posts' coordinates in posts.json, 10 "
          + "minutes for the clocks", asOf: "2026-11-22", unverified: true), impossibleTravel),
    NoticeRule(
      "stamp-implausible", .attention,
      Phrase(
        id: "Tanggal cap setelah hari ini, sebelum dokumen terbit, atau sebelum pemegangnya lahir.",
        en: "A stamp dated after today, before the document's issue, or before its holder's birth."),
      Source("rule of this product, after what dates can be", asOf: "2026-11-22"), implausible),
  ]

  // MARK: A stamp of this post

  /// What the records say of a stamp of this post.
  private enum Found {
    /// Somebody passed here with it, or nothing is known of that day.
    case fine
    /// Something explains why there is no record of it.
    case explained(Phrase)
    /// Nothing does; what else was recorded of the document on that day.
    case missing(CrossingRow?)
  }

  private static func notRecorded(_ facts: NoticeFacts) -> Phrase? {
    guard let stamp = facts.facts.stamp, case .missing(let row) = found(facts) else { return nil }
    let shown = NoticeWords.stamp(stamp, facts.reference)
    let word = row.map {
      facts.reference.outcome($0.outcome)?.panel.value ?? BilingualText(id: $0.outcome, en: $0.outcome)
    }
    return Phrase(
      id: "cap \(shown.id): tidak ada catatannya di sini" + (word.map { "; hari itu tercatat \($0.id)" } ?? ""),
      en: "stamp \(shown.en): no record here knows it" + (word.map { "; recorded that day: \($0.en)" } ?? ""))
  }

  private static func recordOpen(_ facts: NoticeFacts) -> Phrase? {
    guard let stamp = facts.facts.stamp, case .explained(let why) = found(facts) else { return nil }
    let shown = NoticeWords.stamp(stamp, facts.reference)
    return Phrase(id: "cap \(shown.id): \(why.id)", en: "stamp \(shown.en): \(why.en)")
  }

  private static func found(_ facts: NoticeFacts) -> Found {
    guard let stamp = facts.facts.stamp, let known = facts.past.stampDay, known.stamp == stamp,
      stamp.date.earliestDay <= facts.today.earliestDay
    else { return .fine }
    let day = stamp.date.earliestDay
    let passed = known.crossings.filter { CrossingFilter.crossed.contains($0.outcome) }
    let onDay = passed.filter { facts.day(of: $0) == day }
    if onDay.contains(where: { !$0.isVoid }) { return .fine }
    if onDay.contains(where: \.isVoid) {
      return .explained(Phrase(id: "catatan hari itu dibatalkan", en: "the record of that day was voided"))
    }
    if day == facts.today.earliestDay, stamp.direction == facts.facts.direction {
      return .explained(
        Phrase(
          id: "hari ini, arah ini, belum tercatat: cap Anda sendiri?",
          en: "today, this way, not recorded: your own stamp?"))
    }
    if let near = passed.first(where: { !$0.isVoid }) {
      let time = NoticeWords.moment(near.time, facts.zone)
      return .explained(
        Phrase(id: "tercatat \(time.id); lihat tanggal cap", en: "recorded \(time.en); see the stamp's day"))
    }
    if let other = known.otherwise.first {
      return .explained(
        other.direction == stamp.direction
          ? Phrase(
            id: "hari itu tercatat nomor ini dengan jenis atau penerbit lain: salah ketik?",
            en: "recorded that day under this number with another type or issuer: typed wrongly?")
          : Phrase(
            id: "hari itu tercatat nomor ini ke arah lain: salah arah?",
            en: "recorded that day under this number the other way: wrong direction?"))
    }
    if let other = known.others.first {
      return .explained(
        Phrase(
          id: "hari itu tercatat dengan nomor \(other.number): diganti, atau salah baca?",
          en: "recorded that day with number \(other.number): renewed, or misread?"))
    }
    if known.mayBeOnPaper {
      return .explained(
        Phrase(
          id: "ada gangguan; kertasnya mungkin belum diketik semua", en: "an outage; its paper may not all be keyed in")
      )
    }
    if known.isQuiet {
      return .explained(
        Phrase(id: "hari itu tidak ada yang tercatat di sini", en: "nothing at all was recorded here that day"))
    }
    return .missing(known.crossings.first { !$0.isVoid && facts.day(of: $0) == day })
  }

  // MARK: A stamp of another post

  private static func impossibleTravel(_ facts: NoticeFacts) -> Phrase? {
    guard let stamp = facts.passage(of: facts.facts.stamp, seen: facts.latest) else { return nil }
    let here = facts.past.crossings.flatMap { row in
      [Passage(at: facts.post, row.time), facts.passage(of: row.facts.stamp, seen: row.time)].compactMap(\.self)
    }
    guard let journey = Journey.impossible(stamp, [facts.present] + here) else { return nil }
    let (one, other) = (NoticeWords.passage(journey.to), NoticeWords.passage(journey.from))
    let kilometres = Int(journey.kilometres.rounded())
    let (needed, there) = (NoticeWords.hours(journey.hoursNeeded), NoticeWords.hours(journey.hoursThere))
    return Phrase(
      id:
        "cap \(one.id), lalu \(other.id): \(kilometres) km, jalan darat \(needed.id) jam, waktunya paling lama \(there.id) jam",
      en: "stamp \(one.en), and \(other.en): \(kilometres) km, \(needed.en) h by road, at most \(there.en) h between")
  }

  // MARK: Its day

  private static func implausible(_ facts: NoticeFacts) -> Phrase? {
    facts.facts.stamp?.implausible(facts.traveller, facts.document, today: facts.today)
  }
}

extension SeenStamp {
  /// Why it can't have been given on the day that it says; nil: it can.
  func implausible(_ traveller: Traveller, _ document: PresentedDocument, today: PartialDate) -> Phrase? {
    let shown = NoticeWords.date(date)
    if date.earliestDay > today.latestDay {
      return Phrase(id: "cap \(shown.id): setelah hari ini", en: "stamp of \(shown.en): after today")
    }
    if let birth = traveller.birth, date.latestDay < birth.earliestDay {
      return Phrase(
        id: "cap \(shown.id): sebelum pemegangnya lahir", en: "stamp of \(shown.en): before the holder's birth")
    }
    if let issued = document.issued, date.latestDay < issued.earliestDay {
      return Phrase(
        id: "cap \(shown.id): sebelum dokumen terbit", en: "stamp of \(shown.en): before the document's issue")
    }
    return nil
  }
}

extension NoticeFacts {
  /// The last moment that it can be now: where only the day is known, its end.
  var latest: Timestamp { now ?? zone.start(ofDay: today.earliestDay + 1) }

  /// That the document is here.
  var present: Passage {
    if let now { return Passage(at: post, now) }
    return Passage(at: post, on: today, notAfter: latest) ?? Passage(at: post, latest)
  }

  /// The passage that a stamp tells of; nil of a place that is no post of the reference data, and ahead of when it was
  /// seen.
  func passage(of stamp: SeenStamp?, seen: Timestamp) -> Passage? {
    guard let stamp, let post = stamp.post.flatMap({ reference.post($0) }) else { return nil }
    return Passage(at: post, on: stamp.date, notAfter: seen)
  }
}
