import Phrases
import TravelDocuments

/// Who holds the document: children, ages, and slips of the keyboard.
extension NoticeRule {
  static let holder =
    childRules + [
      NoticeRule(
        "birth-implausible", .attention,
        Phrase(
          id: "Tanggal lahir setelah hari ini, atau umur di atas 110 tahun.",
          en: "A date of birth after today, or an age of over 110."),
        Source("rule of this product, after the ages that people reach", asOf: "2026-11-21"), implausibleBirth),
      NoticeRule(
        "nik-differs", .information,
        Phrase(
          id:
            "Angka lahir atau jenis kelamin di NIK lain dari dokumennya; biasanya salah ketik. Wilayahnya tidak dinilai.",
          en: "Birth or sex in the NIK differ from the document; usually a slip. Its region is never looked at."),
        Source("structure of the NIK in public parsers (github.com/AXRO98/Cek_NIK), undated"), nikDiffers),
    ]

  private static func implausibleBirth(_ facts: NoticeFacts) -> Phrase? {
    guard let birth = facts.traveller.birth else { return nil }
    let date = NoticeWords.date(birth)
    guard let ages = birth.ages(on: facts.today) else {
      return Phrase(id: "lahir \(date.id): setelah hari ini", en: "born \(date.en): after today")
    }
    guard ages.lowerBound > NIK.plausibleAges.upperBound else { return nil }
    return Phrase(id: "umur \(ages.lowerBound) tahun; periksa lagi", en: "aged \(ages.lowerBound); look again")
  }

  private static func nikDiffers(_ facts: NoticeFacts) -> Phrase? {
    let number = facts.document.type == "ktp" ? facts.document.number : facts.traveller.nik
    guard let number, let nik = try? NIK(parsing: number) else { return nil }
    let notes = nik.notes(birth: facts.traveller.birth, sex: facts.traveller.sex, today: facts.today).map(Phrase.nik)
    guard !notes.isEmpty else { return nil }
    return Phrase(
      id: notes.map(\.id).joined(separator: " ") + " Periksa salah ketik.",
      en: notes.map(\.en).joined(separator: " ") + " Look for a slip.")
  }
}
