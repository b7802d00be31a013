import Journal
import Phrases

extension HealthFinding {
  /// A few words for a console's header, where somebody has to do something about what `StoreHealth.check` gives.
  public var badge: Phrase? {
    guard level == .attention else { return nil }
    return switch fact {
    case .encryption: Phrase(id: "disk TANPA enkripsi", en: "disk NOT encrypted")
    case .clock: Phrase(id: "jam TIDAK sinkron", en: "clock NOT synchronised")
    case .space, .inodes: Phrase(id: "disk hampir PENUH", en: "disk nearly FULL")
    case .permissions: Phrase(id: "data TERBUKA bagi orang lain", en: "store OPEN to others")
    default: nil
    }
  }

  /// What was found, and what to do about it.
  public var phrase: Phrase {
    switch fact {
    case .encryption(let found): Self.encryption(found)
    case .swap(let plain): Self.swap(plain)
    case .permissions(let examples, let count): Self.permissions(examples, count)
    case .clock(let isSynchronised): Self.clock(isSynchronised)
    case .space(let bytes, let days): Self.space(bytes, days)
    case .inodes(let left):
      level == .good
        ? Phrase(id: "Masih ada tempat untuk \(left) berkas.", en: "There is room for \(left) more files.")
        : Phrase(
          id: "Hanya ada tempat untuk \(left) berkas lagi; hapus berkas lain dari disk itu.",
          en: "There is room for only \(left) more files; delete others from that disk.")
    case .networkFileSystem(let isOne):
      isOne
        ? Phrase(
          id:
            "Penyimpanan terletak di sistem berkas jaringan atau FUSE, yang tidak menjamin catatan; pindahkan ke disk "
            + "lokal.",
          en: "The store lies on a network or FUSE file system, which can't guarantee the record; move it to a local "
            + "disk.")
        : Phrase(id: "Sistem berkas lokal.", en: "The file system is a local one.")
    case .journalEnd(let error):
      error?.phrase ?? Phrase(id: "Ujung jurnal utuh.", en: "The journal's end is sound.")
    case .lines(let finding, let unread, let hours): Self.lines(finding, unread, hours)
    case .wrongKinds(let paths):
      Phrase(
        id:
          "Bukan berkas atau folder seperti seharusnya: \(Self.names(paths)). Sesuatu yang lain ditaruh di tempatnya; "
          + "lapor, lalu pindahkan.",
        en: "Not the file or folder that it must be: \(Self.names(paths)). Something else was put in its place; report "
          + "it, then move it away.")
    case .lostCheckpoint(let finding): finding.phrase
    case .writing(let isPossible):
      isPossible
        ? Phrase(id: "Penyimpanan menerima catatan.", en: "The store takes records.")
        : Phrase(
          id:
            "Penyimpanan hanya dapat dibaca: tidak ada yang dapat dicatat. Periksa disk, hak akses, dan apakah \"lock\" "
            + "masih sebuah berkas.",
          en:
            "The store can only be read: nothing can be recorded. Check the disk, the permissions, and whether \"lock\" "
            + "is still a file.")
    case .checkpoint(let uncovered, let hours): Self.checkpoint(uncovered, hours, level)
    case .wrongCheckpoint(let error): error.phrase()
    case .unreadCheckpoint(let error): error.phrase
    case .signingKey(let error): Self.signingKey(error)
    case .witness(let uncovered, let isTrusted): Self.witness(uncovered, isTrusted)
    case .backup(let hours): Self.backup(hours, level)
    case .recoveryKey(let isThere):
      isThere
        ? Phrase(id: "Ada kunci pemulihan untuk cadangan.", en: "There is a recovery key for back-ups.")
        : Phrase(
          id: "Tidak ada kunci pemulihan, jadi tidak ada cadangan; buat dengan \"plbn journal backup FOLDER "
            + "--new-recovery-key\".",
          en: "There is no recovery key, so there are no back-ups; make one with \"plbn journal backup FOLDER "
            + "--new-recovery-key\".")
    case .trust(let isRecoveryFileSound, let isKeyFileSound):
      if !isRecoveryFileSound {
        .otherRecoveryFile
      } else if !isKeyFileSound {
        .otherKeyFile
      } else {
        Phrase(
          id: "Kunci pemulihan dan saksi sesuai dengan catatan yang sah.",
          en: "Recovery key and witnesses are as the records of those who may say.")
      }
    case .archives(let damaged):
      damaged.isEmpty
        ? Phrase(
          id: "Jurnal lama yang dilanjutkan ada, baris demi baris seperti saat dipulihkan.",
          en: "The old journals that this one continues are there, line by line as they were restored.")
        : Phrase(
          id:
            "Jurnal lama \(Self.names(damaged)) di folder archive DIUBAH, terpotong atau hilang. Simpan sebagai bukti, "
            + "lapor; \"plbn journal verify\" menyebut barisnya.",
          en: "The old journal \(Self.names(damaged)) in the folder archive was CHANGED, cut or is missing. Keep it as "
            + "evidence, report it; \"plbn journal verify\" names the lines.")
    }
  }

  private static func lines(
    _ finding: BackgroundVerifier.Finding?, _ unread: Int, _ hours: Int?
  ) -> Phrase {
    if let finding { return finding.phrase }
    guard unread == 0 else {
      return Phrase(
        id: "\(unread) baris belum diperiksa siapa pun; jalankan \"plbn journal verify\".",
        en: "Nobody has checked \(unread) lines yet; run \"plbn journal verify\".")
    }
    guard let hours, HealthFinding(.lines(nil, unread: 0, sweptHours: hours)).level == .good else {
      let last =
        hours.map { Phrase(id: "terakhir dibaca semuanya \($0) jam lalu", en: "all were last read \($0) hours ago") }
        ?? Phrase(id: "belum pernah dibaca semuanya", en: "all of them were never read in one go")
      return Phrase(
        id: "Baris baru dan tanda tangannya sah, tetapi \(last.id). Biarkan konsol berjalan, atau jalankan "
          + "\"plbn journal verify\".",
        en:
          "New lines and their signatures are sound, but \(last.en). Let a console run, or run \"plbn journal verify\"."
      )
    }
    return Phrase(
      id: "Baris dan tanda tangannya sah, semuanya dibaca ulang \(hours) jam lalu.",
      en: "Lines and their signatures are sound, all of them read \(hours) hours ago.")
  }

  private static func witness(_ uncovered: Int?, _ isTrusted: Bool) -> Phrase {
    if let uncovered {
      return Phrase(
        id: "\(uncovered) catatan sejak kesaksian terakhir pos lain.",
        en: "\(uncovered) records came since another post last witnessed.")
    }
    return isTrusted
      ? Phrase(
        id:
          "Ada saksi yang dipercaya, tetapi di sini tidak ada yang ditandatanganinya: ia belum pernah menyaksikan, atau "
          + "journal/witnessed.log diambil orang. Tanyakan kepada saksi itu apa yang terakhir dilihatnya.",
        en: "A witness is trusted, but nothing that it signed lies here: it has witnessed nothing yet, or "
          + "journal/witnessed.log was taken away. Ask that witness what it saw last.")
      : Phrase(
        id:
          "Belum ada saksi: siapa yang menguasai mesin ini dapat mengarang ulang jurnal. Kirim titik periksa ke pos "
          + "tetangga (\"plbn journal checkpoint\", \"plbn journal witness\").",
        en: "There is no witness: who controls this machine can write the journal anew. Send a checkpoint to a "
          + "neighbouring post (\"plbn journal checkpoint\", \"plbn journal witness\").")
  }

  private static func names(_ texts: [String]) -> String {
    texts.map { Phrase.outside($0, limit: Phrase.pathLimit) }.joined(separator: ", ")
  }

  private static func encryption(_ found: DiskEncryption) -> Phrase {
    switch found {
    case .encrypted: Phrase(id: "Disk penyimpanan terenkripsi.", en: "The store's disk is encrypted.")
    case .plain(let device):
      Phrase(
        id: "Disk penyimpanan (\(Phrase.outside(device))) TIDAK terenkripsi: siapa pun yang mengambilnya dapat membaca "
          + "semuanya. Pindahkan ke volume LUKS.",
        en: "The store's disk (\(Phrase.outside(device))) is NOT encrypted: whoever takes it can read everything. Move "
          + "the store to a LUKS volume.")
    case .unknown:
      Phrase(
        id: "Tidak diketahui apakah disk penyimpanan terenkripsi; tanyakan kepada pengelola mesin.",
        en: "Whether the store's disk is encrypted is not known; ask whoever keeps the machine.")
    }
  }

  private static func swap(_ plain: [String]?) -> Phrase {
    guard let plain else {
      return Phrase(id: "Tidak diketahui ke mana memori ditukar.", en: "Where memory is swapped to is not known.")
    }
    return plain.isEmpty
      ? Phrase(id: "Tidak ada swap tanpa enkripsi.", en: "There is no unencrypted swap.")
      : Phrase(
        id: "Swap TIDAK terenkripsi (\(names(plain))): frasa sandi dapat tertinggal di disk. Enkripsikan atau matikan.",
        en: "Swap is NOT encrypted (\(names(plain))): passphrases may stay on the disk. Encrypt it or turn it off.")
  }

  private static func permissions(_ examples: [String], _ count: Int) -> Phrase {
    count == 0
      ? Phrase(id: "Berkas penyimpanan hanya untuk pemiliknya.", en: "The store's files are their owner's alone.")
      : Phrase(
        id:
          "\(count) berkas atau folder terbuka bagi orang lain (\(names(examples))); jalankan \"chmod -R go= FOLDER\".",
        en: "\(count) files or folders are open to others (\(names(examples))); run \"chmod -R go= FOLDER\".")
  }

  private static func clock(_ isSynchronised: Bool?) -> Phrase {
    switch isSynchronised {
    case true?: Phrase(id: "Jam tersinkron.", en: "The clock is synchronised.")
    case false?:
      Phrase(
        id: "Jam TIDAK tersinkron: waktu catatan bisa salah. Nyalakan NTP, atau cocokkan jam dengan tangan.",
        en: "The clock is NOT synchronised: times in records may be wrong. Turn on NTP, or set the clock by hand.")
    case nil:
      Phrase(
        id: "Tidak diketahui apakah jam tersinkron.", en: "Whether the clock is synchronised is not known.")
    }
  }

  private static func space(_ bytes: Int, _ days: Int?) -> Phrase {
    let mebibytes = bytes >> 20
    let pace = days.map {
      Phrase(id: ", cukup \($0) hari lagi dengan laju sekarang", en: ", enough for \($0) days at the present pace")
    }
    let isEnough = HealthFinding(.space(bytes: bytes, days: days)).level == .good
    return Phrase(
      id: "Sisa disk \(mebibytes) MiB\(pace?.id ?? "")" + (isEnough ? "." : "; kosongkan ruang."),
      en: "\(mebibytes) MiB of disk are left\(pace?.en ?? "")" + (isEnough ? "." : "; make room."))
  }

  private static func checkpoint(_ uncovered: Int, _ hours: Int?, _ level: Level) -> Phrase {
    let order =
      level == .good
      ? Phrase(id: "", en: "")
      : Phrase(id: "; jalankan \"plbn journal checkpoint\"", en: "; run \"plbn journal checkpoint\"")
    guard let hours else {
      return Phrase(
        id: "Belum ada titik periksa, \(uncovered) catatan tanpa tanda tangan\(order.id).",
        en: "There is no checkpoint yet, \(uncovered) records are unsigned\(order.en).")
    }
    guard uncovered > 0 else {
      return Phrase(
        id: "Titik periksa terakhir (\(hours) jam lalu) mencakup semua catatan.",
        en: "The last checkpoint (made \(hours) hours ago) covers all records.")
    }
    return Phrase(
      id: "Titik periksa terakhir \(hours) jam lalu, \(uncovered) catatan sesudahnya\(order.id).",
      en: "The last checkpoint was made \(hours) hours ago, \(uncovered) records came since\(order.en).")
  }

  private static func signingKey(_ error: JournalError?) -> Phrase {
    guard let error else {
      return Phrase(
        id: "Kunci tanda tangan jurnal ada dan benar.", en: "The journal's signature key is there and the right one.")
    }
    return Phrase(
      id: "\(error.phrase.id) Tanpa kunci jurnal (keys/journal.key) tidak ada titik periksa baru; kembalikan berkas "
        + "itu dari tempat ia disimpan.",
      en: "\(error.phrase.en) Without the journal's key (keys/journal.key) no checkpoint is made; put that file back "
        + "from where it is kept.")
  }

  private static func backup(_ hours: Int?, _ level: Level) -> Phrase {
    let order =
      level == .good
      ? Phrase(id: "", en: "")
      : Phrase(id: "; jalankan \"plbn journal backup FOLDER\"", en: "; run \"plbn journal backup FOLDER\"")
    guard let hours else {
      return Phrase(id: "Belum pernah ada cadangan\(order.id).", en: "No back-up is known\(order.en).")
    }
    return Phrase(
      id: "Cadangan terakhir \(hours) jam lalu\(order.id).",
      en: "The last back-up was made \(hours) hours ago\(order.en).")
  }
}
