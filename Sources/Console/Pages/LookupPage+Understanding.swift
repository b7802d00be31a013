import Border
import Phrases

extension UnderstoodText {
  /// What to search; nil where there is neither a name nor a number to search for.
  var question: LookupQuestion? {
    isSearchable
      ? LookupQuestion(
        text: text, name: name, birth: birth, document: document, sex: sex, nationality: nationality) : nil
  }

  /// How the line is taken, said to the officer; nil where there is nothing to say.
  func phrase() -> Phrase? {
    var parts: [Phrase] = []
    if let birth {
      let date = Figures.date(birth)
      parts.append(Phrase(id: "\(Phrase.born.id): \(date)", en: "\(Phrase.born.en): \(date)"))
    }
    if let document { parts.append(Phrase(id: "Nomor: \(document)", en: "Number: \(document)")) }
    if let sex { parts.append(sex.word) }
    if let nationality { parts.append(Phrase(id: nationality, en: nationality)) }
    // The longest, and it stands in the field already: last, because the end of a long line is out of sight.
    if !name.isEmpty { parts.append(Phrase(id: "Nama: \(name)", en: "Name: \(name)")) }
    if !unused.isEmpty {
      let words = unused.joined(separator: " ")
      parts.insert(Phrase(id: "! tidak dipakai: \(words)", en: "! not used: \(words)"), at: 0)
    }
    if hasForeignName {
      parts.insert(Phrase(id: "! \(Phrase.noLatinLetters.id)", en: "! \(Phrase.noLatinLetters.en)"), at: 0)
    }
    guard !parts.isEmpty else { return nil }
    return Phrase(id: parts.map(\.id).joined(separator: " · "), en: parts.map(\.en).joined(separator: " · "))
  }
}
