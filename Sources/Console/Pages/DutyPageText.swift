import Border
import Phrases

extension Phrase {
  static let dutyTitle = Phrase(id: "Jaga", en: "Duty")
  static let dutyOpenLanes = Phrase(id: "Lajur yang dibuka", en: "Open lanes")
  static let dutyNoLanes = Phrase(id: "Tidak ada. B untuk membuka.", en: "None. B opens one.")
  static let dutyDrawTitle = Phrase(id: "Undian lajur", en: "The draw of lanes")
  static let dutySwapTitle = Phrase(id: "Tukar lajur", en: "Swap lanes")
  static let dutyTakeOverTitle = Phrase(id: "Ambil alih lajur", en: "Take a lane over")
  static let dutyBySupervisor = Phrase(id: "penyelia", en: "supervisor")
  static let dutyByMachine = Phrase(id: "mesin", en: "machine")
  static let dutyFalseDraw = Phrase(
    id: "Undian ini tidak cocok bila dihitung ulang.", en: "This draw is not true when it is repeated.")
  static let dutySwapped = Phrase(id: "tukar", en: "swap")
  static let dutyPeople = Phrase(id: "Petugas", en: "Officers")
  static let dutyNoRoster = Phrase(
    id: "Belum ada jadwal dan belum ada yang melapor.", en: "There is no roster, and nobody has reported.")
  static let dutyCame = Phrase(id: "lapor", en: "reported")
  static let dutyNotCome = Phrase(id: "belum lapor", en: "not yet")
  static let dutyNotRostered = Phrase(id: "di luar jadwal", en: "not on the roster")
  static let dutyPostOpen = Phrase(id: "Pos buka", en: "The post is open")
  static let dutyOpenHours = Phrase(id: "jam buka", en: "open")
  static let dutyPostClosed = Phrase(id: "Pos tutup", en: "The post is closed")
  static let dutyHoursUnknown = Phrase(
    id: "Jam buka pos ini tidak diketahui.", en: "The post's opening hours are not known.")
  static let dutyLanesField = Phrase(id: "Lajur", en: "Lanes")
  static let dutyDrawReason = Phrase(id: "Mengapa tidak ditunggu", en: "Why they are not waited for")
  static let dutyColleagueField = Phrase(id: "Rekan", en: "Colleague")
  static let dutyColleagueMissing = Phrase(
    id: "Tulis satu atau dua akun.", en: "Write one account, or two.")

  // Why a key does nothing.
  static let dutyHasReported = Phrase(id: "Anda sudah melapor", en: "you have reported")
  static let dutyIsOpen = Phrase(id: "lajur ini sudah Anda buka", en: "you have it open")
  static let dutyNotOpen = Phrase(id: "lajur konsol ini tidak dibuka", en: "this console's lane is not open")
  static let dutyIsDrawn = Phrase(id: "lajur sif ini sudah diundi", en: "the shift's lanes are drawn")
  static let dutyNobodyReported = Phrase(id: "belum ada yang melapor", en: "nobody has reported")
  static let dutyNotDrawn = Phrase(id: "belum diundi", en: "not drawn yet")

  static func dutyMissing(_ names: [String]) -> Phrase {
    Phrase(
      id: "? Belum melapor: \(Phrase.names(names)). Undian tanpa mereka perlu alasan, dan ditandai.",
      en: "? Not reported yet: \(Phrase.names(names)). A draw without them takes a reason, and is marked.")
  }

  static func dutyReported(_ shift: ShiftOfDay) -> Phrase { shift.phrase }
  static func dutyCloseAgain(_ lane: Int) -> Phrase {
    Phrase(id: "Tutup lajur \(lane)? Tekan T sekali lagi.", en: "Close lane \(lane)? Press T once more.")
  }

  static func dutyLane(_ lane: Int) -> Phrase { Phrase(id: "Lajur \(lane)", en: "Lane \(lane)") }

  // The header and the lane.
  static let laneOpen = Phrase(id: "buka", en: "open")
  static let laneClosed = Phrase(id: "tutup", en: "closed")
}

extension KeyText {
  static let keyDuty = KeyText(
    title: Phrase(id: "Jaga", en: "Duty"),
    help: Phrase(
      id: "Sif, undian dan lajur: lapor, buka, tutup, tukar.", en: "Shift, draw and lanes: report, open, close, swap."))
  static let dutyReport = KeyText(
    title: Phrase(id: "Lapor", en: "Report"),
    help: Phrase(id: "Melapor untuk sif.", en: "Report for the shift."))
  static let dutyOpen = KeyText(
    title: Phrase(id: "Buka", en: "Open"),
    help: Phrase(
      id: "Buka lajur Anda menurut undian, atau lajur konsol ini.", en: "Open your drawn lane, or this console's."))
  static let dutyTakeOver = KeyText(
    title: Phrase(id: "Ambil alih", en: "Take over"),
    help: Phrase(id: "Ambil alih lajur yang dibuka orang lain, dengan alasan.", en: "Take over a lane, with a reason."))
  static let dutyClose = KeyText(
    title: Phrase(id: "Tutup", en: "Close"),
    help: Phrase(id: "Tutup lajur konsol ini; ditanya sekali.", en: "Close this console's lane; it asks once."))
  static let dutyDraw = KeyText(
    title: Phrase(id: "Undi", en: "Draw"),
    help: Phrase(
      id: "Undi lajur di antara yang sudah melapor.", en: "Draw the lanes among those who have reported."))
  static let dutySwap = KeyText(
    title: Phrase(id: "Tukar", en: "Swap"),
    help: Phrase(
      id: "Tukar lajur dengan rekan setelah undian, dengan alasan.", en: "Swap lanes after the draw, with a reason."))
}
