import Journal
import Phrases

/// Why nothing was recorded of a second officer, or of a decision against what a list asks for.
public enum HitRefusal: Sendable, Equatable {
  /// A reason that is none of the table's for this.
  case unknownReason(String, known: [String])
  case unknownAsk(String)
  case alreadyAnswered(officer: String, time: Timestamp)
  /// In a store without passphrases: who the second officer at this terminal is.
  case secondNameMissing
  /// Somebody has asked for just that already.
  case alreadyAsked(officer: String, time: Timestamp)
  /// Whoever asks can't be the second.
  case ownAsk
  /// No list asks for anything else.
  case noOverride
  /// A decision against what a list asks for takes a reason in words; so does one to let a strong likeness pass of which
  /// nobody knows yet who it is, where no list asks for anything.
  case wordsMissing(due: String, list: String, isAsked: Bool = true)
  /// In a store without passphrases: the second officer's name.
  case secondMissing(due: String, list: String, isAsked: Bool = true)

  /// What is wrong and what to do, in one sentence.
  public func phrase(_ zone: PostZone?) -> Phrase {
    switch self {
    case .unknownReason(let code, let known):
      Phrase(
        id: "Alasan \"\(Phrase.outside(code))\" tidak dikenal di sini; pilih \(known.joined(separator: ", ")).",
        en: "The reason \"\(Phrase.outside(code))\" is not known here; choose one of \(known.joined(separator: ", ")).")
    case .unknownAsk(let id):
      Phrase(
        id: "Tidak ada permintaan \"\(Phrase.outside(id))\"; pakai id dari \"plbn hit list\", sedikitnya 4 huruf.",
        en: "There is no request \"\(Phrase.outside(id))\"; use an id of \"plbn hit list\", at least 4 characters.")
    case .alreadyAnswered(let officer, let time):
      Phrase(
        id: "Permintaan ini sudah dijawab \(Phrase.outside(officer)) pukul \(Phrase.clock(time, zone)).",
        en: "\(Phrase.outside(officer)) has answered this request at \(Phrase.clock(time, zone)).")
    case .alreadyAsked(let officer, let time):
      Phrase(
        id:
          "Petugas kedua sudah diminta \(Phrase.outside(officer)) pukul \(Phrase.clock(time, zone)); tunggu jawabannya.",
        en:
          "\(Phrase.outside(officer)) has asked for a second officer at \(Phrase.clock(time, zone)); wait for the answer."
      )
    case .secondNameMissing:
      Phrase(
        id: "Kemiripan kuat perlu nama petugas kedua yang ikut menilai.",
        en: "A strong likeness takes the name of the second officer who says so too.")
    case .ownAsk:
      Phrase(
        id: "Petugas kedua harus orang lain; permintaan sendiri tidak dapat dijawab sendiri.",
        en: "The second officer must be somebody else; nobody answers their own request.")
    case .noOverride:
      Phrase(
        id: "Tidak ada daftar yang meminta lain; putuskan saja, petugas kedua tidak perlu.",
        en: "No list asks for anything else; decide, a second officer is not needed.")
    case .wordsMissing(let due, let list, let isAsked):
      Self.due(due, list, isAsked).followed(
        by: Phrase(
          id: "keputusan lain perlu alasan dengan kata-kata.", en: "another decision takes a reason in words."))
    case .secondMissing(let due, let list, let isAsked):
      Self.due(due, list, isAsked).followed(
        by: Phrase(
          id: "keputusan lain perlu nama petugas kedua.", en: "another decision takes a second officer's name."))
    }
  }

  /// What is due, and by whose wish.
  private static func due(_ due: String, _ list: String, _ isAsked: Bool) -> Phrase {
    let list = Phrase.outside(list)
    return isAsked
      ? Phrase(id: "Daftar \(list) meminta \(due)", en: "The list \(list) asks for \(due)")
      : Phrase(
        id: "Mirip kuat dengan daftar \(list), belum dipastikan berdua siapa orangnya: \(due)",
        en: "A strong likeness to list \(list) of which two have not said who it is: \(due)")
  }
}

extension Phrase {
  fileprivate func followed(by next: Phrase) -> Phrase {
    Phrase(id: "\(id); \(next.id)", en: "\(en); \(next.en)")
  }

  /// A moment of today as people say it, or whole where the post's time is not known.
  static func clock(_ time: Timestamp, _ zone: PostZone?) -> String {
    zone.map { $0.clock(time) + " " + $0.name } ?? time.description
  }
}

extension Refusal {
  /// Whether a second officer's name is all that lacks: where no account has a passphrase, nobody can prove more.
  public var asksForName: Bool {
    switch self {
    case .hit(.secondMissing), .hit(.secondNameMissing), .clearing(.secondMissing): true
    default: false
    }
  }
}
