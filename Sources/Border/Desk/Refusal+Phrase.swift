import Journal
import Phrases

extension Refusal {
  /// What happened and what to do, in one sentence.
  public func phrase(_ zone: PostZone? = nil) -> Phrase {
    switch self {
    case .unknownPost(let code):
      Phrase(
        id: "Pos \"\(code)\" tidak dikenal; pakai salah satu kode pos di data acuan.",
        en: "The post \"\(code)\" is not known; use one of the reference data's post codes.")
    case .unknownCode(let field, let code, let known):
      Phrase(
        id: "\(field.word.id) \"\(code)\" tidak dikenal; pilih salah satu: \(known.joined(separator: ", ")).",
        en: "The \(field.word.en) \"\(code)\" is not known; choose one of: \(known.joined(separator: ", ")).")
    case .tooLong(let field, let limit):
      Phrase(
        id: "\(field.word.id) terlalu panjang; paling banyak \(limit) huruf.",
        en: "The \(field.word.en) is too long; at most \(limit) characters are taken.")
    case .missing(let field):
      Phrase(id: "\(field.word.id) belum diisi.", en: "The \(field.word.en) is missing.")
    case .wrongForm(let field, let text):
      Phrase(
        id: "\(field.word.id) \"\(text.prefix(40))\" tidak dapat dipakai; periksa lalu masukkan lagi.",
        en: "The \(field.word.en) \"\(text.prefix(40))\" can't be used; check it and enter it again.")
    case .reasonRequired(let outcome, let codes):
      Phrase(
        id: "Keputusan \(outcome) memerlukan alasan: kata-kata, atau salah satu kode \(codes.joined(separator: ", ")).",
        en: "The outcome \(outcome) needs a reason: words, or one of the codes \(codes.joined(separator: ", ")).")
    case .wordsNotAllowed(let outcome, let codes):
      Phrase(
        id: "Keputusan \(outcome) hanya menerima kode alasan, tanpa kata-kata: \(codes.joined(separator: ", ")).",
        en: "The outcome \(outcome) takes a reason code alone, without words: \(codes.joined(separator: ", ")).")
    case .unknownScan(let id):
      Phrase(id: "Pindaian \(id) tidak ada.", en: "There is no scan \(id).")
    case .alreadyDecided(let officer, let lane, let time):
      Phrase(
        id: "Sudah diputuskan oleh \(officer)\(lane.map { " di lajur \($0)" } ?? "") pukul \(clock(time, zone)); "
          + "keputusan ini tidak dicatat.",
        en: "Already decided by \(officer)\(lane.map { " at lane \($0)" } ?? "") at \(clock(time, zone)); "
          + "this decision was not recorded.")
    case .unknownCrossing(let id):
      Phrase(
        id: "Tidak ada pelintasan \"\(id.prefix(20))\"; pakai id dari daftar pelintasan, sedikitnya 4 huruf.",
        en:
          "There is no crossing \"\(id.prefix(20))\"; use an id from the list of crossings, at least 4 characters of it."
      )
    case .ambiguousCrossing(let id):
      Phrase(
        id: "Lebih dari satu pelintasan berawalan \"\(id)\"; tulis id lebih panjang.",
        en: "More than one crossing begins with \"\(id)\"; give more of its id.")
    case .alreadyVoided(let officer):
      Phrase(
        id: "Pelintasan itu sudah dibatalkan oleh \(officer).", en: "That crossing was voided already, by \(officer).")
    case .notAList(let file, let problem):
      Phrase(
        id: "\(file) bukan daftar yang dapat dibaca: \(problem). Tidak ada yang diubah.",
        en: "\(file) is not a list that can be read: \(problem). Nothing was changed.")
    case .listUnchanged(let name):
      Phrase(
        id: "Daftar \(name) sudah versi ini; tidak ada yang dicatat.",
        en: "The list \(name) is this version already; nothing was recorded.")
    }
  }

  private func clock(_ time: Timestamp, _ zone: PostZone?) -> String {
    zone.map { $0.clock(time) + " " + $0.name } ?? time.description
  }
}

extension Refusal.Field {
  public var word: Phrase {
    switch self {
    case .name: Phrase(id: "Nama", en: "name")
    case .documentNumber: Phrase(id: "Nomor dokumen", en: "document number")
    case .documentType: Phrase(id: "Jenis dokumen", en: "document type")
    case .nationality: Phrase(id: "Kewarganegaraan", en: "nationality")
    case .birth: Phrase(id: "Tanggal lahir", en: "date of birth")
    case .sex: Phrase(id: "Jenis kelamin", en: "sex")
    case .outcome: Phrase(id: "Keputusan", en: "outcome")
    case .reason: Phrase(id: "Alasan", en: "reason")
    case .words: Phrase(id: "Kata-kata alasan", en: "reason in words")
    case .purpose: Phrase(id: "Keperluan", en: "purpose")
    case .vehicle: Phrase(id: "Kendaraan", en: "vehicle")
    case .lane: Phrase(id: "Lajur", en: "lane")
    case .direction: Phrase(id: "Arah", en: "direction")
    case .mrz: Phrase(id: "MRZ", en: "MRZ")
    case .listName: Phrase(id: "Nama daftar", en: "list name")
    case .format: Phrase(id: "Format", en: "format")
    case .post: Phrase(id: "Kode pos", en: "post code")
    }
  }
}
