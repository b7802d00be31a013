import Phrases

extension AccessRefusal {
  /// What happened and what to do, in one sentence.
  public var phrase: Phrase {
    switch self {
    case .notSignedIn: Phrase(id: "Masuk dulu dengan akun dan frasa sandi.", en: "Sign in first.")
    case .sessionLocked: Phrase(id: "Konsol terkunci; buka dulu.", en: "The console is locked; unlock it first.")
    case .notPermitted(let permission):
      Phrase(
        id: "Hanya \(roles(permission).id) yang boleh \(permission.name.id).",
        en: "Only \(roles(permission).en) may \(permission.name.en).")
    case .secondPersonNeeded(let permission, let approvers):
      Phrase(
        id: "Petugas kedua harus ikut menyetujui untuk \(permission.name.id): \(shown(approvers)).",
        en: "To \(permission.name.en) a second officer must approve: \(shown(approvers)).")
    case .secondPersonUnfit(let account):
      Phrase(
        id: "Akun \(shown(account)) tidak dapat menjadi petugas kedua di sini; minta penyelia lain.",
        en: "The account \(shown(account)) can't be the second officer for this; ask another supervisor.")
    case .accountDisabled(let account):
      Phrase(
        id: "Akun \(shown(account)) dinonaktifkan; hubungi pengelola akun.",
        en: "The account \(shown(account)) is disabled; ask an administrator.")
    case .keyReplaced(let account):
      Phrase(
        id: "Akun \(shown(account)) sudah mendapat frasa sandi baru; masuk lagi dengan yang baru.",
        en: "The account \(shown(account)) got a new passphrase meanwhile; sign in again with that.")
    default: signInPhrase ?? secretPhrase ?? accountPhrase
    }
  }

  private var signInPhrase: Phrase? {
    switch self {
    case .signInFailed:
      Phrase(
        id: "Akun atau frasa sandi salah; percobaan ini dicatat.",
        en: "The account or the passphrase is wrong; this was recorded.")
    case .signInTooSoon(let seconds):
      Phrase(
        id: "Baru saja ada percobaan yang gagal; coba lagi dalam \(seconds) detik.",
        en: "Somebody tried in vain a moment ago; try again in \(seconds) seconds.")
    case .wrongPIN(let left):
      left == 0
        ? Phrase(
          id: "PIN salah; sekarang hanya frasa sandi yang membuka konsol.",
          en: "The PIN is wrong; from now on only the passphrase unlocks the console.")
        : Phrase(id: "PIN salah; sisa percobaan: \(left).", en: "The PIN is wrong; tries left: \(left).")
    case .noPIN: Phrase(id: "Buka konsol dengan frasa sandi.", en: "Unlock the console with the passphrase.")
    case .keyFileUnusable(let account):
      Phrase(
        id: "Berkas kunci akun \(shown(account)) hilang atau rusak; minta frasa sandi baru pada pengelola akun.",
        en: "The key file of the account \(shown(account)) is gone or damaged; ask an administrator for a new key.")
    case .storeOpen:
      Phrase(
        id: "Belum ada akun yang punya frasa sandi, jadi tidak perlu masuk; buat dulu frasa sandi akun pertama.",
        en: "No account has a passphrase yet, so nobody signs in; set the first account's passphrase first.")
    case .storeClosed:
      Phrase(
        id: "Akun pertama sudah punya frasa sandi; masuk dengan itu.",
        en: "The first account has a passphrase already; sign in with it.")
    default: nil
    }
  }

  private var secretPhrase: Phrase? {
    switch self {
    case .passphraseTooShort(let least):
      Phrase(
        id: "Frasa sandi terlalu pendek; sedikitnya \(least) huruf, misalnya empat kata.",
        en: "The passphrase is too short; at least \(least) characters, four words for instance.")
    case .passphraseTooLong(let most):
      Phrase(
        id: "Frasa sandi terlalu panjang; paling banyak \(most) huruf.",
        en: "The passphrase is too long; at most \(most) characters are taken.")
    case .passphraseTooPlain:
      Phrase(
        id: "Frasa sandi terlalu sederhana; pakai lebih banyak huruf yang berbeda.",
        en: "The passphrase is too plain; use more different characters.")
    case .passphraseIsName:
      Phrase(
        id: "Frasa sandi tidak boleh sama dengan nama atau akunnya.",
        en: "The passphrase must not be the account's name.")
    case .passphraseGuessed(let found): found.phrase
    case .passphraseHidden:
      Phrase(
        id: "Frasa sandi berisi karakter yang tidak terlihat; ketik lagi tanpa itu.",
        en: "The passphrase holds characters that nobody sees; type it again without them.")
    case .pinForm:
      Phrase(
        id: "PIN harus 6 sampai 12 angka, tidak semua sama dan tidak berurutan.",
        en: "A PIN has 6 to 12 digits, not all the same and not counting up or down.")
    default: nil
    }
  }

  private var accountPhrase: Phrase {
    switch self {
    case .accountForm(let text) where Account.isJournalItself(text):
      Phrase(
        id: "Dengan nama \"\(shown(text))\" jurnal sendiri mencatat, dan tidak seorang pun; pakai nama lain "
          + "(--officer).",
        en: "Under the name \"\(shown(text))\" the journal itself records, and nobody else; take another one "
          + "(--officer).")
    case .accountForm(let text):
      Phrase(
        id:
          "\"\(shown(text))\" tidak dapat menjadi nama akun; pakai 2 sampai 32 dari a-z, 0-9, titik dan tanda hubung.",
        en: "\"\(shown(text))\" can't be an account's id; use 2 to 32 of a-z, 0-9, dot and hyphen.")
    case .accountUnknown(let account):
      Phrase(id: "Tidak ada akun \(shown(account)).", en: "There is no account \(shown(account)).")
    case .accountExists(let account):
      Phrase(id: "Akun \(shown(account)) sudah ada.", en: "The account \(shown(account)) is there already.")
    case .tooManyAccounts(let most):
      Phrase(id: "Sudah ada \(most) akun; lebih tidak bisa.", en: "There are \(most) accounts; no more are taken.")
    case .noRoles: Phrase(id: "Akun perlu sedikitnya satu peran.", en: "An account needs at least one role.")
    case .accountChangedMeanwhile(let account):
      Phrase(
        id: "Akun \(shown(account)) baru saja diubah orang lain; tidak ada yang dicatat, buka lagi.",
        en: "The account \(shown(account)) was changed by somebody else just now; nothing was recorded, open it again.")
    case .nothingChanged:
      Phrase(id: "Tidak ada yang berubah; tidak ada yang dicatat.", en: "Nothing changes; nothing was recorded.")
    case .lastAdministrator:
      Phrase(
        id: "Harus tersisa satu pengelola akun yang dapat masuk; tidak ada yang dicatat.",
        en: "One administrator who can sign in must remain; nothing was recorded.")
    case .firstAccountFirst(let account):
      Phrase(
        id: "Akun \(shown(account)) harus mendapat frasa sandi lebih dulu.",
        en: "The account \(shown(account)) must get its passphrase first.")
    case .ruleBounds(let rule, let value):
      Phrase(
        id:
          "\(value) di luar batas aturan \"\(rule.name.id)\": \(rule.bounds.lowerBound) sampai \(rule.bounds.upperBound).",
        en: "\(value) is beyond the rule \"\(rule.name.en)\": \(rule.bounds.lowerBound) to \(rule.bounds.upperBound).")
    case .ruleChangedMeanwhile(let rule):
      Phrase(
        id: "Aturan \"\(rule.name.id)\" baru saja diubah orang lain; tidak ada yang dicatat, buka lagi.",
        en: "The rule \"\(rule.name.en)\" was changed by somebody else just now; nothing was recorded, open it again.")
    default: Phrase(id: "Tidak diizinkan.", en: "Not permitted.")
    }
  }

  private func roles(_ permission: Permission) -> (id: String, en: String) {
    let names = permission.roles.sorted().map(\.name)
    return (names.map(\.id).joined(separator: ", "), names.map(\.en).joined(separator: ", "))
  }

  private func shown(_ text: String) -> String { Phrase.outside(text) }

  private func shown(_ accounts: [String]) -> String { Phrase.outside(accounts.joined(separator: ", ")) }
}
