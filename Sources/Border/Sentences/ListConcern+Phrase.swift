import Phrases

extension ListConcern {
  /// What speaks against the list, and what to look at, in one sentence.
  public var phrase: Phrase {
    switch self {
    case .shrinks(let removed, let count):
      return Phrase(
        id: "Dari \(count) entri, \(removed) akan hilang; mungkin berkasnya terpotong atau salah.",
        en: "Of \(count) entries \(removed) would be gone; the file may be cut off, or the wrong one.")
    case .older(let published, let before):
      let (published, before) = (Phrase.outside(published), Phrase.outside(before))
      return Phrase(
        id: "Terbitnya \(published), lebih tua dari yang berlaku (\(before)).",
        en: "It was published on \(published), before the version that counts (\(before)).")
    case .undated(let before):
      let before = Phrase.outside(before)
      return Phrase(
        id: "Tanpa tanggal terbit, sedangkan yang berlaku terbit \(before).",
        en: "It doesn't say when it was published; the version that counts says \(before).")
    case .otherForm(let format, let before):
      let (format, before) = (Phrase.outside(format), Phrase.outside(before))
      return Phrase(
        id: "Formatnya \(format), sedangkan yang berlaku \(before); mungkin daftar lain.",
        en: "Its format is \(format) where the version that counts is \(before); it may be another list.")
    }
  }
}
