import Phrases

extension Phrase {
  static let shift = Phrase(id: "Sif", en: "Shift")
  static let shiftTyped = Phrase(id: "Sif: periode", en: "Shift: period")
  static let shiftToday = Phrase(id: "hari ini", en: "today")
  static let shiftYesterday = Phrase(id: "kemarin", en: "yesterday")
  static let shiftMonth = Phrase(id: "bulan ini", en: "this month")
  static let shiftYear = Phrase(id: "tahun ini", en: "this year")
  static let departures = Phrase(id: "KEBERANGKATAN", en: "DEPARTURES")
  static let arrivals = Phrase(id: "KEDATANGAN", en: "ARRIVALS")
  static let crossedTitle = Phrase(id: "YANG MELINTAS", en: "CROSSED IN ALL")
  static let sum = Phrase(id: "Jumlah", en: "Total")
  static let withoutNationality = Phrase(id: "tanpa WN", en: "no nat.")
  static let outcomes = Phrase(id: "Keputusan", en: "Outcomes")
  static let records = Phrase(id: "Catatan", en: "Records")
  static let voidedRecords = Phrase(id: "dibatalkan", en: "voided")
  static let outsideRecords = Phrase(id: "di luar jam/sif/lajur", en: "outside hours/shift/lane")
  static let untoldRecords = Phrase(id: "telat lapor pusat", en: "central not told in time")
  static let undoneRecords = Phrase(id: "diurungkan", en: "undone")
  static let amendedRecords = Phrase(id: "diperbaiki", en: "amended")
  static let hitsWaiting = Phrase(id: "menunggu", en: "waiting")
  static let hitsDecided = Phrase(id: "tanpa penilaian", en: "no finding")
  static let hitsSame = Phrase(id: "orang sama", en: "same person")
  static let hitsOther = Phrase(id: "orang lain", en: "other person")
  static let hitsCannotTell = Phrase(id: "tidak pasti", en: "can't tell")
  static let patrolsOut = Phrase(id: "di luar", en: "out")
  static let patrolsBack = Phrase(id: "kembali", en: "back")
  static let patrolReports = Phrase(id: "laporan", en: "entries")
  static let patrolReportPersons = Phrase(id: "orang", en: "persons")
  /// While an answer is awaited.
  static let fetching = Phrase(id: "mencari…", en: "searching…")

  // A period, in the shift and in the history.
  static let since = Phrase(id: "Sejak", en: "From")
  static let upTo = Phrase(id: "Sebelum", en: "Before")
  static let noMoment = Phrase(id: "bukan waktu; tulis 21-11-2026 08:00", en: "no time; write 21-11-2026 08:00")
  static let endBeforeStart = Phrase(id: "harus sesudah awalnya", en: "must lie behind the beginning")
}

extension KeyText {
  static let shiftOpen = KeyText(
    title: Phrase(id: "Buka", en: "Open"),
    help: Phrase(id: "Buka catatan di balik angka ini.", en: "Open the records behind this number."))
  static let shiftMove = KeyText(
    title: Phrase(id: "Angka", en: "Number"),
    help: Phrase(id: "Pindah dari angka ke angka.", en: "Go from number to number."))
  static let shiftStep = KeyText(
    title: Phrase(id: "Hari", en: "Day"),
    help: Phrase(id: "Hari sebelumnya atau berikutnya.", en: "The day before or after."))
  static let shiftToday = KeyText(
    title: Phrase(id: "Hari ini", en: "Today"),
    help: Phrase(id: "Hari pos ini sejauh ini.", en: "The post's day so far."))
  static let shiftYesterday = KeyText(
    title: Phrase(id: "Kemarin", en: "Yesterday"),
    help: Phrase(id: "Seluruh hari kemarin.", en: "All of yesterday."))
  static let shiftHours = KeyText(
    title: Phrase(id: "8 jam", en: "8 hours"),
    help: Phrase(id: "Delapan jam terakhir.", en: "The last eight hours."))
  static let shiftWeek = KeyText(
    title: Phrase(id: "7 hari", en: "7 days"),
    help: Phrase(id: "Tujuh hari terakhir, hari ini termasuk.", en: "The last seven days, today included."))
  static let shiftMonth = KeyText(
    title: Phrase(id: "Bulan", en: "Month"),
    help: Phrase(id: "Bulan ini sejauh ini.", en: "This month so far."))
  static let shiftYear = KeyText(
    title: Phrase(id: "Tahun", en: "Year"),
    help: Phrase(id: "Tahun ini sejauh ini.", en: "This year so far."))
  static let shiftType = KeyText(
    title: Phrase(id: "Periode", en: "Period"),
    help: Phrase(id: "Ketik awal dan akhir periode; akhir kosong: sekarang.", en: "Type a period; no end means now."))
  static let shiftTake = KeyText(
    title: Phrase(id: "Tampilkan", en: "Show"),
    help: Phrase(id: "Tampilkan angka periode ini.", en: "Show the numbers of this period."))
}
