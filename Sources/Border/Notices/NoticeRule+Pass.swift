import Phrases
import ReferenceData
import TravelDocuments

/// Which document is taken where, and for what: passes of the border, letters for one journey, cards that are none.
extension NoticeRule {
  static let pass = [
    NoticeRule(
      "post-document", .attention,
      Phrase(
        id: "Pos ini hanya menerima dokumen lain, misalnya PLB saja.",
        en: "This post takes other documents alone, such as border passes only."),
      Source("the post's own documents in posts.json, each with its source", asOf: "2025-08-11"), notTakenHere),
    NoticeRule(
      "plb-other-post", .attention,
      Phrase(
        id: "Alamat di PLB ada di kecamatan yang tercatat untuk pos lain.",
        en: "The pass's address is in a sub-district that is listed with another post."),
      Source("plb-areas.json; address of KTP or KK, never the digits of a NIK", asOf: "2025-08-11", unverified: true),
      otherPost),
    NoticeRule(
      "plb-residence", .information,
      Phrase(
        id: "Alamat di PLB kosong atau tidak menyebut kecamatan yang tercatat; daftarnya belum lengkap.",
        en: "The pass's address is empty or names no sub-district that is listed; the list is not complete."),
      Source("plb-areas.json; address of KTP or KK, never the digits of a NIK", asOf: "2025-08-11", unverified: true),
      residence),
    NoticeRule(
      "plb-area", .information,
      Phrase(
        id: "Sejauh mana dan berapa lama PLB berlaku di seberang, bila diketahui.",
        en: "How far and how long a pass is good on the other side, where that is known."),
      Source("daily8.com, Jagoi Babang and Serikin, 2025-08-11 (Bau)", asOf: "2025-08-11"), area),
    NoticeRule(
      "plb-work", .attention,
      Phrase(id: "PLB dipakai untuk bekerja atau sekolah.", en: "A border pass is used for work or school."),
      Source(
        "detik.com d-6762687, border crossing agreement of 8 June 2023; its text was not found", asOf: "2023-06-08",
        unverified: true), work),
    NoticeRule(
      "single-journey-direction", .attention,
      Phrase(
        id: "SPLP atau sertifikat darurat untuk pulang dipakai ke arah sebaliknya.",
        en: "An SPLP or emergency certificate, good for the way home, is used the other way."),
      Source("hariankalbar.id/18871, consulate general Kuching, 2025-11", asOf: "2025-11", unverified: true),
      wrongWay),
    NoticeRule(
      "single-journey-used", .serious,
      Phrase(
        id: "SPLP atau sertifikat darurat untuk satu perjalanan sudah pernah dipakai.",
        en: "An SPLP or emergency certificate for a single journey has been used before."),
      Source("imigrasi.go.id, page on the SPLP, undated"), journeyUsed),
    NoticeRule(
      "sklb-elsewhere", .attention,
      Phrase(
        id: "SKLB diajukan di pos yang tidak mengeluarkannya.", en: "An SKLB is shown at a post that does not use them."
      ),
      Source("adpim.kaltaraprov.go.id and wartakaltara.id, PLBN Long Nawang, 2025-04", asOf: "2025-04"),
      letterElsewhere),
    NoticeRule(
      "not-a-travel-document", .attention,
      Phrase(id: "KTP atau tanpa dokumen: bukan dokumen perjalanan.", en: "An identity card, or no document at all."),
      Source("UU 6/2011 Pasal 13(1)b, quoted by detik.com, 2017-12-25", asOf: "2017-12-25"), noTravelDocument),
  ]

  private static func notTakenHere(_ facts: NoticeFacts) -> Phrase? {
    guard let taken = facts.post.documents, taken.value.only, !taken.value.codes.contains(facts.document.type),
      facts.document.type != "none"
    else { return nil }
    let names = taken.value.codes.map(facts.documentName)
    let shown = facts.documentName(facts.document.type)
    let doubt = taken.isUnverified ? Phrase(id: " (belum pasti)", en: " (not verified)") : Phrase(id: "", en: "")
    return Phrase(
      id:
        "\(facts.post.name.value) hanya menerima \(names.map(\.id).joined(separator: ", ")); ini \(shown.id)\(doubt.id)",
      en:
        "\(facts.post.name.value) takes \(names.map(\.en).joined(separator: ", ")) alone; this is: \(shown.en)\(doubt.en)"
    )
  }

  private static func otherPost(_ facts: NoticeFacts) -> Phrase? {
    guard facts.isIndonesianPass, let home = home(facts), home.area.code != facts.post.code else { return nil }
    let post = facts.reference.post(home.area.code)?.name.value ?? home.area.code
    return Phrase(
      id: "alamat di \(home.region.name): tercatat untuk pos \(post); periksa KTP/KK",
      en: "the address is in \(home.region.name): listed with post \(post); see KTP/KK")
  }

  private static func residence(_ facts: NoticeFacts) -> Phrase? {
    guard facts.isIndonesianPass, home(facts) == nil else { return nil }
    return facts.traveller.address == nil
      ? Phrase(id: "PLB tanpa alamat tercatat; periksa KTP/KK", en: "no address of the pass entered; see KTP/KK")
      : Phrase(
        id: "alamat tidak menyebut kecamatan PLB yang tercatat; periksa KTP/KK",
        en: "the address names no listed sub-district for passes; see KTP/KK")
  }

  private static func area(_ facts: NoticeFacts) -> Phrase? {
    guard facts.isIndonesianPass, facts.facts.direction == .out,
      let area = facts.reference.passAreas.first(where: { $0.code == facts.post.code }), let reach = area.reach
    else { return nil }
    guard let days = area.days?.value else {
      return Phrase(id: "PLB berlaku sampai \(reach.value.id)", en: "the pass is good as far as \(reach.value.en)")
    }
    return Phrase(
      id: "PLB berlaku sampai \(reach.value.id), paling lama \(days) hari",
      en: "the pass is good as far as \(reach.value.en), \(days) days at most")
  }

  /// The sub-district in which the address of a pass lies, with its area; that of this post where names repeat.
  private static func home(_ facts: NoticeFacts) -> (area: PassArea, region: Region)? {
    guard let address = facts.traveller.address else { return nil }
    let words = NameLikeness.words(address)
    let areas = facts.reference.passAreas
    for area in areas.filter({ $0.code == facts.post.code }) + areas.filter({ $0.code != facts.post.code }) {
      let region = area.subdistricts.value.first { Self.words(words, hold: NameLikeness.words($0.name)) }
      if let region { return (area, region) }
    }
    return nil
  }

  /// Whether the words of a name stand in a text, one behind the other.
  private static func words(_ text: [String], hold name: [String]) -> Bool {
    guard !name.isEmpty, text.count >= name.count else { return false }
    return (0...text.count - name.count).contains { Array(text[$0..<$0 + name.count]) == name }
  }

  private static func work(_ facts: NoticeFacts) -> Phrase? {
    guard facts.document.type == "plb", let code = facts.facts.purpose,
      ["KERJA-P", "KERJA-X", "SEKOLAH"].contains(code)
    else { return nil }
    let label = facts.reference.purpose(code)?.label.value ?? BilingualText(id: code, en: code)
    return Phrase(
      id: "PLB untuk keperluan: \(label.id); PLB hanya untuk urusan sosial, budaya, dagang kecil",
      en: "a pass for the purpose: \(label.en); passes are for social, cultural and small trade matters alone")
  }

  /// Home is Indonesia for its citizens; for foreigners it lies on the other side.
  private static func wrongWay(_ facts: NoticeFacts) -> Phrase? {
    guard ["splp", "emergency-certificate"].contains(facts.document.type), facts.isCitizen || facts.isForeigner,
      facts.facts.direction == (facts.isCitizen ? .out : .in)
    else { return nil }
    let name = facts.documentName(facts.document.type)
    return Phrase(
      id: "\(name.id) hanya untuk satu perjalanan pulang; ini arah sebaliknya",
      en: "\(name.en): for one journey home; this is the other way")
  }

  private static func journeyUsed(_ facts: NoticeFacts) -> Phrase? {
    guard ["splp", "emergency-certificate"].contains(facts.document.type), let last = facts.lastPassage else {
      return nil
    }
    let date = NoticeWords.moment(last.time, facts.zone)
    return Phrase(
      id: "untuk satu perjalanan, sudah dipakai \(date.id)", en: "for a single journey, already used \(date.en)")
  }

  private static func letterElsewhere(_ facts: NoticeFacts) -> Phrase? {
    guard facts.document.type == "sklb", facts.post.documents?.value.codes.contains("sklb") != true else { return nil }
    let posts = facts.reference.posts.filter { $0.documents?.value.codes.contains("sklb") == true }.map(\.name.value)
    let names = posts.joined(separator: ", ")
    return Phrase(
      id: "SKLB dikenal di \(names); di pos ini belum", en: "an SKLB is known at \(names); not at this post")
  }

  private static func noTravelDocument(_ facts: NoticeFacts) -> Phrase? {
    switch facts.document.type {
    case "ktp":
      Phrase(
        id: "KTP adalah kartu identitas, bukan dokumen perjalanan",
        en: "a KTP proves identity; it is no travel document")
    case "none": Phrase(id: "tanpa dokumen perjalanan", en: "no travel document")
    default: nil
    }
  }
}
