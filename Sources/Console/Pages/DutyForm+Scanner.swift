import Border
import Phrases
import Scanners
import Terminal

/// Which scanner a lane has: a serial line with how bytes travel on it, or a folder; nothing gives it up.
extension DutyForm {
  private static let settingsLimit = 20

  static func scannerFields(_ place: ScannerPlace?) -> [(label: Phrase, field: TextField)] {
    var settings = ""
    if case .serial(_, let usual)? = place { settings = usual.text }
    return [
      (.dutyScannerPath, TextField(place?.path ?? "", maximum: ScannerAtLane.pathLimit)),
      (.dutyScannerSettings, TextField(settings, maximum: settingsLimit)),
      (.dutyScannerReason, TextField(maximum: ScannerClaimed.reasonLimit)),
    ]
  }

  /// What lies in `/dev` is a line, and what has settings; everything else a folder.
  mutating func scanner(_ lane: Int, _ before: ScannerPlace?, _ texts: [String]) -> DutyWrite? {
    let trimmed = texts.map { text in text.trimmed }
    let (path, settings, reason) = (trimmed[0], trimmed[1], trimmed[2])
    guard !path.isEmpty else {
      if before != nil { return .release(lane: lane) }
      refuse(.dutyScannerMissing, field: 0)
      return nil
    }
    guard ScannerClaimed.isPath(path) else {
      refuse(DutyRefusal.scannerPath(limit: ScannerAtLane.pathLimit).phrase(), field: 0)
      return nil
    }
    let why = reason.isEmpty ? nil : reason
    guard path.hasPrefix("/dev/") || !settings.isEmpty else {
      return .claim(.folder(path: path), lane: lane, takeOver: why)
    }
    guard let line = settings.isEmpty ? .usual : SerialSettings(text: settings) else {
      refuse(.dutyScannerSettingsWrong, field: 1)
      return nil
    }
    return .claim(.serial(path: path, line), lane: lane, takeOver: why)
  }
}

extension String {
  fileprivate var trimmed: String {
    let start = drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
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
