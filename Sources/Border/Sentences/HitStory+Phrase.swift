import Phrases
import ReferenceData

/// What is told of a hit wherever a crossing's whole story is: what its list asked for, who asked whom, and why.
extension HitTables {
  /// Why something was said of a hit: the code's words, then those of the officer's own. A reason of an old record, which
  /// has no code, is told as it stands, or as its code where it was a usual one.
  public func phrase(_ code: String?, _ words: String) -> Phrase {
    let known = code.map { reason($0) } ?? reasons.first { $0.label.value.id == words }
    guard let known else { return Phrase.said(words.isEmpty ? code ?? "" : words) }
    if known.needsWords { return Phrase.said(words) }
    let label = Phrase(id: known.label.value.id, en: known.label.value.en)
    return words.isEmpty || code == nil ? label : Phrase(id: "\(label.id): \(words)", en: "\(label.en): \(words)")
  }
}

extension SecondNamed {
  /// Who it was; whether that is more than a name.
  public var phrase: Phrase {
    isProven ? Phrase.said(officer) : Phrase(id: "\(officer), tidak terbukti", en: "\(officer), not proven")
  }
}

extension SecondAsk {
  /// `minta petugas kedua: IZIN, dicabut`.
  public func asked(_ reference: ReferenceData) -> Phrase {
    var what = Phrase(id: "penilaian ini", en: "this finding")
    if let code = about.outcome { what = Phrase.said(reference.outcome(code)?.word.value ?? code) }
    let more = reason.map { ", " + $0 } ?? ""
    return Phrase(id: "minta petugas kedua: \(what.id)\(more)", en: "second officer asked for: \(what.en)\(more)")
  }
}

extension SecondAsk.Answer {
  /// `tidak setuju: buktinya belum cukup`.
  public func phrase(_ tables: HitTables) -> Phrase {
    let why = tables.phrase(code, reason ?? "")
    return agrees
      ? Phrase(id: "setuju: \(why.id)", en: "agrees: \(why.en)")
      : Phrase(id: "tidak setuju: \(why.id)", en: "disagrees: \(why.en)")
  }

  /// Who it was; whether that is more than a name.
  public var second: SecondNamed { SecondNamed(officer: officer, isProven: isProven) }
}

extension HitFinding {
  /// Why it does not count, where it doesn't: a second officer has not spoken, or does not agree.
  public func problem(_ asks: [SecondAsk]) -> Phrase? {
    guard !stands(asks) else { return nil }
    return ask(asks)?.answer == nil
      ? Phrase(id: "belum berlaku: menunggu petugas kedua", en: "does not count yet: a second officer is awaited")
      : Phrase(id: "tidak berlaku: petugas kedua tidak setuju", en: "does not count: the second officer disagrees")
  }
}

extension HitOverride {
  /// In a line of crossings.
  public var mark: Phrase {
    isAsked
      ? Phrase(id: "lain dari \(list): \(due)", en: "against \(list): \(due)")
      : Phrase(id: "mirip kuat \(list), belum pasti siapa", en: "strong likeness \(list), not said who")
  }

  /// What the list asked for instead, and who agreed.
  ///
  /// - Parameter isLate: it was keyed in from paper.
  public func lines(_ reference: ReferenceData, isLate: Bool) -> [Phrase] {
    let word = reference.outcome(due)?.word.value ?? due
    let entry = [list, self.entry, listClass].compactMap(\.self).joined(separator: " ")
    let against =
      isAsked
      ? Phrase(
        id: "Lain dari yang diminta daftar: \(word) (\(entry))", en: "Not what the list asks for: \(word) (\(entry))")
      : Phrase(
        id: "Mirip kuat, belum dipastikan berdua siapa orangnya; daftarnya tidak meminta apa-apa (\(entry))",
        en: "A strong likeness of which two had not said who it is; the list asked for nothing (\(entry))")
    guard let second else {
      return [
        against,
        isLate
          ? Phrase(
            id: "Diputuskan di kertas, tanpa petugas kedua", en: "Decided on paper, without a second officer")
          : Phrase(
            id: "Tanpa petugas kedua: tidak ada orang lain yang berhak",
            en: "Without a second officer: nobody else had the right"),
      ]
    }
    let who = second.phrase
    return [
      against,
      seconded == nil
        ? Phrase(id: "Petugas kedua di terminal itu: \(who.id)", en: "Second officer at that terminal: \(who.en)")
        : Phrase(id: "Petugas kedua di konsol lain: \(who.id)", en: "Second officer at another console: \(who.en)"),
    ]
  }
}

extension HitDuty {
  /// What is due where the traveller is the person.
  public func phrase(_ reference: ReferenceData) -> Phrase {
    let word = reference.outcome(due)?.word.value ?? due
    return Phrase(id: "diminta \(word). \(advice.id)", en: "asks for \(word). \(advice.en)")
  }
}

extension Phrase {
  /// What somebody said, the same in every language.
  fileprivate static func said(_ text: String) -> Phrase { Phrase(id: text, en: text) }
}
