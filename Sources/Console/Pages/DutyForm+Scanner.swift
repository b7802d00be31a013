import Border
import Phrases
import Scanners

/// Which scanner a lane has: a serial line with how bytes travel on it, or a folder; nothing gives it up.
extension DutyForm {
  private static let settingsLimit = 20

  static func scannerRows(_ place: ScannerPlace?) -> [SmallForm<Slot>.Row] {
    var settings = ""
    if case .serial(_, let usual)? = place { settings = usual.text }
    return [
      .text(.path, .dutyScannerPath, place?.path ?? "", maximum: ScannerAtLane.pathLimit),
      .text(.settings, .dutyScannerSettings, settings, maximum: settingsLimit),
      .text(.reason, .dutyScannerReason, maximum: ScannerClaimed.reasonLimit),
    ]
  }

  /// What lies in `/dev` is a line, and what has settings; everything else a folder.
  mutating func scanner(_ lane: Int, _ before: ScannerPlace?) -> DutyWrite? {
    let (path, settings, reason) = (fields.trimmed(.path), fields.trimmed(.settings), fields.trimmed(.reason))
    guard !path.isEmpty else {
      if before != nil { return .release(lane: lane) }
      fields.refuse(.path, .dutyScannerMissing)
      return nil
    }
    guard ScannerClaimed.isPath(path) else {
      fields.refuse(.path, DutyRefusal.scannerPath(limit: ScannerAtLane.pathLimit).phrase())
      return nil
    }
    let why = reason.isEmpty ? nil : reason
    guard path.hasPrefix("/dev/") || !settings.isEmpty else {
      return .claim(.folder(path: path), lane: lane, takeOver: why)
    }
    guard let line = settings.isEmpty ? .usual : SerialSettings(text: settings) else {
      fields.refuse(.settings, .dutyScannerSettingsWrong)
      return nil
    }
    return .claim(.serial(path: path, line), lane: lane, takeOver: why)
  }
}

extension Phrase {
  static let dutyScannerTitle = Phrase(id: "Pemindai lajur ini", en: "This lane's scanner")
  static let dutyScanners = Phrase(id: "Pemindai", en: "Scanners")
  static let dutyNoScanners = Phrase(id: "Tidak ada. P untuk memasang.", en: "None. P claims one.")
  static let dutyScannerPath = Phrase(id: "Jalur atau folder", en: "Line or folder")
  static let dutyScannerSettings = Phrase(id: "Laju dan bentuk bita", en: "Rate and form of a byte")
  static let dutyScannerReason = Phrase(
    id: "Alasan, bila milik lajur lain yang sudah tutup", en: "Why, if it is a closed lane's")
  static let dutyScannerMissing = Phrase(
    id: "Lajur ini tidak mempunyai pemindai; tulis jalur atau foldernya.",
    en: "This lane has no scanner; write its line or folder.")
  static let dutyScannerSettingsWrong = Phrase(
    id: "Tulis seperti 9600 8N1: laju, bit data, paritas N, E atau O, bit henti.",
    en: "Write it as 9600 8N1: rate, data bits, parity N, E or O, stop bits.")
  static let scannerGone = Phrase(id: "PEMINDAI PUTUS", en: "SCANNER GONE")
  static let scannerUnreadable = Phrase(id: "PEMINDAI GAGAL", en: "SCANNER FAILS")
  static let scannerIsRead = Phrase(id: "dibaca di konsol ini", en: "read at this console")
}

extension KeyText {
  static let dutyScanner = KeyText(
    title: Phrase(id: "Pemindai", en: "Scanner"),
    help: Phrase(
      id: "Pasang atau lepas pemindai lajur konsol ini.", en: "Claim or release the scanner of this console's lane."))
}
