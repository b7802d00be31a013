import Phrases
import ReferenceData
import TravelDocuments

/// A child, and the adult who brings it.
extension NoticeRule {
  static let childRules = [
    NoticeRule(
      "child-other-adult", .serious,
      Phrase(
        id: "Anak kembali sendiri, atau dengan orang lain daripada yang membawanya.",
        en: "A child goes back alone, or with another adult than the one who brought it."),
      Source("rule of this product, after the companions recorded at this post", asOf: "2026-11-21"), otherAdult),
    NoticeRule(
      "child-brought-by", .information,
      Phrase(
        id: "Siapa yang membawa anak ini waktu lewat terakhir, selama pendampingnya belum dicatat.",
        en: "Who brought this child the last time, as long as no companion is recorded."),
      Source("rule of this product, after the companions recorded at this post", asOf: "2026-11-21"), broughtBy),
    NoticeRule(
      "child-companion", .attention,
      Phrase(
        id: "Anak di bawah 18 tahun tanpa pendamping yang tercatat, atau dicatat tanpa pendamping.",
        en: "A child under 18 without a recorded companion, or recorded as unaccompanied."),
      Source("UU 35/2014 Pasal 1 angka 1 (a child is under 18), from memory"), child),
    NoticeRule(
      "child-relation", .serious,
      Phrase(
        id: "Kelamin atau umur pendamping tidak cocok dengan hubungan yang disebut, misalnya ibu seorang laki-laki.",
        en: "The companion's sex or age does not fit the relation that was said, such as a man as the mother."),
      Source("rule of this product, after relations.json: what the companion's own document says", asOf: "2026-11-21"),
      misfit),
    NoticeRule(
      "child-companion-young", .attention,
      Phrase(id: "Pendamping anak sendiri di bawah 18 tahun.", en: "The child's companion is under 18 too."),
      Source("UU 35/2014 Pasal 1 angka 1 (a child is under 18), from memory"), young),
  ]

  private static func child(_ facts: NoticeFacts) -> Phrase? {
    guard let age = facts.ageOfChild else { return nil }
    guard let guardian = facts.company.guardian else {
      return Phrase(
        id: "anak \(age) th, pendamping tidak tercatat: tanyakan dengan siapa",
        en: "child aged \(age), no companion recorded: ask with whom")
    }
    guard guardian.isNobody else { return nil }
    let words = Phrase.outside(guardian.words ?? "")
    return Phrase(
      id: "anak \(age) th TANPA pendamping: \(words)", en: "child aged \(age) UNACCOMPANIED: \(words)")
  }

  /// In the traveller's favour: dates that are known in part count as they fit, an unknown sex or date says nothing.
  private static func misfit(_ facts: NoticeFacts) -> Phrase? {
    guard facts.ageOfChild != nil, let adult = facts.adult, let said = facts.company.guardian,
      let relation = facts.reference.relation(said.relation)
    else { return nil }
    let (word, name) = (relation.label.value, Phrase.outside(adult.name))
    if let due = relation.sex, let sex = adult.sex, sex != .unspecified, sex != due {
      let isMale = sex == .male
      return Phrase(
        id: "disebut \(word.id), tetapi \(name) \(isMale ? "laki-laki" : "perempuan")",
        en: "said to be the \(word.en), but \(name) is \(isMale ? "male" : "female")")
    }
    guard let years = relation.yearsOlder, let birth = adult.birth, let child = facts.traveller.birth else {
      return nil
    }
    let most = birth.ages(on: child)?.upperBound
    guard (most ?? 0) < years else { return nil }
    return most.map {
      Phrase(
        id: "disebut \(word.id), tetapi \(name) hanya \($0) tahun lebih tua dari anak ini",
        en: "said to be the \(word.en), but \(name) is only \($0) years older than this child")
    }
      ?? Phrase(
        id: "disebut \(word.id), tetapi \(name) lebih muda dari anak ini",
        en: "said to be the \(word.en), but \(name) is younger than this child")
  }

  private static func young(_ facts: NoticeFacts) -> Phrase? {
    guard facts.ageOfChild != nil, let adult = facts.adult, facts.company.guardian?.isNobody == false,
      let age = adult.birth?.ages(on: facts.today)?.upperBound, age < 18
    else { return nil }
    let name = Phrase.outside(adult.name)
    return Phrase(id: "pendamping \(name) sendiri baru \(age) th", en: "the companion \(name) is only \(age)")
  }

  private static func otherAdult(_ facts: NoticeFacts) -> Phrase? {
    guard let (last, before) = facts.broughtBy, let now = facts.company.guardian, !before.canBe(now) else { return nil }
    let (who, date) = (facts.words(before), NoticeWords.moment(last.time, facts.zone))
    if now.isNobody {
      return Phrase(
        id: "dibawa \(who.id) (\(date.id)), sekarang sendiri", en: "brought by \(who.en) (\(date.en)), now alone")
    }
    let other = facts.words(now)
    return Phrase(
      id: "dibawa \(who.id) (\(date.id)), sekarang dengan \(other.id)",
      en: "brought by \(who.en) (\(date.en)), now with \(other.en)")
  }

  private static func broughtBy(_ facts: NoticeFacts) -> Phrase? {
    guard let (last, before) = facts.broughtBy, facts.company.guardian == nil else { return nil }
    let (who, date) = (facts.words(before), NoticeWords.moment(last.time, facts.zone))
    return Phrase(
      id: "waktu lewat \(date.id) dibawa \(who.id)", en: "on the crossing of \(date.en) brought by \(who.en)")
  }
}

extension NoticeFacts {
  /// The age of a child under 18 for sure; nil: an adult, or not known.
  public var ageOfChild: Int? {
    guard let ages = traveller.birth?.ages(on: today), ages.upperBound < 18 else { return nil }
    return ages.upperBound
  }

  /// Who brought a child who now goes the other way: the last passage, and the adult recorded with it.
  fileprivate var broughtBy: (last: CrossingRow, adult: Guardian)? {
    guard ageOfChild != nil, let last = lastPassage, last.direction != facts.direction,
      let adult = last.company.guardian, !adult.isNobody
    else { return nil }
    return (last, adult)
  }

  /// `SITI REKAAN (ibu, P000123)`.
  fileprivate func words(_ guardian: Guardian) -> Phrase {
    let relation = reference.relation(guardian.relation)?.label.value
    let name = Phrase.outside(guardian.name ?? "-")
    func text(_ word: String?) -> String {
      let more = [word, guardian.document.map { Phrase.outside($0) }].compactMap(\.self).joined(separator: ", ")
      return more.isEmpty ? name : "\(name) (\(more))"
    }
    return Phrase(id: text(relation?.id ?? guardian.relation), en: text(relation?.en ?? guardian.relation))
  }
}
