import Phrases

extension ListConcern {
  /// What speaks against the list, and what to look at, in one sentence.
  public var phrase: Phrase {
    switch self {
    case .shrinks(let removed, let count):
      return Phrase(
        id: "Dari \(count) entri, \(removed) akan hilang; mungkin berkasnya terpotong atau salah.",
        en: "Of \(count) entries \(removed) would be gone; the file may be cut off, or the wrong one.")
    case .shrinksSlowly(let fewer, let count):
      return Phrase(
        id: "Dalam \(Self.shrinkingDays) hari daftar ini menyusut \(fewer) dari \(count) entri, sedikit demi sedikit.",
        en: "Within \(Self.shrinkingDays) days this list has lost \(fewer) of \(count) entries, little by little.")
    case .allExpired(let count):
      return Phrase(
        id: "Semua entrinya (\(count)) sudah lewat hari terakhirnya; mungkin berkas lama atau kolomnya tertukar.",
        en: "All of its entries (\(count)) are past their last day; an old file, or exchanged columns.")
    case .thins(let losses):
      let told = losses.map(\.phrase)
      return Phrase(
        id:
          "Akan hilang: \(told.map(\.id).joined(separator: ", ")); mungkin berkas di sebelahnya atau satu kolom tidak ada.",
        en: "Gone would be: \(told.map(\.en).joined(separator: ", ")); a file beside it or a column may be missing.")
    case .changesMost(let changed, let count):
      return Phrase(
        id: "Dari \(count) entri, \(changed) akan berubah; mungkin kolomnya tertukar.",
        en: "Of \(count) entries \(changed) would change; its columns may have been exchanged.")
    case .brokenRows(let broken, let count):
      return Phrase(
        id: "Dari \(count) baris, \(broken) rusak dan dilewati; mungkin berkasnya terpotong.",
        en: "Of \(count) rows \(broken) are broken and left out; a file may be cut off.")
    case .fromTheFuture(let published):
      let published = Phrase.outside(published)
      return Phrase(
        id: "Tanggal terbitnya \(published) belum tiba; umurnya akan dihitung dari impor.",
        en: "The day of its publication, \(published), has not come; its age would be counted from the import.")
    case .sameFiles(let list):
      let list = Phrase.outside(list)
      return Phrase(
        id: "Berkas yang sama sudah berlaku sebagai daftar \(list); setiap orang akan ditemukan dua kali.",
        en: "The same files are in force as the list \(list); everybody would be found twice.")
    case .unknownClasses(let words):
      let told = WordCount.told(words)
      return Phrase(
        id: "Golongan yang tidak dikenal: \(told). Untuk itu konsol hanya meminta pemeriksaan ulang.",
        en: "Classes that are not known: \(told). For them the console asks for a second look and no more.")
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

extension ListLoss {
  /// How much of what.
  public var phrase: Phrase {
    let part =
      switch self.part {
      case .names: Phrase(id: "nama", en: "names")
      case .births: Phrase(id: "tanggal lahir", en: "dates of birth")
      case .documents: Phrase(id: "dokumen", en: "documents")
      case .expiries: Phrase(id: "hari terakhir", en: "last days")
      }
    return Phrase(id: "\(lost) dari \(before) \(part.id)", en: "\(lost) of \(before) \(part.en)")
  }
}

extension Phrase {
  public static let ageIsThePublishers = Phrase(
    id: "Umurnya dihitung dari tanggal terbitnya; --confirm hanya untuk daftar tanpa tanggal.",
    en: "Its age counts from the day of its publication; --confirm is for lists without one.")
}
