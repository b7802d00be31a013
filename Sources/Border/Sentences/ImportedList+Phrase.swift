import Phrases
import WatchlistFormats

extension ImportedList {
  /// Rows that are told one by one, and as many parts of others.
  static let rowsTold = 20
  /// Kinds of records that are told by name.
  static let kindsTold = 8

  /// What of the files was not read, or not as an entry, and why: a sentence each, in the order in which people look
  /// for it. At most some 50 of them, whatever the files hold.
  public var remarks: [Phrase] {
    rowRemarks + partRemarks
      + missingFiles.map { file in
        let file = Phrase.outside(file)
        return Phrase(
          id: "\(file) tidak ada di sebelahnya; isinya tidak terbaca.",
          en: "\(file) is not beside it; what it holds was not read.")
      } + columnRemarks + asideRemarks
  }

  private var rowRemarks: [Phrase] {
    let rows = brokenRows.prefix(Self.rowsTold).map { row in
      let (file, reason) = (Phrase.outside(row.file), row.reason.phrase)
      return Phrase(
        id: "\(file) baris \(row.line) dilewati: \(reason.id).",
        en: "\(file) line \(row.line) was left out: \(reason.en).")
    }
    let more = brokenRowCount - rows.count
    guard more > 0 else { return rows }
    return rows + [
      Phrase(
        id: "\(more) baris rusak lagi dilewati; --json menyebut \(ImportLimits.brokenRowsTold) yang pertama.",
        en: "\(more) more broken rows were left out; --json tells the first \(ImportLimits.brokenRowsTold).")
    ]
  }

  private var partRemarks: [Phrase] {
    let parts = unreadParts.prefix(Self.rowsTold).map { part in
      let (file, reason) = (Phrase.outside(part.file), part.reason.phrase)
      return Phrase(
        id: "\(file) baris \(part.line): entrinya dipakai, sebagian tidak terbaca: \(reason.id).",
        en: "\(file) line \(part.line): the entry was taken, but not all of it: \(reason.en).")
    }
    let more = unreadPartCount - parts.count
    guard more > 0 else { return parts }
    return parts + [
      Phrase(id: "Bagian lain yang tidak terbaca: \(more).", en: "Further parts that were not taken: \(more).")
    ]
  }

  private var columnRemarks: [Phrase] {
    guard !unreadColumns.isEmpty else { return [] }
    let columns = Phrase.outside(unreadColumns.joined(separator: ", "), limit: Phrase.pathLimit)
    return [Phrase(id: "Kolom yang tidak dibaca: \(columns).", en: "Columns that were not read: \(columns).")]
  }

  private var asideRemarks: [Phrase] {
    guard !setAside.isEmpty else { return [] }
    let kinds = setAside.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    var told = kinds.prefix(Self.kindsTold).map { "\(Phrase.outside($0.key)) \($0.value)" }
    if kinds.count > told.count { told.append("...") }
    let (count, names) = (setAside.values.reduce(0, +), told.joined(separator: ", "))
    return [
      Phrase(
        id: "Catatan yang bukan entri tersendiri: \(count) (\(names)).",
        en: "Records that are no entries of their own: \(count) (\(names)).")
    ]
  }
}

extension ListFormat {
  /// What whoever imports a list of this form must know of its reader.
  public var warning: Phrase? {
    guard isUnverified else { return nil }
    return Phrase(
      id: "Pembaca format ini belum pernah dicoba dengan berkas asli INTERPOL; periksa beberapa entri.",
      en: "The reader of this form was never tried on a live file of INTERPOL; check some entries.")
  }
}

extension Phrase {
  /// A kept file that was lost or altered has been put back.
  public static func healed(_ file: WatchlistImported.File) -> Phrase {
    let name = outside(file.name)
    return Phrase(
      id: "Salinan \(name) di pos ini hilang atau berubah; sudah utuh kembali dan dicari lagi di semua konsol.",
      en:
        "This post's copy of \(name) was lost or altered; it is whole again, and all consoles search it.")
  }
}
