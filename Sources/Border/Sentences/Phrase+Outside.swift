import Glibc
import Phrases

extension Phrase {
  /// Most characters of a text from outside that a sentence repeats.
  static let outsideLimit = 60
  /// Most characters of a path that a sentence repeats: all of nearly every one.
  static let pathLimit = 300

  /// A text from outside as it may stand in a sentence: one line without control characters or others that nobody sees,
  /// cut where it is long.
  static func outside(_ text: some StringProtocol, limit: Int = outsideLimit) -> String {
    var result = ""
    var count = 0
    for scalar in text.unicodeScalars {
      guard count < limit else { return result + "..." }
      result.unicodeScalars.append(scalar.isHidden ? "?" : scalar)
      count += 1
    }
    return result
  }

  /// What the system says of an error number.
  public init(systemError code: Int32) {
    let text = strerror(code).map { String(cString: $0) } ?? "error \(code)"
    switch code {
    case ENOENT: self.init(id: "berkas atau folder itu tidak ada", en: "there is no such file or folder")
    case EACCES, EPERM: self.init(id: "tidak ada izin", en: "permission is denied")
    case EISDIR: self.init(id: "itu sebuah folder", en: "it is a folder")
    case ENOTDIR: self.init(id: "bagian dari jalurnya bukan folder", en: "a part of its path is no folder")
    case EIO: self.init(id: "disk gagal membaca atau menulis", en: "the disk failed to read or write")
    case ENOSPC, EDQUOT: self.init(id: "disk penuh", en: "the disk is full")
    case EROFS: self.init(id: "disk hanya dapat dibaca", en: "the disk can only be read")
    case ELOOP:
      // Files that are written are opened without following links.
      self.init(
        id: "itu tautan, dan tautan tidak diikuti; taruh berkasnya sendiri di situ",
        en: "it is a link, and links are not followed; put the file itself there")
    case EBADF:
      self.init(id: "deskriptor itu tidak terbuka untuk ini", en: "that descriptor is not open for this")
    case ENAMETOOLONG: self.init(id: "namanya terlalu panjang", en: "its name is too long")
    case EMFILE, ENFILE: self.init(id: "terlalu banyak berkas terbuka", en: "too many files are open")
    case EWOULDBLOCK: self.init(id: "dipakai proses lain", en: "another process uses it")
    case ENOMEM: self.init(id: "memori habis", en: "there is no memory left")
    default: self.init(id: "kesalahan sistem \(code): \(text)", en: text)
    }
  }
}

extension Unicode.Scalar {
  /// A control character, a bidirectional control or another that nobody sees: what is typed by a person has none, and
  /// what comes from a program with one is no name.
  var isHidden: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: true
    default: properties.isDefaultIgnorableCodePoint
    }
  }
}
