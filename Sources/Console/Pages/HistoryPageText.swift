import Border
import Phrases
import Terminal

extension Phrase {
  static let history = Phrase(id: "Riwayat", en: "History")
  static let historyFilter = Phrase(id: "Riwayat: saring", en: "History: filter")
  static let allCrossings = Phrase(id: "semua pelintasan", en: "all crossings")
  static let noCrossingFound = Phrase(id: "Tidak ada pelintasan seperti itu.", en: "No such crossing.")
  static let following = Phrase(id: "IKUT", en: "FOLLOW")
  static let paused = Phrase(id: "DIJEDA", en: "PAUSED")
  static let any = Phrase(id: "semua", en: "any")
  static let nameColumn = Phrase(id: "Nama", en: "Name")
  static let nameStart = Phrase(id: "Awal nama", en: "Name starts")
  static let number = Phrase(id: "Nomor", en: "Number")
  static let numberStart = Phrase(id: "Awal nomor", en: "No. starts")
  static let noNumber = Phrase(id: "bukan nomor dokumen", en: "no document number")
  static let directionLabel = Phrase(id: "Arah", en: "Direction")
  static let citizenshipLabel = Phrase(id: "Warga", en: "Nationality")
  // Heads of columns, as long as the narrowest of them.
  static let timeHead = Phrase(id: "Jam", en: "Time")
  static let nationalityHead = Phrase(id: "WN", en: "Nat")
  static let laneHead = Phrase(id: "Ljr", en: "Ln")
  static let outcomeHead = Phrase(id: "Hasil", en: "Outc.")
  static let documentHead = Phrase(id: "Dokumen", en: "Doc.")
  static let crossedWord = Phrase(id: "melintas", en: "crossed")
  static let withoutVoided = Phrase(id: "tanpa yang batal", en: "without voided")
  static let onlyVoided = Phrase(id: "hanya yang batal", en: "voided only")
  static let onlyUndone = Phrase(id: "hanya yang diurungkan", en: "undone only")
  static let onlyAmended = Phrase(id: "hanya yang diperbaiki", en: "amended only")
  static let onlyOutside = Phrase(id: "hanya di luar jam/sif/lajur", en: "outside hours/shift/lane only")
  static let nothingFiltered = Phrase(id: "tidak ada saringan", en: "there is no filter")
}

extension HistoryPage {
  func bindings(_ scene: Scene) -> [Binding<Command>] {
    let bind = KeyBinder<Command>(scene)
    switch inside {
    case .form:
      return [bind(.take, [.enter], .historyTake), bind(.next, [.tab, .backtab, .down, .up], .formNext)]
    case .name:
      return [
        bind(.take, [.enter], .historyTakeName),
        bind(.move, [.up, .down, .pageUp, .pageDown], .keyMove, inBar: false),
      ]
    case .nothing:
      return [
        bind(.open, [.enter], .historyOpen, disabled: window.chosen == nil ? .nothingChosen : nil),
        bind(.name, [.character("/")], .historyName), bind(.filter, .both("f"), .historyFilter),
        bind(.clear, .both("x"), .historyClear, disabled: filter == CrossingFilter() ? .nothingFiltered : nil),
        bind(.pause, [.character(" ")], isPaused ? .historyFollow : .historyPause),
        bind(.column, [.character("<"), .character(">"), .left, .right], .historyColumn),
        bind(.reverse, .both("r"), .historyReverse),
        bind(.move, [.up, .down, .pageUp, .pageDown, .home, .end], .keyMove, inBar: false),
      ]
    }
  }
}

extension KeyText {
  fileprivate static let historyOpen = KeyText(
    title: Phrase(id: "Buka", en: "Open"),
    help: Phrase(
      id: "Buka pelintasan yang dipilih; * berarti sudah diperbaiki.", en: "Open the chosen crossing; * means amended.")
  )
  fileprivate static let historyName = KeyText(
    title: Phrase(id: "Nama", en: "Name"),
    help: Phrase(id: "Ketik nama; dicari tiap huruf.", en: "Type a name; each letter is looked for."))
  fileprivate static let historyFilter = KeyText(
    title: Phrase(id: "Saring", en: "Filter"),
    help: Phrase(id: "Saring menurut waktu, nama, dokumen, keputusan.", en: "Filter by time, name, document, outcome."))
  fileprivate static let historyClear = KeyText(
    title: Phrase(id: "Semua", en: "All"),
    help: Phrase(id: "Hapus saringan: semua pelintasan.", en: "Take the filter away: all crossings."))
  fileprivate static let historyPause = KeyText(
    title: Phrase(id: "Jeda", en: "Pause"),
    help: Phrase(id: "Daftar berhenti bergerak.", en: "The list stands still."))
  fileprivate static let historyFollow = KeyText(
    title: Phrase(id: "Ikuti", en: "Follow"),
    help: Phrase(id: "Daftar bergerak lagi.", en: "The list moves on."))
  fileprivate static let historyColumn = KeyText(
    title: Phrase(id: "Urut", en: "Sort"),
    help: Phrase(id: "Urutkan menurut kolom di kiri atau kanan.", en: "Sort by the column to the left or the right."))
  fileprivate static let historyReverse = KeyText(
    title: Phrase(id: "Balik", en: "Reverse"),
    help: Phrase(id: "Balik urutannya.", en: "Turn the order round."))
  fileprivate static let historyTake = KeyText(
    title: Phrase(id: "Saring", en: "Filter"),
    help: Phrase(
      id: "Tampilkan yang cocok; panah kiri dan kanan mengganti pilihan.",
      en: "Show what fits; left and right turn a choice."))
  fileprivate static let historyTakeName = KeyText(
    title: Phrase(id: "Selesai", en: "Done"),
    help: Phrase(id: "Nama selesai; Escape: saringan sebelumnya.", en: "The name is done; Escape: the filter before."))
}
