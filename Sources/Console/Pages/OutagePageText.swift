import Border
import Phrases

extension OutageForm.Kind {
  var title: Phrase {
    switch self {
    case .declare(isDrill: true): Phrase(id: "Latihan gangguan", en: "Outage drill")
    case .declare: Phrase(id: "Nyatakan gangguan", en: "Declare an outage")
    case .end(_, isDrill: true): Phrase(id: "Akhiri latihan", en: "End the drill")
    case .end: Phrase(id: "Akhiri gangguan", en: "End the outage")
    case .give: Phrase(id: "Bagikan kertas", en: "Give slips out")
    case .settle: Phrase(id: "Kertas kosong atau rusak", en: "Blank or spoiled slips")
    case .tell: Phrase(id: "Sudah dilaporkan ke pusat", en: "The central system was told")
    }
  }

  var fields: [(slot: OutageForm.Slot, label: Phrase, maximum: Int)] {
    let words = (
      slot: OutageForm.Slot.words, label: Phrase(id: "Keterangan", en: "In words"), maximum: OutageDeclared.wordsLimit
    )
    let papers = (
      slot: OutageForm.Slot.papers, label: Phrase(id: "Nomor kertas (101-150)", en: "Slips (101-150)"), maximum: 15
    )
    switch self {
    case .declare:
      return [
        (.cause, .outageCauseDigit, 1),
        (.since, Phrase(id: "Sejak (kosong: sekarang)", en: "Since (empty: now)"), 20), words,
      ]
    case .end:
      return [(.until, Phrase(id: "Pulih pukul (kosong: sekarang)", en: "Worked again at (empty: now)"), 20), words]
    case .give: return [papers, (.lane, Phrase(id: "Lajur", en: "Lane"), 2)]
    case .settle: return [papers, (.state, .outageStateDigit, 1), (.reason, .reason, PapersSettled.reasonLimit)]
    case .tell: return [words]
    }
  }

  var note: Phrase {
    switch self {
    case .declare(isDrill: true):
      Phrase(
        id: "Latihan dicatat dan tidak menandai pelintasan. Semua konsol menyebutnya.",
        en: "A drill is recorded and marks no crossing. All consoles name it.")
    case .declare:
      Phrase(
        id: "Konsol tetap bekerja; pelintasan ditandai sampai gangguan diakhiri.",
        en: "The console works on; crossings are marked until the outage ends.")
    case .end:
      Phrase(
        id: "Sesudah ini ketik kertasnya (K) dan laporkan yang belum (P).",
        en: "Then key its paper in (K) and tell of what is still to be told of (P).")
    case .give:
      Phrase(
        id: "Setiap nomor nanti diketik, atau dinyatakan kosong atau rusak.",
        en: "Each number is keyed in later, or accounted for as blank or spoiled.")
    case .settle:
      Phrase(id: "Nomor ini tidak akan diketik.", en: "These numbers will not be keyed in.")
    case .tell(_, let count):
      Phrase(
        id:
          "\(min(count, OutageReconciled.crossingLimit)) dari \(count) pelintasan dicatat sudah dilaporkan dengan tangan.",
        en: "\(min(count, OutageReconciled.crossingLimit)) of \(count) crossings are recorded as told of by hand.")
    }
  }
}

extension Phrase {
  static let outageTitle = Phrase(id: "Gangguan", en: "Outages")
  static let outageWord = Phrase(id: "GANGGUAN", en: "OUTAGE")
  static let outageDrillWord = Phrase(id: "LATIHAN", en: "DRILL")
  static let outageNoneNow = Phrase(
    id: "Tidak ada gangguan. Angka menyatakannya sejak sekarang:", en: "No outage. A digit declares one from now on:")
  static let outageOtherHint = Phrase(id: " (dengan keterangan)", en: " (in words)")
  static let outageToDo = Phrase(id: "Yang harus dibereskan", en: "To be put in order")
  static let outageBefore = Phrase(id: "Sebelumnya", en: "Before")
  static let outageInOrder = Phrase(id: "beres", en: "in order")
  static let outageLastDrill = Phrase(id: "Latihan terakhir", en: "Last drill")
  static let outageNever = Phrase(id: "belum pernah", en: "none yet")
  static let outageOpenPapers = Phrase(id: "terbuka", en: "open")
  static let outageOddPapers = Phrase(
    id: "diketik, padahal tidak dibagikan atau dinyatakan kosong", en: "keyed in, though not given out, or called blank"
  )
  static let outageCauseDigit = Phrase(
    id: "Sebab: 1 pusat, 2 jaringan, 3 listrik, 4 pembaca, 5 lain",
    en: "Cause: 1 central, 2 network, 3 power, 4 reader, 5 other")
  static let outageStateDigit = Phrase(id: "1 tidak terpakai, 2 rusak", en: "1 unused, 2 spoiled")
  static let outageNoTime = Phrase(
    id: "Bukan waktu; ketik seperti 08:10 atau 20-11-2026 23:40.", en: "No time; type it as 08:10 or 20-11-2026 23:40.")

  // Why a key does nothing.
  static let outageRuns = Phrase(id: "gangguan sedang berjalan", en: "an outage goes on")
  static let outageDrillRuns = Phrase(id: "latihan sedang berjalan", en: "a drill goes on")
  static let outageNone = Phrase(id: "tidak ada gangguan", en: "there is no outage")
  static let outageDrillHasNone = Phrase(id: "latihan tidak mempunyai pelintas", en: "a drill has no travellers")
  static let outageNoOpenPaper = Phrase(id: "tidak ada kertas terbuka", en: "no slip is open")
  static let outageAllTold = Phrase(id: "semua sudah dilaporkan", en: "all is told")

  static func outageTold(_ count: Int) -> Phrase {
    let told = min(count, OutageReconciled.crossingLimit)
    return Phrase(id: "\(told) pelintasan", en: "\(told) crossings")
  }

  static func outageLeft(_ papers: Int, _ untold: Int) -> Phrase {
    Phrase(id: "\(papers) kertas, \(untold) pelintasan lagi", en: "\(papers) slips, \(untold) crossings left")
  }

  static func outagePapers(_ papers: PaperBook) -> Phrase {
    Phrase(
      id:
        "Kertas: \(papers.givenCount) dibagikan, \(papers.keyed.count) diketik, \(papers.count(.unused)) tidak terpakai, "
        + "\(papers.count(.spoiled)) rusak",
      en: "Slips: \(papers.givenCount) given out, \(papers.keyed.count) keyed in, \(papers.count(.unused)) unused, "
        + "\(papers.count(.spoiled)) spoiled")
  }

  static func outageCrossings(_ state: OutageState) -> Phrase {
    Phrase(
      id: "Pelintasan: \(state.crossings), \(state.late) dari kertas; \(state.untold) belum dilaporkan ke pusat",
      en: "Crossings: \(state.crossings), \(state.late) from paper; \(state.untold) not told to the central system")
  }
}

extension KeyText {
  static let keyOutage = KeyText(
    title: Phrase(id: "Gangguan", en: "Outage"),
    help: Phrase(id: "Menyatakan gangguan; kertas dan pelaporannya.", en: "Declare an outage; its paper and telling."))
  static let outageDeclare = KeyText(
    title: Phrase(id: "Nyatakan", en: "Declare"),
    help: Phrase(
      id: "Nyatakan gangguan sejak sekarang, menurut sebabnya.", en: "Declare an outage from now on, by its cause."))
  static let outageDetails = KeyText(
    title: Phrase(id: "Sejak", en: "Since"),
    help: Phrase(
      id: "Nyatakan gangguan sejak lebih awal, dengan keterangan.", en: "Declare one since earlier, in words."))
  static let outageDrill = KeyText(
    title: Phrase(id: "Latihan", en: "Drill"),
    help: Phrase(id: "Nyatakan latihan gangguan.", en: "Declare an outage drill."))
  static let outageEnd = KeyText(
    title: Phrase(id: "Akhiri", en: "End"),
    help: Phrase(id: "Akhiri gangguan atau latihan yang berjalan.", en: "End the outage or the drill that goes on."))
  static let outageKey = KeyText(
    title: Phrase(id: "Ketik", en: "Key in"),
    help: Phrase(id: "Ketik kertas sebagai pelintasan terlambat.", en: "Key paper in as late crossings."))
  static let outageGive = KeyText(
    title: Phrase(id: "Bagi", en: "Give"),
    help: Phrase(id: "Catat kertas bernomor yang dibagikan.", en: "Record numbered slips that are given out."))
  static let outageSettle = KeyText(
    title: Phrase(id: "Rusak", en: "Spoiled"),
    help: Phrase(id: "Nyatakan kertas tidak terpakai atau rusak.", en: "Account for slips that are unused or spoiled."))
  static let outageTell = KeyText(
    title: Phrase(id: "Lapor", en: "Told"),
    help: Phrase(
      id: "Catat bahwa pusat sudah diberi tahu dengan tangan.", en: "Record that the central system was told by hand."))
}
