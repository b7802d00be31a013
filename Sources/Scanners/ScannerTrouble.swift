import Glibc
import Phrases

/// Why a scanner's line or folder can't be read.
public enum ScannerTrouble: Error, Sendable, Equatable {
  /// There is nothing at this path now: it is not plugged in, or not made yet.
  case absent(path: String)
  /// It was there, and is there no more.
  case gone(path: String)
  /// What lies there is no serial line.
  case notALine(path: String)
  case notAFolder(path: String)
  /// Another program reads it.
  case inUse(path: String)
  /// The line doesn't take these settings.
  case settingsRefused(path: String)
  /// It is another user's, so that files could not be moved out of it.
  case notOurs(path: String)
  case system(operation: String, path: String, code: Int32)

  /// What opening a path failed with.
  static func opening(_ path: String, _ code: Int32) -> ScannerTrouble {
    switch code {
    case ENOENT, ENODEV, ENXIO: .absent(path: path)
    case EBUSY: .inUse(path: path)
    case ENOTDIR: .notAFolder(path: path)
    default: .system(operation: "open", path: path, code: code)
    }
  }

  /// Whether it may pass by itself, by plugging something in.
  public var isAbsence: Bool {
    switch self {
    case .absent, .gone: true
    default: false
    }
  }

  public var phrase: Phrase {
    switch self {
    case .absent(let path):
      Phrase(id: "\(path) tidak ada; pasang pemindainya.", en: "\(path) is not there; plug the scanner in.")
    case .gone(let path): Phrase(id: "\(path) dicabut atau hilang.", en: "\(path) was pulled out or is gone.")
    case .notALine(let path): Phrase(id: "\(path) bukan jalur serial.", en: "\(path) is no serial line.")
    case .notAFolder(let path): Phrase(id: "\(path) bukan folder.", en: "\(path) is no folder.")
    case .inUse(let path):
      Phrase(
        id: "\(path) sedang dibaca program lain; hentikan program itu dulu.",
        en: "\(path) is being read by another program; stop that one first.")
    case .settingsRefused(let path):
      Phrase(
        id: "\(path) tidak menerima laju atau bentuk bita itu; lihat setelan di buku pemindainya.",
        en: "\(path) doesn't take that rate or form of a byte; see the settings in the scanner's manual.")
    case .notOurs(let path):
      Phrase(
        id: "\(path) milik pengguna lain; berkas hanya diambil dari folder sendiri.",
        en: "\(path) is another user's; files are taken from a folder of one's own only.")
    case .system(let operation, let path, EACCES):
      Phrase(
        id: "\(path) tidak boleh dibaca (\(operation)); masukkan pengguna ke grup dialout, lalu masuk ulang.",
        en: "\(path) may not be read (\(operation)); put the user into the group dialout and log in again.")
    case .system(let operation, let path, let code):
      Phrase(
        id: "\(path) tidak dapat dibaca (\(operation)): \(String(cString: strerror(code))).",
        en: "\(path) can't be read (\(operation)): \(String(cString: strerror(code))).")
    }
  }
}
