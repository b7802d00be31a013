import Border
import Phrases

/// The words of signing in, locking and one's own account.
extension Phrase {
  static let noSession = Phrase(
    id: "belum ada akun yang punya frasa sandi", en: "no account has a passphrase yet")
  static let noPassphraseHelp = Phrase(
    id: "TANPA SANDI: siapa pun boleh melakukan apa pun di sini. Pasang frasa sandi: \"plbn account passphrase\".",
    en: "NO PASSPHRASE: anybody may do anything here. Set a passphrase: \"plbn account passphrase\".")
  static let secretHelp = Phrase(
    id: "Frasa sandi dan PIN tidak pernah ditampilkan. Lupa: pengelola akun memasang frasa sandi baru.",
    en: "Passphrase and PIN are never shown. Forgotten: an administrator sets a new passphrase.")
  static let readWhileCovered = Phrase(
    id: "Ada dokumen terbaca; TIDAK dicatat karena belum ada yang masuk. Baca lagi sesudah masuk.",
    en: "A document was read; it was NOT recorded, because nobody has signed in. Read it again afterwards.")
  static func keptWhileCovered(_ lane: Int) -> Phrase {
    Phrase(
      id: "Dokumen terbaca; menunggu di lajur \(lane) sampai ada yang masuk.",
      en: "A document was read; it waits at lane \(lane) until somebody signs in.")
  }
  static let tooManyWhileCovered = Phrase(
    id: "Dokumen TIDAK dicatat: \(Desk.unattendedLimit) sudah menunggu di lajur ini. Masuk dulu.",
    en: "The document was NOT recorded: \(Desk.unattendedLimit) wait at this lane already. Sign in first.")
  static let readWhileOpening = Phrase(
    id: "Ada dokumen terbaca; TIDAK dicatat karena penyimpanan masih dibuka. Baca lagi sebentar lagi.",
    en: "A document was read; it was NOT recorded, because the store is still being opened. Read it again in a moment.")
  static let pasteNotTyped = Phrase(
    id: "Tidak ditempel: terlalu panjang, lebih dari satu baris, atau berisi huruf kendali.",
    en: "Not pasted: it is too long, more than one line, or holds control characters.")
  static let enterTooFast = Phrase(
    id: "Enter terlalu dekat dengan huruf terakhir; tunggu, lalu tekan lagi.",
    en: "Enter came too close to the last letter; wait, then press it again.")
  static let typeAgain = Phrase(
    id: "Yang diketik barusan tidak masuk; berhenti sebentar, lalu ketik lagi.",
    en: "What was typed just now was not taken; stop for a moment, then type it again.")
  static let storeWasClosed = Phrase(
    id: "Frasa sandi pertama baru saja dipasang; masuk dengan akun Anda.",
    en: "The first passphrase was set just now; sign in with your account.")
  static let checking = Phrase(id: "memeriksa…", en: "checking…")
  static let waitFirst = Phrase(id: "tunggu dulu", en: "wait first")
  static let typedIsLost = Phrase(
    id: "Yang sudah diketik di sini hilang; tekan sekali lagi.", en: "What was typed here is lost; press once more.")
  static let strayGone = Phrase(
    id: "Yang diketik di Akun bukan akun; dihapus. Ketik akunnya, lalu frasa sandi.",
    en: "What was typed as the account is none, and was taken away. Type the account, then the passphrase.")
  static let secretChanged = Phrase(id: "Akun Anda sudah diubah.", en: "Your account is changed.")
  static let ruleKept = Phrase(id: "Aturan tersimpan.", en: "The rule is kept.")
  static let accountMissing = Phrase(id: "Akun belum diisi.", en: "The account is missing.")
  static let passphraseMissing = Phrase(id: "Frasa sandi belum diisi.", en: "The passphrase is missing.")
  static let notTheSame = Phrase(
    id: "Kedua isian tidak sama; ketik lagi.", en: "The two are not the same; type them again.")

  /// A document that this officer may not take.
  static func notTaken(_ reason: Phrase) -> Phrase {
    Phrase(id: "Dokumen TIDAK dicatat: \(reason.id).", en: "The document was NOT recorded: \(reason.en).")
  }

  static func leftUnrecorded(_ count: Int) -> Phrase {
    Phrase(
      id: "\(count) catatan petugas sebelumnya TIDAK tersimpan; yang dipindai tetap menunggu.",
      en: "\(count) records of the officer before were NOT kept; who was scanned keeps waiting.")
  }

  static func waiting(seconds: Int) -> Phrase {
    Phrase(
      id: "Coba lagi dalam \(seconds) detik; yang diketik sebelum itu tidak masuk.",
      en: "Try again in \(seconds) seconds; what is typed before is not taken.")
  }

  static func valueBetween(_ bounds: ClosedRange<Int>) -> Phrase {
    Phrase(
      id: "Isi angka antara \(bounds.lowerBound) dan \(bounds.upperBound).",
      en: "Enter a number between \(bounds.lowerBound) and \(bounds.upperBound).")
  }
}

extension AccessForm.Slot {
  /// What stands before the field.
  func label(hasPIN: Bool) -> Phrase {
    switch self {
    case .account: Phrase(id: "Akun", en: "Account")
    case .passphrase: Phrase(id: "Frasa sandi", en: "Passphrase")
    case .unlocking:
      hasPIN
        ? Phrase(id: "PIN atau frasa sandi", en: "PIN or passphrase") : AccessForm.Slot.passphrase.label(hasPIN: false)
    case .newPassphrase: Phrase(id: "Yang baru", en: "New one")
    case .newPIN: Phrase(id: "PIN baru", en: "New PIN")
    case .repeated: Phrase(id: "Sekali lagi", en: "Once more")
    case .secondName: Phrase(id: "Petugas kedua", en: "Second officer")
    case .value: Phrase(id: "Menjadi", en: "Becomes")
    case .reason: Phrase(id: "Alasan", en: "Reason")
    }
  }
}

extension AccessForm.Purpose {
  /// - Parameter name: whose session is locked, or who has signed in.
  func title(_ name: String) -> Phrase {
    switch self {
    case .opening: Phrase(id: "Membuka", en: "Opening")
    case .signIn: Phrase(id: "Masuk", en: "Sign in")
    case .unlock: Phrase(id: "Terkunci: \(name)", en: "Locked: \(name)")
    case .approve, .name: Phrase(id: "Petugas kedua", en: "Second officer")
    case .passphrase: Phrase(id: "\(name): ganti frasa sandi", en: "\(name): change the passphrase")
    case .pin: Phrase(id: "\(name): PIN", en: "\(name)'s PIN")
    case .rule: Phrase(id: "Aturan pos", en: "The post's rules")
    }
  }

  /// What must be known to fill it in.
  ///
  /// - Parameter book: has what the post's rules say now.
  func note(_ book: AccountBook?) -> Phrase? {
    switch self {
    case .opening, .signIn, .unlock: return nil
    case .approve(_, let permission, let approvers):
      return Phrase(
        id: "Untuk \(permission.name.id) harus ikut menyetujui: \(approvers.joined(separator: ", ")).",
        en: "To \(permission.name.en) one of these must approve: \(approvers.joined(separator: ", ")).")
    case .name(_, let sentence):
      let unproven = Phrase.secondUnproven
      return Phrase(id: "\(sentence.id) \(unproven.id)", en: "\(sentence.en) \(unproven.en)")
    case .passphrase:
      return Phrase(
        id: "Sedikitnya 12 huruf, misalnya empat kata. Akun lain dan peran: perintah \"plbn account\".",
        en: "At least 12 characters, four words for instance. Other accounts and roles: the command \"plbn account\".")
    case .pin:
      return Phrase(
        id: "6 sampai 12 angka, hanya untuk membuka kunci. Kosong: tanpa PIN.",
        en: "6 to 12 digits, for unlocking alone. Left empty: no PIN.")
    case .rule(let rule):
      let value = book?.value(rule) ?? rule.usual
      let (least, most) = (rule.bounds.lowerBound, rule.bounds.upperBound)
      return Phrase(
        id:
          "\(Self.capitalised(rule.name.id)), di semua konsol pos ini: sekarang \(value), boleh \(least) sampai \(most)."
          + (rule.effect.map { " " + $0.id } ?? ""),
        en: "\(Self.capitalised(rule.name.en)), at all consoles of this post: now \(value), may be \(least) to \(most)."
          + (rule.effect.map { " " + $0.en } ?? ""))
    }
  }

  private static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}

extension Role {
  /// For the header.
  var short: Phrase {
    switch self {
    case .officer: Phrase(id: "petugas", en: "officer")
    case .supervisor: Phrase(id: "penyelia", en: "supervisor")
    case .patrolLeader: Phrase(id: "komandan", en: "patrol")
    case .auditor: Phrase(id: "pemeriksa", en: "auditor")
    case .administrator: Phrase(id: "pengelola", en: "admin")
    }
  }
}

extension KeyText {
  static let keyLock = KeyText(
    title: Phrase(id: "Kunci", en: "Lock"),
    help: Phrase(
      id: "Kunci konsol ini; yang terbuka tetap seperti adanya.", en: "Lock this console; what is open stays as it is.")
  )
  static let keySignOut = KeyText(
    title: Phrase(id: "Keluar", en: "Sign out"),
    help: Phrase(id: "Keluar; petugas berikut masuk dengan akunnya.", en: "Sign out; the next officer signs in."))
  static let keyAccount = KeyText(
    title: Phrase(id: "Akun", en: "Account"),
    help: Phrase(
      id: "Akun Anda: frasa sandi, PIN; lalu aturan pos.", en: "Your account: passphrase, PIN; then the post's rules."))
  /// Behind the key stands what it leads to.
  static func keyAccountPart(_ purpose: AccessForm.Purpose) -> KeyText {
    let next =
      switch purpose.nextPart {
      case .pin: Phrase(id: "PIN", en: "PIN")
      case .rule: Phrase(id: "Aturan pos", en: "Rules")
      default: Phrase(id: "Frasa sandi", en: "Passphrase")
      }
    return KeyText(
      title: next,
      help: Phrase(
        id: "Bagian berikut: frasa sandi dan PIN Anda, lalu tiap aturan pos.",
        en: "The next part: your passphrase and PIN, then each of the post's rules."))
  }
  static let keyOther = KeyText(
    title: Phrase(id: "Petugas lain", en: "Other officer"),
    help: Phrase(
      id: "Petugas lain masuk; sesi yang terkunci ditutup, drafnya tetap ada.",
      en: "Another officer signs in; the locked session ends, its drafts stay."))
  static let keyNextOfForm = KeyText(
    title: Phrase(id: "Lanjut", en: "Go on"),
    help: Phrase(id: "Isian berikutnya; di isian terakhir: kirim.", en: "The next field; in the last one: send."))
  static let keyField = KeyText(
    title: Phrase(id: "Isian", en: "Field"), help: Phrase(id: "Isian berikutnya.", en: "The next field."))
  static let keyFieldBefore = KeyText(
    title: Phrase(id: "Isian sebelumnya", en: "Field before"),
    help: Phrase(id: "Isian sebelumnya.", en: "The field before."))

  static func keySend(_ purpose: AccessForm.Purpose) -> KeyText {
    switch purpose {
    case .opening, .signIn:
      KeyText(
        title: Phrase(id: "Masuk", en: "Sign in"), help: Phrase(id: "Periksa lalu masuk.", en: "Check and sign in."))
    case .unlock:
      KeyText(
        title: Phrase(id: "Buka", en: "Unlock"), help: Phrase(id: "Buka kunci konsol.", en: "Unlock the console."))
    case .approve, .name:
      KeyText(
        title: Phrase(id: "Setujui", en: "Approve"),
        help: Phrase(id: "Setujui dan catat.", en: "Approve and record it."))
    case .passphrase, .pin, .rule:
      KeyText(
        title: Phrase(id: "Simpan", en: "Save"), help: Phrase(id: "Simpan perubahan ini.", en: "Save this change."))
    }
  }
}

extension Rule {
  /// What moving it does, where the name does not say it.
  fileprivate var effect: Phrase? {
    switch self {
    case .possiblePercent:
      Phrase(
        id: "Lebih rendah: lebih banyak pelintas dihentikan. Lebih tinggi: lebih banyak yang lolos.",
        en: "Lower: more travellers are stopped. Higher: more get past.")
    case .strongPercent:
      Phrase(
        id: "Lebih rendah: lebih banyak calon yang perlu dua petugas.", en: "Lower: more candidates take two officers.")
    default: nil
    }
  }
}
