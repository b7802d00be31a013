import Journal
import Phrases

extension ChangedLines {
  /// Where lines were changed, and how sure that is: a sentence for each of the first runs, and what else is known.
  ///
  /// - Parameter limit: the most runs that are told one by one.
  public func phrases(limit: Int = 20) -> [Phrase] {
    var phrases = runs.prefix(limit).map { $0.phrase(isBorneOut: $0.last.seq < borneOutSize) }
    let left = count - runs.prefix(limit).reduce(0) { $0 + $1.count }
    if left > 0 {
      phrases.append(
        Phrase(
          id: "Masih ada \(left) baris lain yang diubah.", en: "\(left) more lines were changed."))
    }
    if borneOutSize > 0 {
      phrases.append(
        Phrase(
          id: "Titik periksa \(borneOutSize) baris menguatkan pohon yang disimpan: selain yang disebut, semua baris "
            + "sampai nomor \(borneOutSize - 1) seperti saat ditandatangani.",
          en: "The checkpoint of \(borneOutSize) lines bears out the kept tree: but for what is told, all lines up to "
            + "number \(borneOutSize - 1) are as they were when it was signed."))
    }
    if let elsewhere { phrases.append(elsewhere.rangePhrase) }
    return phrases
  }
}

extension ChangedLines.Run {
  fileprivate var count: Int { last.seq - first.seq + 1 }

  fileprivate func phrase(isBorneOut: Bool) -> Phrase {
    isBorneOut
      ? Phrase(
        id: "\(place.id) BUKAN yang ditandatangani, walau checksumnya benar. Simpan sebagai bukti, lapor.",
        en: "\(place.en) NOT what was signed, though with right checksums. Keep it as evidence, report it.")
      : Phrase(
        id: "\(place.id) lain dari pohon yang disimpan (journal/tree). Pohon itu tidak bertanda tangan: ini petunjuk, "
          + "bukan bukti.",
        en: "\(place.en) not as the kept tree has it (journal/tree). The tree is not signed: this is a hint and no "
          + "proof.")
  }

  private var place: Phrase {
    guard count > 1 else {
      return Phrase(
        id: "\(first.phrase.id), nomor \(first.seq): baris ini", en: "\(first.phrase.en), number \(first.seq): it is")
    }
    return Phrase(
      id: "\(first.phrase.id), nomor \(first.seq), sampai \(last.phrase.id), nomor \(last.seq): \(count) baris ini",
      en: "\(first.phrase.en), number \(first.seq), to \(last.phrase.en), number \(last.seq): these \(count) are")
  }

  fileprivate var rangePhrase: Phrase {
    Phrase(
      id: "Ada yang diubah di antara \(first.phrase.id), nomor \(first.seq), dan \(last.phrase.id), nomor \(last.seq); "
        + "pohon yang disimpan tidak mengatakan baris mana.",
      en: "Something was changed between \(first.phrase.en), number \(first.seq), and \(last.phrase.en), number "
        + "\(last.seq); the kept tree does not say which line.")
  }
}

extension LinePlace {
  fileprivate var phrase: Phrase {
    Phrase(id: "\(file) baris \(line) (bita \(offset))", en: "\(file) line \(line) (byte \(offset))")
  }
}

extension JournalTrouble {
  /// For an officer at the console: what is wrong, and at which line.
  public var phrase: Phrase {
    switch self {
    case .end(.damaged(let damage)): return damage.phrase
    case .end(let error): return error.phrase
    case .changed(let size, let changes):
      let told = CheckpointError.disagrees(size: size).phrase()
      guard let first = changes?.phrases(limit: 1).first else { return told }
      return Phrase(id: "\(told.id) \(first.id)", en: "\(told.en) \(first.en)")
    }
  }
}
