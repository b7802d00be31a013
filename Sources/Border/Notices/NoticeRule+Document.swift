import Phrases
import TravelDocuments

/// The document itself: reported, listed, out of date, not sound.
extension NoticeRule {
  static let document = [
    NoticeRule(
      "document-reported", .serious,
      Phrase(
        id: "Dokumen dilaporkan hilang atau dicuri di pos ini.",
        en: "The document was reported lost or stolen at this post."),
      Source("rule of this product, after the reports of documents taken at this post", asOf: "2026-11-21"), reported),
    NoticeRule(
      "document-found", .information,
      Phrase(
        id: "Dokumen pernah dilaporkan, lalu ditemukan; dokumen yang dilaporkan hilang biasanya sudah diganti.",
        en: "The document was reported and found again; one that was reported lost has usually been replaced."),
      Source("rule of this product, after the reports of documents taken at this post", asOf: "2026-11-21"), foundAgain),
    NoticeRule(
      "document-listed", .serious,
      Phrase(
        id: "Nomor dokumen persis sama dengan nomor di sebuah daftar, siapa pun namanya di sana.",
        en: "The document's number is exactly one of a list's, whatever name stands there."),
      Source("rule of this product, after the lists imported at this post", asOf: "2026-11-21"), listed),
    NoticeRule(
      "document-expired", .serious,
      Phrase(id: "Dokumen sudah lewat masa berlakunya.", en: "The document's validity is over."),
      Source("UU 6/2011 Pasal 13(1)b, quoted by detik.com, 2017-12-25", asOf: "2017-12-25"), expired),
    NoticeRule(
      "document-not-yet-valid", .attention,
      Phrase(id: "Dokumen terbit setelah hari ini.", en: "The document's date of issue is after today."),
      Source("UU 6/2011 Pasal 13(1)b, quoted by detik.com, 2017-12-25", asOf: "2017-12-25"), notYetValid),
    NoticeRule(
      "check-digits-wrong", .serious,
      Phrase(
        id: "Angka uji MRZ tidak cocok dengan bidangnya: salah baca, atau dokumen diubah.",
        en: "A check digit of the MRZ does not agree with its field: misread, or altered."),
      Source("ICAO Doc 9303, Part 3, section 4.9, eighth edition", asOf: "2021"), checkDigits),
    NoticeRule(
      "mrz-not-valid", .attention,
      Phrase(
        id: "Di MRZ ada huruf atau tanggal yang tidak boleh ada di tempatnya.",
        en: "The MRZ has a character or a date that can't stand where it stands."),
      Source("ICAO Doc 9303, Part 3, section 4.3, and Parts 4 to 7, eighth edition", asOf: "2021"), notValid),
    NoticeRule(
      "passport-six-months", .attention,
      Phrase(
        id: "Orang asing masuk dengan paspor yang berlaku kurang dari 6 bulan lagi.",
        en: "A foreigner comes in on a passport with less than 6 months left."),
      Source(
        "kompas.tv/nasional/418535, immigration directorate on visa-free visits, 2023-06-21", asOf: "2023-06-21"),
      sixMonthsIn),
    NoticeRule(
      "passport-six-months-out", .information,
      Phrase(
        id: "WNI keluar dengan paspor yang berlaku kurang dari 6 bulan lagi; Malaysia dapat menolaknya.",
        en: "A citizen leaves on a passport with less than 6 months left; Malaysia may not take it."),
      Source("background notes of the authors on entry to Malaysia, no page recorded"), sixMonthsOut),
    NoticeRule(
      "document-expires-soon", .information,
      Phrase(
        id: "Dokumen selain paspor berakhir dalam 30 hari.",
        en: "A document other than a passport ends within 30 days."),
      Source("rule of this product, so that holders can renew in time", asOf: "2026-11-21"), expiresSoon),
    NoticeRule(
      "document-term", .attention,
      Phrase(
        id: "PLB RI atau SPLP WNI berlaku lebih dari 2 tahun, atau SPLP orang asing lebih dari 6 bulan.",
        en: "An Indonesian pass or a citizen's SPLP of over 2 years, or a foreigner's SPLP of over 6 months."),
      Source(
        "suaralandak.co.id, 2024-10 (PLB); imigrasi.go.id, page on the SPLP, undated", asOf: "2024-10",
        unverified: true), tooLongTerm),
  ]

  private static func reported(_ facts: NoticeFacts) -> Phrase? {
    guard let row = facts.past.report, row.report.state != .found else { return nil }
    let date = NoticeWords.moment(row.time, facts.zone)
    return row.report.state == .lost
      ? Phrase(id: "dilaporkan HILANG \(date.id)", en: "reported LOST \(date.en)")
      : Phrase(id: "dilaporkan DICURI \(date.id)", en: "reported STOLEN \(date.en)")
  }

  private static func foundAgain(_ facts: NoticeFacts) -> Phrase? {
    guard let row = facts.past.report, row.report.state == .found else { return nil }
    let date = NoticeWords.moment(row.time, facts.zone)
    return Phrase(
      id: "pernah dilaporkan, ditemukan \(date.id); mungkin sudah diganti",
      en: "was reported, found again \(date.en); it may have been replaced")
  }

  private static func listed(_ facts: NoticeFacts) -> Phrase? {
    let found = facts.candidates.first { $0.reasons.contains { $0.hasPrefix("document-equal|") } }
    return found.map {
      Phrase(
        id: "nomornya ada di daftar \($0.list), entri \($0.entry)",
        en: "its number is on the list \($0.list), entry \($0.entry)")
    }
  }

  private static func expired(_ facts: NoticeFacts) -> Phrase? {
    guard let expiry = facts.document.expiry, expiry.latestDay < facts.today.earliestDay else { return nil }
    let (date, span) = (NoticeWords.date(expiry), NoticeWords.span(from: expiry, to: facts.today))
    return Phrase(id: "kedaluwarsa \(date.id), \(span.id) lalu", en: "expired \(date.en), \(span.en) ago")
  }

  private static func notYetValid(_ facts: NoticeFacts) -> Phrase? {
    guard let issued = facts.document.issued, issued.earliestDay > facts.today.latestDay else { return nil }
    let date = NoticeWords.date(issued)
    return Phrase(id: "terbit \(date.id): belum berlaku", en: "issued \(date.en): not valid yet")
  }

  private static func checkDigits(_ facts: NoticeFacts) -> Phrase? {
    guard let fields = facts.mrz?.checks.badFields, !fields.isEmpty else { return nil }
    let words = Phrase.list(fields)
    return Phrase(
      id: "angka uji salah: \(words.id); baca ulang dokumennya", en: "check digits wrong: \(words.en); read it again")
  }

  private static func notValid(_ facts: NoticeFacts) -> Phrase? {
    guard let defects = facts.mrz?.defects, !defects.isEmpty else { return nil }
    let words = Phrase.list(defects.map(\.field))
    return Phrase(id: "MRZ tidak sah di: \(words.id)", en: "the MRZ is not valid in: \(words.en)")
  }

  private static func sixMonthsIn(_ facts: NoticeFacts) -> Phrase? {
    facts.facts.direction == .in && facts.isForeigner ? sixMonths(facts) : nil
  }

  private static func sixMonthsOut(_ facts: NoticeFacts) -> Phrase? {
    facts.facts.direction == .out && facts.isCitizen ? sixMonths(facts) : nil
  }

  private static func sixMonths(_ facts: NoticeFacts) -> Phrase? {
    guard facts.document.type == "passport", let expiry = facts.document.expiry, let days = facts.daysLeft, days >= 0,
      let day = NoticeWords.adding(months: 6, to: facts.today), expiry.latestDay < day.earliestDay
    else { return nil }
    let (date, span) = (NoticeWords.date(expiry), NoticeWords.span(from: facts.today, to: expiry))
    return Phrase(
      id: "paspor berlaku \(span.id) lagi (\(date.id)); 6 bulan diminta",
      en: "the passport is good for \(span.en) more (\(date.en)); 6 months are asked for")
  }

  private static func expiresSoon(_ facts: NoticeFacts) -> Phrase? {
    guard facts.document.type != "passport", let expiry = facts.document.expiry, let days = facts.daysLeft,
      (0...30).contains(days)
    else { return nil }
    let (date, words) = (NoticeWords.date(expiry), NoticeWords.days(days))
    return Phrase(id: "berakhir \(date.id), \(words.id) lagi", en: "ends \(date.en), in \(words.en)")
  }

  private static func tooLongTerm(_ facts: NoticeFacts) -> Phrase? {
    guard let issued = facts.document.issued, let expiry = facts.document.expiry else { return nil }
    let isShort = facts.document.type == "splp" && facts.isForeigner
    guard facts.isIndonesianPass || facts.document.type == "splp" else { return nil }
    let term: DocumentForm.Validity.Term = isShort ? .halfYear : .twoYears
    guard expiry.earliestDay - issued.latestDay > term.days else { return nil }
    let span = NoticeWords.span(from: issued, to: expiry)
    return isShort
      ? Phrase(id: "berlaku \(span.id); paling lama 6 bulan", en: "good for \(span.en); 6 months at most")
      : Phrase(id: "berlaku \(span.id); paling lama 2 tahun", en: "good for \(span.en); 2 years at most")
  }
}

extension Phrase {
  /// Fields of an MRZ, each once.
  fileprivate static func list(_ fields: [MRZ.Field]) -> Phrase {
    var words: [Phrase] = []
    for word in fields.map(field) where !words.contains(word) { words.append(word) }
    return Phrase(id: words.map(\.id).joined(separator: ", "), en: words.map(\.en).joined(separator: ", "))
  }

  /// Which field of the MRZ.
  public static func field(_ field: MRZ.Field) -> Phrase {
    switch field {
    case .code: Phrase(id: "kode dokumen", en: "document code")
    case .issuer: Phrase(id: "penerbit", en: "issuer")
    case .name: Phrase(id: "nama", en: "name")
    case .number: Phrase(id: "nomor dokumen", en: "document number")
    case .nationality: Phrase(id: "kewarganegaraan", en: "nationality")
    case .birth: Phrase(id: "tanggal lahir", en: "date of birth")
    case .sex: Phrase(id: "jenis kelamin", en: "sex")
    case .expiry: Phrase(id: "masa berlaku", en: "expiry")
    case .optional, .optional2: Phrase(id: "data tambahan", en: "optional data")
    case .composite: Phrase(id: "gabungan", en: "composite")
    }
  }
}
