import Phrases

extension IndexFinding {
  /// What, and what to do.
  public var phrase: Phrase {
    switch self {
    case .otherFile(let name):
      Phrase(
        id: "Indeks \(name) di folder lists BUKAN yang dihasilkan daftarnya: diubah atau rusak. Simpan sebagai bukti, "
          + "hapus berkas itu, lalu buka konsol lagi.",
        en: "The index \(name) in the folder lists is NOT what its lists give: changed or damaged. Keep it as "
          + "evidence, delete that file, and open the console again.")
    case .otherIndex(let event, let named, let built):
      Phrase(
        id: "Catatan \(Phrase.outside(event)) dicari di indeks \(named.prefix(16)), sedangkan daftarnya menghasilkan "
          + "\(built.prefix(16)): yang dicari waktu itu bukan daftar ini. Panggil penyelia.",
        en: "Record \(Phrase.outside(event)) was searched in the index \(named.prefix(16)), and its lists give "
          + "\(built.prefix(16)): what was searched then was not these lists. Call a supervisor.")
    case .unknownVersion(let list, let sha256):
      Phrase(
        id: "Ada catatan yang menyebut daftar \(Phrase.outside(list)) \(Self.short(sha256)), yang tidak pernah "
          + "diimpor.",
        en: "A record names the list \(Phrase.outside(list)) \(Self.short(sha256)), which was never imported.")
    case .filesMissing(let list, let sha256, let isCurrent):
      isCurrent
        ? Phrase(
          id: "Berkas daftar \(Phrase.outside(list)) HILANG: daftar ini tidak diperiksa; impor lagi.",
          en: "The files of the list \(Phrase.outside(list)) are MISSING: it is not searched; import it again.")
        : Phrase(
          id: "Berkas daftar lama \(Phrase.outside(list)) \(Self.short(sha256)) tidak ada lagi: indeksnya tidak "
            + "dapat dibuat ulang.",
          en: "The files of the old list \(Phrase.outside(list)) \(Self.short(sha256)) are no longer there: its index "
            + "can't be built again.")
    case .filesAltered(let list, let sha256):
      Phrase(
        id: "Berkas daftar \(Phrase.outside(list)) \(Self.short(sha256)) BUKAN yang diimpor, atau tidak terbaca. "
          + "Simpan sebagai bukti, impor lagi.",
        en: "The files of the list \(Phrase.outside(list)) \(Self.short(sha256)) are NOT what was imported, or can't "
          + "be read. Keep them as evidence, import it again.")
    }
  }

  private static func short(_ sha256: String) -> String { Phrase.outside(sha256.prefix(16)) }
}
