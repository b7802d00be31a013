import Phrases
import Watchlist

extension ListDifference.FieldChange {
  /// The field as people call it.
  public var word: Phrase {
    switch field {
    case "kind": Phrase(id: "jenis", en: "kind")
    case "names": Phrase(id: "nama", en: "name")
    case "births": Phrase(id: "lahir", en: "born")
    case "sex": Phrase(id: "kelamin", en: "sex")
    case "nationalities": Phrase(id: "kewarganegaraan", en: "nationality")
    case "documents": Phrase(id: "dokumen", en: "document")
    case "programs": Phrase(id: "program", en: "programme")
    case "addresses": Phrase(id: "alamat", en: "address")
    case "title": Phrase(id: "jabatan", en: "title")
    case "remarks": Phrase(id: "catatan", en: "remarks")
    case "measure": Phrase(id: "tindakan daftar", en: "measure")
    case "class": Phrase(id: "golongan", en: "class")
    case "action": Phrase(id: "tindakan", en: "action")
    case "legal_basis": Phrase(id: "dasar hukum", en: "legal basis")
    case "owner": Phrase(id: "instansi", en: "owner")
    case "entered": Phrase(id: "mulai", en: "from")
    case "review": Phrase(id: "tinjau", en: "review")
    case "expires": Phrase(id: "sampai", en: "until")
    default: Phrase(id: field, en: field)
    }
  }

  /// One of its values as people read it: codes in words.
  public func shown(_ value: String) -> Phrase {
    switch field {
    case "kind": return EntryKind(rawValue: value)?.word ?? Phrase(id: value, en: value)
    case "sex": return ListedSex(rawValue: value)?.word ?? Phrase(id: value, en: value)
    case "names":
      let code = value.prefix { $0 != ":" }
      guard let kind = NameKind(rawValue: String(code))?.word else { return Phrase(id: value, en: value) }
      let rest = value.dropFirst(code.count)
      return Phrase(id: kind.id + rest, en: kind.en + rest)
    default: return Phrase(id: value, en: value)
    }
  }
}
