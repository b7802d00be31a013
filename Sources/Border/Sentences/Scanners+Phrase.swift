import Glibc
import Phrases
import Scanners
import TravelDocuments

extension ScannerLink.News {
  /// What is said of it; nil for documents and files, of which what became of them is said.
  public func phrase(_ path: String, lane: Int) -> Phrase? {
    switch self {
    case .document, .file: nil
    case .found(let again):
      again
        ? Phrase(id: "\(path) tersambung lagi.", en: "\(path) is there again.")
        : Phrase(id: "\(path) dibaca untuk lajur \(lane).", en: "\(path) is read for lane \(lane).")
    case .lost(let trouble):
      Phrase(
        id: "\(trouble.phrase.id) Disambung lagi sendiri begitu bisa.",
        en: "\(trouble.phrase.en) It is taken up again by itself.")
    case .waiting(let trouble): trouble.phrase
    case .unread(let error, let more): error.unread(path, more)
    case .left(let name, let why): why.phrase(name)
    }
  }
}

extension MRZError {
  fileprivate func unread(_ path: String, _ more: Int) -> Phrase {
    let why = scannerPhrase
    let others = more > 0 ? Phrase(id: " (dan \(more) lagi)", en: " (and \(more) more)") : Phrase(id: "", en: "")
    return Phrase(
      id: "Yang datang dari \(path) bukan dokumen\(others.id): \(why.id)",
      en: "What came from \(path) is no document\(others.en): \(why.en)")
  }

  /// The same for whoever holds the document: it is scanned again, not typed.
  private var scannerPhrase: Phrase {
    guard case .lineCount(_, let found, let expected) = self else { return phrase }
    return Phrase(
      id: "hanya \(found) dari \(expected) baris; pindai lagi.", en: "only \(found) of \(expected) lines; scan again.")
  }
}

extension LeftFile {
  public func phrase(_ file: String) -> Phrase {
    let name = Phrase.outside(file)
    return switch self {
    case .link: Phrase(id: "\(name) adalah tautan; dibiarkan.", en: "\(name) is a link; it is left alone.")
    case .notAFile: Phrase(id: "\(name) bukan berkas; dibiarkan.", en: "\(name) is no file; it is left alone.")
    case .otherOwner:
      Phrase(id: "\(name) milik pengguna lain; dibiarkan.", en: "\(name) is another user's; it is left alone.")
    case .tooLarge:
      Phrase(id: "\(name) lebih dari 64 KiB; dibiarkan.", en: "\(name) has more than 64 KiB; it is left alone.")
    case .nameless:
      Phrase(id: "\(name): nama itu bukan teks UTF-8; dibiarkan.", en: "\(name): no UTF-8 name; it is left alone.")
    case .unreadable(let code):
      Phrase(
        id: "\(name): \(String(cString: strerror(code))); dibiarkan.",
        en: "\(name): \(String(cString: strerror(code))); it is left alone.")
    }
  }
}

extension FolderFile {
  private var shownName: String { Phrase.outside(name) }

  public static var oldOnes: Phrase {
    Phrase(
      id: "Di folder sudah ada berkas sebelum program ini mulai; diambil juga.",
      en: "Files lay in the folder before this program began; they are taken too.")
  }

  public func notMoved(_ why: LeftFile) -> Phrase {
    Phrase(
      id: "\(shownName) sudah dicatat, tetapi tidak dapat dipindahkan: \(why.phrase(name).id)",
      en: "\(shownName) is recorded, but can't be moved: \(why.phrase(name).en)")
  }

  public func notRecorded(_ why: Phrase) -> Phrase {
    Phrase(
      id: "\(shownName) belum dicatat dan tetap di folder, dicoba lagi sendiri: \(why.id)",
      en: "\(shownName) is not recorded and stays in the folder, to be tried again: \(why.en)")
  }
}

extension ScannedFile {
  /// What is to be said of it once it is recorded: nothing, where all is as it should be.
  ///
  /// - Parameter recorded: how many of its documents were not recorded before.
  public func sentences(recorded: Int) -> [Phrase] {
    let name = Phrase.outside(file.name)
    var sentences: [Phrase] = []
    if recorded < documents.count {
      let count = documents.count - recorded
      sentences.append(
        Phrase(
          id: "\(count) dokumen di \(name) sudah tercatat lebih dulu.",
          en: "\(count) documents in \(name) were recorded before."))
    }
    if let first = unread.first {
      sentences.append(
        Phrase(
          id: "\(name) ke failed/ (\(documents.count) dokumen, \(unread.count) bukan): \(first.id)",
          en: "\(name) goes to failed/ (\(documents.count) documents, \(unread.count) none): \(first.en)"))
    }
    return sentences
  }
}

extension Phrase {
  /// Documents that a reader gave and that could not be recorded.
  public static func notTaken(_ count: Int, _ why: Phrase) -> Phrase {
    Phrase(
      id: "\(count) dokumen tidak diterima, pindai lagi: \(why.id)",
      en: "\(count) documents were not taken, scan again: \(why.en)")
  }
}
