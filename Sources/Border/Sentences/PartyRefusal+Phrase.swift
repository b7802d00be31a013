import Phrases

extension PartyRefusal {
  /// What happened and what to do, in one sentence.
  public var phrase: Phrase {
    switch self {
    case .laneTaken(let lane, let officer):
      Phrase(
        id: "Di lajur \(lane) masih ada rombongan yang dibuka \(Phrase.outside(officer)); tutup dulu.",
        en: "A party opened by \(Phrase.outside(officer)) is still at lane \(lane); close it first.")
    case .unknown(let id):
      Phrase(
        id: "Tidak ada rombongan \"\(Phrase.outside(id))\"; pakai id dari \"plbn party list\", sedikitnya 4 huruf.",
        en:
          "There is no party \"\(Phrase.outside(id))\"; use an id of \"plbn party list\", at least 4 characters of it.")
    case .ambiguous(let id):
      Phrase(
        id: "Lebih dari satu rombongan berawalan \"\(Phrase.outside(id))\"; tulis id lebih panjang.",
        en: "More than one party begins with \"\(Phrase.outside(id))\"; give more of its id.")
    case .closed(let officer):
      Phrase(
        id: "Rombongan itu sudah ditutup oleh \(Phrase.outside(officer)).",
        en: "That party was closed already, by \(Phrase.outside(officer)).")
    case .otherDirection:
      Phrase(
        id: "Rombongan itu berarah lain; tidak ada yang dicatat.",
        en: "That party goes the other way; nothing was recorded.")
    case .openMembers(let waiting, _, let surplus) where surplus > 0:
      Phrase(
        id:
          "Diputuskan \(surplus) orang lebih dari yang disebut, \(waiting) menunggu; sebutkan alasan untuk menutupnya.",
        en: "\(surplus) more were decided than were said, \(waiting) wait; give a reason to close it.")
    case .openMembers(let waiting, let missing, _):
      Phrase(
        id: "Masih \(waiting) menunggu keputusan dan \(missing) belum datang; sebutkan alasan untuk menutupnya.",
        en: "\(waiting) still wait to be decided and \(missing) have not come; give a reason to close it.")
    case .unknownAdult(let id):
      Phrase(
        id: "Pendamping \"\(Phrase.outside(id))\" bukan pindaian atau pelintasan pos ini.",
        en: "The companion \"\(Phrase.outside(id))\" is no scan or crossing of this post.")
    }
  }
}

extension PartyOpened.Kind {
  public var word: Phrase {
    switch self {
    case .bus: Phrase(id: "bus", en: "bus")
    case .car: Phrase(id: "mobil", en: "car")
    case .boat: Phrase(id: "perahu", en: "boat")
    case .family: Phrase(id: "keluarga", en: "family")
    case .group: Phrase(id: "kelompok", en: "group")
    }
  }
}
