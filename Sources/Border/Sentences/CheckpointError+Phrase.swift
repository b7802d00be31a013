import Journal
import Phrases

extension CheckpointError {
  /// What happened and what to do, in one sentence.
  ///
  /// - Parameter name: the file or the option that was read.
  public func phrase(_ name: String = "journal/checkpoint") -> Phrase {
    switch self {
    case .malformed where name.hasPrefix("--"):
      Phrase(
        id: "\(name): itu bukan kunci seperti yang ditulis \"plbn journal key\"; salin seluruhnya, dalam tanda kutip.",
        en: "\(name): that is no key as \"plbn journal key\" writes it; copy all of it, in quotes.")
    case .malformed(let flaw, let line):
      Phrase(
        id: "\(name): baris \(line) bukan seperti seharusnya (\(flaw.phrase.id)); ambil lagi berkasnya dari pengirim.",
        en: "\(name): line \(line) is not what it must be (\(flaw.phrase.en)); get the file from its sender again.")
    case .tooLong(let limit):
      Phrase(
        id: "\(name) lebih dari \(limit) bita; tidak dibaca.",
        en: "\(name) has more than \(limit) bytes; it is not read.")
    case .notSigned(let key):
      Phrase(
        id: "\(name): tidak ada tanda tangan sah dari \(key); jangan dipercaya.",
        en: "\(name): there is no valid signature of \(key); don't trust it.")
    case .unsoundCheckpoint(let path):
      Phrase(
        id: "\(path) bukan yang ditandatangani penyimpanan ini: DIUBAH atau rusak. Simpan sebagai bukti dan lapor.",
        en: "\(path) is not what this store signed: CHANGED or damaged. Keep it as evidence and report it.")
    case .lostLog(let path):
      Phrase(
        id:
          "\(path) DIHAPUS atau dikosongkan, padahal journal/checkpoint ada. Tidak ada titik periksa baru; simpan folder "
          + "journal sebagai bukti, lapor, dan kembalikan log itu dari cadangan.",
        en:
          "\(path) was DELETED or emptied, though there is a journal/checkpoint. No checkpoint is made; keep the folder "
          + "journal as evidence, report it, and bring that log back from a back-up.")
    case .lostCurrent(let path):
      Phrase(
        id:
          "\(path) DIHAPUS, padahal checkpoints.log ada isinya. Tidak ada titik periksa baru; simpan folder journal "
          + "sebagai bukti, lapor; cara mengembalikannya: buku panduan, \"Jurnal dan saksi\".",
        en:
          "\(path) was DELETED, though checkpoints.log has some. No checkpoint is made; keep the folder journal as "
          + "evidence and report it; how to bring it back: the handbook, \"Journal and witnesses\".")
    case .uselessTree(let path):
      Phrase(
        id: "Pohon di \(path) hilang atau tidak cocok, jadi catatan ini belum bertitik periksa: jalankan "
          + "\"plbn journal checkpoint\", lalu \"plbn journal verify\".",
        en: "The tree in \(path) is missing or does not agree, so this record has no checkpoint yet: run "
          + "\"plbn journal checkpoint\", then \"plbn journal verify\".")
    case .disagrees(let size):
      Phrase(
        id: "Jurnal TIDAK cocok dengan titik periksa \(size) baris: baris lama telah diubah. Tidak ada yang "
          + "ditandatangani; lapor.",
        en: "The journal does NOT agree with its checkpoint of \(size) lines: old lines were changed. Nothing was "
          + "signed; report it.")
    case .missingEnd(let size, let lines):
      Phrase(
        id: "Titik periksa itu mencakup \(size) baris, jurnal hanya \(lines): ujung jurnal HILANG. Lapor.",
        en: "That checkpoint covers \(size) lines and the journal only \(lines): its end is MISSING. Report it.")
    case .otherJournal(let origin, let expected):
      Phrase(
        id: "\(name): titik periksa jurnal \(origin), bukan \(expected).",
        en: "\(name): a checkpoint of the journal \(origin), not of \(expected).")
    case .noLine(let seq, let lines):
      Phrase(
        id: "Tidak ada baris nomor \(seq) yang sudah tersimpan; jurnal ini sampai nomor \(lines - 1).",
        en: "No line number \(seq) is kept yet; this journal goes up to number \(lines - 1).")
    case .unknownJournal(let origin):
      Phrase(
        id: "Jurnal \(origin) belum dikenal; beri --journal-key dengan isi \"plbn journal key\" dari pos itu.",
        en:
          "The journal \(origin) is not known yet; give --journal-key with what \"plbn journal key\" says at that post."
      )
    case .otherKey(let origin):
      Phrase(
        id: "Jurnal \(origin) dikenal dengan kunci lain; tanyakan kepada pos itu, lewat jalan lain.",
        en: "The journal \(origin) is known by another key; ask that post, by another way.")
    case .stale(let size, let seen):
      Phrase(
        id: "Titik periksa \(size) baris lebih lama daripada yang sudah disaksikan (\(seen) baris); minta yang baru.",
        en:
          "The checkpoint of \(size) lines is older than the one already witnessed (\(seen) lines); ask for a new one.")
    case .proofNeeded(let from):
      Phrase(
        id: "Perlu bukti sejak \(from) baris; minta \"plbn journal prove --from\" dengan titik periksa yang lalu.",
        en: "A proof from \(from) lines is needed; ask for \"plbn journal prove --from\" with the last checkpoint.")
    case .otherProof(let from, let expected):
      Phrase(
        id: "Bukti itu mulai dari \(from) baris atau untuk titik periksa lain; perlu dari \(expected) baris.",
        en: "That proof begins at \(from) lines or is for another checkpoint; one from \(expected) lines is needed.")
    case .fork(let size, let seen):
      Phrase(
        id: "Titik periksa \(size) baris BUKAN lanjutan yang disaksikan (\(seen) baris): jurnal itu telah diubah. "
          + "Tidak ditandatangani; simpan kedua berkas dan lapor.",
        en: "The checkpoint of \(size) lines does NOT continue the one witnessed (\(seen) lines): that journal was "
          + "changed. Not signed; keep both files and report it.")
    case .noRotation(let origin):
      Phrase(
        id: "\(name): ditandatangani atas nama \(origin) dengan kunci yang tidak dikenal; bila pos itu mengganti "
          + "kuncinya, beri --rotations dengan isi \"plbn journal key --rotations\" dari sana, kalau tidak jangan "
          + "dipercaya.",
        en: "\(name): signed in the name of \(origin) by a key that is not known; if that post has rotated its key, "
          + "give --rotations with what \"plbn journal key --rotations\" says there, otherwise don't trust it.")
    case .rotationUnsettled:
      Phrase(
        id: "Pergantian kunci sebelumnya belum selesai tersimpan; kunci tidak diganti, coba lagi sebentar lagi.",
        en: "An earlier rotation is not on disk yet; the key was not rotated, try again in a moment.")
    case .tooManyRotations(let limit):
      Phrase(
        id: "Kunci jurnal ini sudah diganti \(limit) kali; tidak dapat lagi.",
        en: "This journal's key was rotated \(limit) times already; it can't be any more.")
    case .noWitness:
      Phrase(
        id: "\(name): tidak ada tanda tangan saksi yang dipercaya pos ini; lihat \"plbn journal key --trust-witness\".",
        en: "\(name): no witness that this post trusts has signed it; see \"plbn journal key --trust-witness\".")
    case .unsoundState(let path):
      Phrase(
        id: "\(path) bukan yang ditulis saksi ini: DIUBAH atau rusak. Simpan sebagai bukti dan lapor.",
        en: "\(path) is not what this witness wrote: CHANGED or damaged. Keep it as evidence and report it.")
    }
  }
}

extension CheckpointError.Flaw {
  fileprivate var phrase: Phrase {
    switch self {
    case .characters: Phrase(id: "karakter tidak boleh", en: "characters that may not be")
    case .tooMany: Phrase(id: "terlalu banyak baris", en: "too many lines")
    case .cut: Phrase(id: "terpotong", en: "cut off")
    case .header: Phrase(id: "awal baris", en: "how it begins")
    case .origin: Phrase(id: "nama jurnal", en: "the journal's name")
    case .number: Phrase(id: "angka", en: "a number")
    case .hash: Phrase(id: "hash", en: "a hash")
    case .signature: Phrase(id: "tanda tangan", en: "a signature")
    case .key: Phrase(id: "kunci", en: "a key")
    }
  }
}
