import Crypto
import Glibc
import Journal
import Phrases
import Watchlist

/// The file of the index of all lists that count, which whoever needs it first makes and every program of the post maps.
///
/// It lies in the store's folder `lists`, hidden, because it is derived: back-ups leave it out, and whoever deletes it
/// only makes the next start slower. It is never written to once it stands there. Other lists, and another version of
/// the program, mean another name.
struct WatchlistIndexFile {
  let layout: StoreLayout
  /// By their names, so that the same lists give the same bytes in whatever order they came.
  let lists: [WatchlistImported]
  /// How long somebody who builds the same is waited for. Whoever gets no turn builds beside him: that costs work alone.
  var patienceMilliseconds: Int

  init(layout: StoreLayout, lists: [WatchlistImported], patienceMilliseconds: Int = 30_000) {
    self.layout = layout
    self.lists = Self.ordered(lists)
    self.patienceMilliseconds = patienceMilliseconds
  }

  static func ordered(_ lists: [WatchlistImported]) -> [WatchlistImported] {
    lists.sorted { $0.list.utf8.lexicographicallyPrecedes($1.list.utf8) }
  }

  /// To be raised when a reader of lists gives other entries for the same files, so that what an older program read is
  /// not searched any more. `WatchlistIndex.formatTag` knows only how entries become an index.
  static let readers = 2
  /// What stands for both in names of files and in records.
  static let form = "\(WatchlistIndex.formatTag)-\(readers)"

  var path: String { layout.lists + "/" + name }

  /// Two programs that would make different indexes of the same lists, or of their files read in another form, never
  /// take each other's.
  private var name: String {
    let rows = lists.map { "\($0.list)\t\($0.format)\t\($0.sha256)\n" }.joined()
    return Self.prefix + SHA256.hex(SHA256.hash(data: Array(rows.utf8)).prefix(16)) + Self.suffix
  }

  private static let prefix = ".index-\(form)-"
  private static let suffix = ".plbnidx"
  /// As the room Watchlist names what it has not finished.
  private static let draftPrefix = ".draft-index-"

  /// An index that can be searched, and what did not go as it should.
  struct Loaded {
    var index: WatchlistIndex
    var problems: [Phrase] = []
    /// Lists that could not be read and are not in it.
    var unread: [WatchlistImported] = []
  }

  /// Maps the index, checked whole; makes it first where there is none. Where no file can be made it is in memory.
  ///
  /// Mapping takes milliseconds (it reads all of the file: 13 ms for 127 MB in the cache); making it about as long as
  /// reading the lists.
  func load() -> Loaded {
    guard !lists.isEmpty else { return Loaded(index: WatchlistIndex([])) }
    let found = look()
    if case .sound(let index) = found { return Loaded(index: index) }
    let turn = waitForTurn()
    defer { turn?.release() }
    var loaded = lookAgainOrBuild()
    if case .damaged = found { loaded.problems.append(.indexWasDamaged) }
    return loaded
  }

  /// Whether one lies there that whoever asks next will search.
  var isSound: Bool { if case .sound = look() { true } else { false } }

  // MARK: Mapping

  private enum Found {
    case sound(WatchlistIndex)
    /// Something lies there that nobody can have finished like that.
    case damaged
    /// None, or one that somebody else made and that isn't for this user.
    case none
  }

  /// What lies under the index's name. A person whom a damaged index doesn't find would pass unseen, so it is checked
  /// before the first answer and not beside it.
  private func look() -> Found {
    do throws(IndexFileError) {
      let index = try WatchlistIndex(mapping: path)
      let isOfThese = index.lists.elementsEqual(lists) { $0.name == $1.list && $0.digest == $1.sha256 }
      return isOfThese && isReadable && index.verify() ? .sound(index) : .damaged
    } catch {
      if case .unreadable = error { return .none }
      return .damaged
    }
  }

  /// Whether the disk gives all of the file. Asked by reading, because a bad block that is met in mapped bytes ends the
  /// program, and again at each of its starts.
  private var isReadable: Bool {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    return withUnsafeTemporaryAllocation(byteCount: 1 << 18, alignment: 8) { buffer in
      while true {
        let count = read(file, buffer.baseAddress, buffer.count)
        if count == 0 { return true }
        if count < 0, errno != EINTR { return false }
      }
    }
  }

  // MARK: Making

  var lock: StoreFiles.Lock { StoreFiles.Lock(path: layout.lists + "/.index-lock") }

  /// The turn to build; nil where whoever has it takes too long, or where the lock can't be made: then writing the
  /// index tells why.
  private func waitForTurn() -> StoreFiles.Held? {
    let deadline = SystemClock.monotonicMilliseconds() + patienceMilliseconds
    do {
      repeat {
        if let held = try lock.tryHolding() { return held }
        usleep(10_000)
      } while SystemClock.monotonicMilliseconds() < deadline
    } catch {}
    return nil
  }

  private func lookAgainOrBuild() -> Loaded {
    switch look() {
    case .sound(let index): return Loaded(index: index)
    case .damaged: StoreFiles.remove(path)
    case .none: break
    }
    let (builder, unread) = build()
    let problems = unread.map { Phrase.listNotSearched($0.list) }
    // A file under this name must never be a part of these lists.
    guard problems.isEmpty else { return Loaded(index: builder.finish(), problems: problems, unread: unread) }
    // Before writing, because the disk may have no room for both.
    removeOthers()
    do throws(IndexFileError) {
      try builder.write(to: path)
      return Loaded(index: try WatchlistIndex(mapping: path))
    } catch {
      return Loaded(index: builder.finish(), problems: [.indexInMemory(because: error)])
    }
  }

  /// The index of the kept files, and the lists that could not be read and are not in it.
  func build() -> (builder: WatchlistIndexBuilder, unread: [WatchlistImported]) {
    var builder = WatchlistIndexBuilder()
    var unread: [WatchlistImported] = []
    for list in lists {
      do {
        let entries = try KeptList.read(list, layout).entries
        builder.begin(list: list.list, digest: list.sha256)
        for entry in entries { builder.add(entry) }
      } catch {
        unread.append(list)
      }
    }
    return (builder, unread)
  }

  /// Takes away the indexes of lists that no longer count, and what a crash left. Who has one mapped keeps it.
  ///
  /// Another version of the program may be in use beside this one, and a draft may be somebody's who gave up waiting:
  /// they go when they are a day old.
  private func removeOthers() {
    let yesterday = time(nil) - 86_400
    for other in StoreFiles.names(in: layout.lists) where other != name {
      let isIndex = other.hasPrefix(".index-") && other.hasSuffix(Self.suffix)
      guard isIndex || other.hasPrefix(Self.draftPrefix) else { continue }
      let path = layout.lists + "/" + other
      var info = stat()
      guard lstat(path, &info) == 0, other.hasPrefix(Self.prefix) || info.st_mtim.tv_sec < yesterday else { continue }
      StoreFiles.remove(path)
    }
  }
}

extension WatchlistChecked.IndexUsed {
  /// What stands for an index in records. Costs a SHA-256 of all of it.
  init(_ index: WatchlistIndex) {
    self.init(
      form: WatchlistIndexFile.form,
      sha256: index.withBytes { bytes in
        var hash = SHA256()
        hash.update(bufferPointer: bytes)
        return SHA256.hex(hash.finalize())
      })
  }
}

extension Phrase {
  public static func listNotSearched(_ name: String) -> Phrase {
    Phrase(
      id: "Daftar \(name) tidak dapat dibaca dan TIDAK diperiksa; impor lagi.",
      en: "The list \(name) can't be read and is NOT searched; import it again.")
  }

  public static func listInIndexAlone(_ name: String) -> Phrase {
    Phrase(
      id:
        "Salinan daftar \(name) di pos ini hilang atau berubah; masih dicari, selama indeksnya ada. Impor lagi berkas "
        + "yang sama.",
      en: "This post's copy of the list \(name) was lost or altered; it is searched as long as its index is there. "
        + "Import the same file again.")
  }

  static var indexWasDamaged: Phrase {
    Phrase(
      id: "Indeks daftar rusak dan telah dibuat ulang.",
      en: "The lists' index was damaged and has been built again.")
  }

  static func indexInMemory(because error: IndexFileError) -> Phrase {
    let reason =
      switch error {
      case .unreadable(let code), .unwritable(let code): Phrase(systemError: code)
      case .notAnIndex, .otherVersion, .damaged:
        Phrase(id: "disk mengembalikan isi yang lain", en: "the disk gives back something else")
      }
    return Phrase(
      id: "Indeks daftar tidak dapat disimpan (\(reason.id)) dan hanya ada di memori; pencarian tetap berjalan.",
      en: "The lists' index can't be saved (\(reason.en)) and is in memory alone; searching goes on.")
  }
}
