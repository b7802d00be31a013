import Border
import Journal
import Phrases

extension WatchlistChecked.Cleared {
  /// That this traveller was found to be somebody else, and until when that holds.
  var word: Phrase {
    Phrase(id: "PERNAH BERSIH s.d. \(Figures.date(until))", en: "CLEARED BEFORE, until \(Figures.date(until))")
  }

  /// Who has said so, and on which day.
  func people(_ zone: PostZone) -> String {
    let day = zone.date(of: time).map { " " + Figures.date($0) } ?? ""
    return "\(officer), \(second)\(day)"
  }
}

extension KeyText {
  static let hitMark = KeyText(
    title: Phrase(id: "Tandai", en: "Mark"),
    help: Phrase(
      id: "Simpan, dan tandai pernah bersih: tidak dihentikan lagi karena entri ini. Perlu petugas kedua.",
      en: "Save, and mark as cleared before: not stopped for this entry again. Takes a second officer."))
}

extension Phrase {
  static let hitMarkStrong = ClearingRefusal.strongHit.phrase
}
