import Journal
import Phrases

extension Refusal {
  /// What happened and what to do, in one sentence.
  public func phrase(_ zone: PostZone? = nil) -> Phrase {
    switch self {
    case .unknownPost(let code):
      Phrase(
        id: "Pos \"\(shown(code))\" tidak dikenal; pakai salah satu kode pos di data acuan.",
        en: "The post \"\(shown(code))\" is not known; use one of the reference data's post codes.")
    case .unknownCode(let field, let code, let known):
      Phrase(
        id: "\(field.word.id) \"\(shown(code))\" tidak dikenal; pilih salah satu: \(known.joined(separator: ", ")).",
        en: "The \(field.word.en) \"\(shown(code))\" is not known; choose one of: \(known.joined(separator: ", ")).")
    case .tooLong(let field, let limit):
      Phrase(
        id: "\(field.word.id) terlalu panjang; paling banyak \(limit) huruf.",
        en: "The \(field.word.en) is too long; at most \(limit) characters are taken.")
    case .missing(let field):
      Phrase(id: "\(field.word.id) belum diisi.", en: "The \(field.word.en) is missing.")
    case .wrongForm(let field, let text):
      Phrase(
        id: "\(field.word.id) \"\(shown(text))\" tidak dapat dipakai; periksa lalu masukkan lagi.",
        en: "The \(field.word.en) \"\(shown(text))\" can't be used; check it and enter it again.")
    case .reasonRequired(let outcome, let codes):
      Phrase(
        id: "Keputusan \(shown(outcome)) memerlukan alasan: kata-kata, atau salah satu kode "
          + codes.joined(separator: ", ") + ".",
        en: "The outcome \(shown(outcome)) needs a reason: words, or one of the codes \(codes.joined(separator: ", "))."
      )
    case .wordsNotAllowed(let outcome, let codes):
      Phrase(
        id:
          "Keputusan \(shown(outcome)) hanya menerima kode alasan, tanpa kata-kata: \(codes.joined(separator: ", ")).",
        en: "The outcome \(shown(outcome)) takes a reason code alone, without words: \(codes.joined(separator: ", ")).")
    case .unknownScan(let id):
      Phrase(id: "Pindaian \(shown(id)) tidak ada.", en: "There is no scan \(shown(id)).")
    case .alreadyDecided(let officer, let lane, let time):
      Phrase(
        id:
          "Sudah diputuskan oleh \(shown(officer))\(lane.map { " di lajur \($0)" } ?? "") pukul \(clock(time, zone)); "
          + "keputusan ini tidak dicatat.",
        en: "Already decided by \(shown(officer))\(lane.map { " at lane \($0)" } ?? "") at \(clock(time, zone)); "
          + "this decision was not recorded.")
    case .unknownCrossing(let id):
      Phrase(
        id: "Tidak ada pelintasan \"\(shown(id))\"; pakai id dari daftar pelintasan, sedikitnya 4 huruf.",
        en:
          "There is no crossing \"\(shown(id))\"; use an id from the list of crossings, at least 4 characters of it."
      )
    case .ambiguousCrossing(let id):
      Phrase(
        id: "Lebih dari satu pelintasan berawalan \"\(shown(id))\"; tulis id lebih panjang.",
        en: "More than one crossing begins with \"\(shown(id))\"; give more of its id.")
    case .alreadyVoided(let officer):
      Phrase(
        id: "Pelintasan itu sudah dibatalkan oleh \(shown(officer)).",
        en: "That crossing was voided already, by \(shown(officer)).")
    case .waitedTooLong(let minutes):
      Phrase(
        id: "Dokumen ini menunggu \(minutes) menit: pindai ulang, atau nyatakan dengan alasan bahwa masih orang ini.",
        en: "This document has waited \(minutes) minutes: scan it again, or say with a reason that it is still theirs.")
    case .clockMakesNoSense:
      Phrase(
        id: "Jam mesin tidak masuk akal; betulkan dulu.", en: "The machine's clock makes no sense; set it first.")
    case .undoTooLate:
      Phrase(
        id: "Sudah lewat \(CrossingUndone.seconds) detik; batalkan pelintasannya dengan alasan.",
        en: "More than \(CrossingUndone.seconds) seconds have passed; void the crossing, with a reason.")
    case .undoElsewhere:
      Phrase(
        id: "Keputusan itu bukan milik Anda di konsol ini; batalkan pelintasannya dengan alasan.",
        en: "That decision is not yours at this console; void the crossing, with a reason.")
    case .changedMeanwhile:
      Phrase(
        id: "Catatan itu baru saja diubah orang lain; tidak ada yang dicatat, buka lagi.",
        en: "That record was changed by somebody else just now; nothing was recorded, open it again.")
    case .nothingAmended:
      Phrase(
        id: "Tidak ada yang berbeda dari catatannya; tidak ada yang dicatat.",
        en: "Nothing differs from what the record says; nothing was recorded.")
    case .unknownPatrol(let id):
      Phrase(
        id: "Tidak ada patroli \"\(shown(id))\"; pakai id dari \"plbn patrols\", sedikitnya 4 huruf.",
        en: "There is no patrol \"\(shown(id))\"; use an id of \"plbn patrols\", at least 4 characters of it.")
    case .ambiguousPatrol(let id):
      Phrase(
        id: "Lebih dari satu patroli berawalan \"\(shown(id))\"; tulis id lebih panjang.",
        en: "More than one patrol begins with \"\(shown(id))\"; give more of its id.")
    case .alreadyEnded(let officer):
      Phrase(
        id: "Patroli itu sudah diakhiri oleh \(shown(officer)).",
        en: "That patrol was ended already, by \(shown(officer)).")
    case .unknownHit:
      Phrase(
        id: "Tidak ada temuan dengan entri itu untuk pelintas ini; tidak ada yang dicatat.",
        en: "This traveller has no hit with that entry; nothing was recorded.")
    case .alreadyFound(let officer, let time):
      Phrase(
        id: "Entri ini sudah dinilai \(shown(officer)) pukul \(clock(time, zone)); periksa lalu ulangi bila perlu.",
        en: "\(shown(officer)) has said at \(clock(time, zone)) what this entry is; say it again where you differ.")
    case .notAList(let file, let problem):
      Phrase(
        id: "\(shown(file)) bukan daftar yang dapat dipakai: \(problem.id). Tidak ada yang diubah.",
        en: "\(shown(file)) is no list that can be used: \(problem.en). Nothing was changed.")
    case .listChanged(let name):
      Phrase(
        id: "Daftar \(shown(name)) baru saja diimpor oleh orang lain; tidak ada yang dicatat, impor lagi.",
        en: "The list \(shown(name)) was imported by somebody else just now; nothing was recorded, import it again.")
    case .keptFileMissing(let name):
      Phrase(
        id: "Salinan daftar \(shown(name)) hilang dari folder lists; tidak ada yang dicatat, impor lagi.",
        en: "The copy of the list \(shown(name)) is gone from the folder lists; nothing was recorded, import it again.")
    case .recordsLost(let damage):
      Phrase(
        id: damage.phrase.id
          + " Pencatatan ditolak sampai penyelia memeriksa dan menjalankan \"plbn ledger rebuild --reason KATA\".",
        en: damage.phrase.en
          + " Recording is refused until a supervisor has looked and runs \"plbn ledger rebuild --reason WORDS\".")
    case .noStay:
      Phrase(
        id: "Izin tinggal hanya untuk orang asing yang masuk; kosongkan, lalu ulangi.",
        en: "A stay is for foreigners who come in; leave it empty and try again.")
    case .listNotInForce(let name, let known):
      Phrase(
        id: "Tidak ada daftar \(shown(name)) yang berlaku; yang berlaku: \(known.joined(separator: ", ")).",
        en: "No list \(shown(name)) is in force; in force are: \(known.joined(separator: ", ")).")
    case .listUnchanged(let name):
      Phrase(
        id: "Daftar \(shown(name)) sudah versi ini; tidak ada yang dicatat.",
        en: "The list \(shown(name)) is this version already; nothing was recorded.")
    case .entry(let refusal): refusal.phrase
    case .hit(let refusal): refusal.phrase(zone)
    case .clearing(let refusal): refusal.phrase
    case .duty(let refusal): refusal.phrase(zone)
    case .outage(let refusal): refusal.phrase(zone)
    case .party(let refusal): refusal.phrase
    case .access(let refusal): refusal.phrase
    }
  }

  private func shown(_ text: String) -> String { Phrase.outside(text) }

  private func clock(_ time: Timestamp, _ zone: PostZone?) -> String {
    Phrase.clock(time, zone)
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
    case .note: Phrase(id: "Catatan", en: "note")
    case .stayUntil: Phrase(id: "Izin tinggal sampai", en: "last day of the stay")
    case .stamp: Phrase(id: "Cap terakhir", en: "last stamp")
    case .birthPlace: Phrase(id: "Tempat lahir", en: "place of birth")
    case .address: Phrase(id: "Alamat", en: "address")
    case .nik: Phrase(id: "NIK", en: "population number (NIK)")
    case .issuePlace: Phrase(id: "Tempat terbit", en: "place of issue")
    case .unit: Phrase(id: "Satuan", en: "unit")
    case .leader: Phrase(id: "Komandan", en: "leader")
    case .strength: Phrase(id: "Kekuatan", en: "strength")
    case .sector: Phrase(id: "Sektor", en: "sector")
    case .reportMinutes: Phrase(id: "Batas lapor", en: "report interval")
    case .patrolText: Phrase(id: "Laporan", en: "entry")
    case .position: Phrase(id: "Posisi", en: "position")
    case .persons: Phrase(id: "Jumlah orang", en: "number of persons")
    case .handedTo: Phrase(id: "Diserahkan kepada", en: "handed to")
    case .lookupText: Phrase(id: "Teks pencarian", en: "text looked for")
    case .relation: Phrase(id: "Hubungan", en: "relation")
    case .guardian: Phrase(id: "Pendamping", en: "companion")
    case .party: Phrase(id: "Jenis rombongan", en: "kind of party")
    case .plate: Phrase(id: "Nomor kendaraan", en: "number plate")
    case .boat: Phrase(id: "Nama perahu", en: "boat's name")
    case .driver: Phrase(id: "Pengemudi atau tekong", en: "driver or skipper")
    case .jetty: Phrase(id: "Dermaga", en: "jetty")
    case .legalBasis: Phrase(id: "Dasar hukum", en: "legal basis")
    case .owner: Phrase(id: "Instansi pemilik", en: "owner agency")
    case .listClass: Phrase(id: "Golongan", en: "class")
    case .grade: Phrase(id: "Mutu", en: "grade")
    case .review: Phrase(id: "Tanggal tinjau", en: "day of review")
    case .expiry: Phrase(id: "Hari terakhir", en: "last day")
    case .documents: Phrase(id: "Dokumen", en: "document")
    case .signed: Phrase(id: "Paraf di kertas", en: "initials on the paper")
    case .transport: Phrase(id: "Nomor kendaraan", en: "transport number")
    case .outageWords: Phrase(id: "Keterangan gangguan", en: "words on the outage")
    }
  }
}
