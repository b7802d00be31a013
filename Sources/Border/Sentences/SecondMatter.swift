import Journal
import Phrases
import Watchlist

/// What two people decide, in the words that the second one reads before signing.
public enum SecondMatter: Sendable {
  case rule(Rule, from: Int, to: Int, reason: String)
  /// - Parameter hit: whom the lists know like that traveller; nil: nobody.
  case decision(name: String, outcome: Phrase, hit: WatchlistChecked.Found?, reason: String)
  case finding(
    name: String, HitDisposed.Finding, hit: WatchlistChecked.Found?, list: String, entry: String, reason: String)
  case clearing(name: String, Clearing, hit: WatchlistChecked.Found?)
  case entry(WatchlistEntryMade)
  case withdrawal(entry: String, reason: String)
  case list(WatchlistImported)
  case retirement(list: String, reason: String)
  case swap(String, String, reason: String)
  case newAccount(String, AccountFacts)
  case account(String, from: AccountFacts, to: AccountFacts, reason: String?)
  case passphrase(of: String)
  case hours(day: String, hours: String, reason: String)
  case usualHours(day: String, reason: String)
  case journalKey
  case recoveryKey
  case witness(String, isTrusted: Bool)

  public var phrase: Phrase {
    switch self {
    case .rule(let rule, let old, let new, let reason):
      Phrase(
        id: "Aturan: \(rule.name.id), dari \(old) menjadi \(new).", en: "Rule: \(rule.name.en), from \(old) to \(new)."
      )
      .because(reason)
    case .decision(let name, let outcome, let hit, let reason):
      Phrase(
        id: "\(outcome.id): \(outside(name)).\(hit.map { " Temuan: \($0.told.id)." } ?? "")",
        en: "\(outcome.en): \(outside(name)).\(hit.map { " Hit: \($0.told.en)." } ?? "")"
      ).because(reason)
    case .finding(let name, let finding, let hit, let list, let entry, let reason):
      compared(name, finding.matter, hit, list, entry).because(reason)
    case .clearing(let name, let it, let hit):
      compared(
        name,
        Phrase(
          id: "orang lain, tidak dihentikan lagi\(it.until.map { " s.d. \($0)" } ?? "")",
          en: "another person, not to be stopped again\(it.until.map { " until \($0)" } ?? "")"), hit, it.list, it.entry
      ).because(it.reason)
    case .entry(let it):
      Phrase(
        id: "Entri pos baru: \(outside(it.names.first?.text ?? "")), \(it.listClass.rawValue), s.d. \(it.expires).",
        en: "New entry of the post: \(outside(it.names.first?.text ?? "")), \(it.listClass.rawValue), until "
          + "\(it.expires)."
      ).because(it.reason)
    case .withdrawal(let entry, let reason):
      Phrase(id: "Mencabut entri pos \(outside(entry)).", en: "Withdraws the post's entry \(outside(entry)).")
        .because(reason)
    case .list(let it):
      Phrase(
        id: "Daftar \(outside(it.list))\(it.published.map { " tanggal \(outside($0))" } ?? ""): \(it.entries) entri; "
          + "+\(it.added) baru, \(it.changed) berubah, -\(it.removed) hilang.",
        en: "List \(outside(it.list))\(it.published.map { " of \(outside($0))" } ?? ""): \(it.entries) entries; "
          + "+\(it.added) new, \(it.changed) changed, -\(it.removed) gone.")
    case .retirement(let list, let reason):
      Phrase(id: "Mencabut daftar \(outside(list)).", en: "Retires the list \(outside(list)).").because(reason)
    case .swap(let one, let other, let reason):
      Phrase(
        id: "Tukar lajur: \(outside(one)) dengan \(outside(other)).",
        en: "Lanes change: \(outside(one)) with \(outside(other))."
      ).because(reason)
    case .newAccount(let id, let facts):
      Phrase(
        id: "Akun baru \(outside(id)): \(facts.told.id).", en: "New account \(outside(id)): \(facts.told.en).")
    case .account(let id, let old, let new, let reason):
      Phrase(
        id: "Akun \(outside(id)), dari \(old.told.id) menjadi \(new.told.id).",
        en: "Account \(outside(id)), from \(old.told.en) to \(new.told.en)."
      ).because(reason ?? "")
    case .passphrase(let account):
      Phrase(
        id: "Frasa sandi dan kunci BARU bagi akun \(outside(account)).",
        en: "A NEW passphrase and key for the account \(outside(account)).")
    case .hours(let day, let hours, let reason):
      Phrase(
        id: "Jam buka \(outside(day)) menjadi \(outside(hours)).",
        en: "Opening hours of \(outside(day)): \(outside(hours))."
      )
      .because(reason)
    case .usualHours(let day, let reason):
      Phrase(id: "Jam biasa lagi pada \(outside(day)).", en: "The usual hours again on \(outside(day)).").because(
        reason)
    case .journalKey: Phrase(id: "Mengganti kunci jurnal.", en: "Changes the journal's key.")
    case .recoveryKey:
      Phrase(id: "Mengganti kunci pemulihan cadangan.", en: "Changes the recovery key of the back-ups.")
    case .witness(let name, let isTrusted):
      isTrusted
        ? Phrase(id: "Percaya saksi \(outside(name)).", en: "Trusts the witness \(outside(name)).")
        : Phrase(id: "Tidak lagi percaya saksi \(outside(name)).", en: "No longer trusts the witness \(outside(name)).")
    }
  }

  private func outside(_ text: String) -> String { Phrase.outside(text) }

  private func compared(
    _ name: String, _ finding: Phrase, _ hit: WatchlistChecked.Found?, _ list: String, _ entry: String
  ) -> Phrase {
    let place = "\(outside(list)) \(outside(entry))"
    return Phrase(
      id: "\(outside(name)): \(finding.id). Dibandingkan dengan \(hit?.told.id ?? place).",
      en: "\(outside(name)): \(finding.en). Compared with \(hit?.told.en ?? place).")
  }
}

extension Phrase {
  /// More is cut; the record has all of it.
  private static let reasonLimit = 300

  fileprivate func because(_ reason: String) -> Phrase {
    guard !reason.allSatisfy(\.isWhitespace) else { return self }
    let reason = Phrase.outside(reason, limit: Self.reasonLimit)
    return Phrase(id: "\(id) Alasan: \(reason)", en: "\(en) Reason: \(reason)")
  }
}

extension WatchlistChecked.Found {
  /// Whom, how alike and where.
  fileprivate var told: Phrase {
    let (name, place) = (Phrase.outside(name), "\(Phrase.outside(list)) \(Phrase.outside(entry))")
    return Phrase(id: "\(name) (\(bandWord.id), \(place))", en: "\(name) (\(bandWord.en), \(place))")
  }
}

extension HitDisposed.Finding {
  fileprivate var matter: Phrase {
    switch self {
    case .samePerson: Phrase(id: "orang yang SAMA", en: "the SAME person")
    case .otherPerson: Phrase(id: "orang LAIN", en: "ANOTHER person")
    case .cannotTell: Phrase(id: "tidak dapat dipastikan", en: "can't tell")
    }
  }
}

extension AccountFacts {
  fileprivate var told: Phrase {
    let roles = roles.sorted()
    let name = Phrase.outside(name)
    return Phrase(
      id: "\(name) (\(roles.map(\.name.id).joined(separator: ", "))\(isDisabled ? "; ditutup" : ""))",
      en: "\(name) (\(roles.map(\.name.en).joined(separator: ", "))\(isDisabled ? "; disabled" : ""))")
  }
}
