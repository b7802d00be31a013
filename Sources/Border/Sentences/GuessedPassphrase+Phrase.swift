import Phrases

extension GuessedPassphrase {
  /// Why this one is refused, by the kinds of what does not count; what was typed is not said.
  var phrase: Phrase {
    let kinds = self.kinds.map(\.name)
    return Phrase(
      id: "Frasa sandi itu mudah ditebak. Tidak dihitung: \(kinds.map(\.id).joined(separator: ", ")). Tersisa \(left) "
        + "huruf atau tanda, perlu \(Self.enough). Pakai empat kata yang tidak berkaitan.",
      en:
        "That passphrase is easily guessed. Not counted: \(kinds.map(\.en).joined(separator: ", ")). \(left) letters or "
        + "signs are left, \(Self.enough) are needed. Use four words that have nothing to do with each other.")
  }
}

extension GuessedPassphrase.Kind {
  fileprivate var name: Phrase {
    switch self {
    case .name: Phrase(id: "nama akun", en: "the account's name")
    case .common: Phrase(id: "kata yang lazim dipakai", en: "words that many use")
    case .digits: Phrase(id: "angka dan tanggal", en: "digits and dates")
    case .keys: Phrase(id: "tombol yang berderet", en: "keys that lie side by side")
    case .series: Phrase(id: "bulan, hari, bilangan", en: "months, days, numbers")
    case .repetition: Phrase(id: "ulangan", en: "repetitions")
    }
  }
}
