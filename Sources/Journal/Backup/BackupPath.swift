import Glibc

/// The files of a store that belong into a back-up, by their paths below the store's folder.
enum BackupPath {
  private static let depthLimit = 8
  private static let byteLimit = 512

  /// Whether a path may be written below a folder: it leads nowhere else, and nothing in it is hidden.
  static func isSound(_ path: some StringProtocol) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return path.utf8.count <= byteLimit && parts.count <= depthLimit
      && path.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F } && parts.allSatisfy { !$0.isEmpty && !$0.hasPrefix(".") }
  }

  /// What is made from the rest, or belongs to a moment: tiles, the newest checkpoint (the log has it), files that are
  /// being made ready. The event files are not here either, because a checkpoint says how much of them counts.
  private static let left: Set = [
    "journal/events", "journal/tree", "journal/next", "journal/checkpoint", "journal/checkpoint.new",
    "journal/key-records", "journal/key-records.new",
  ]

  /// The folders that a back-up takes.
  private static let taken = ["journal", "keys", "lists", "archive"]

  static func isTaken(_ path: String) -> Bool { taken.contains { path.hasPrefix($0 + "/") } }

  /// What a walk through a store found.
  struct Found {
    /// Regular files, sorted.
    var files: [String] = []
    /// What is neither a file nor a folder, links above all, and what has no sound name: not taken, and told.
    var skipped: [String] = []
  }

  /// - Throws: `notTaken` where one of the folders is something else; `tooMany`, `system`.
  static func files(of layout: StoreLayout) throws -> Found {
    var found = Found()
    for folder in taken {
      switch kind(layout.root + "/" + folder) {
      case S_IFDIR: try walk(folder, layout, &found)
      // Not all stores have lists or archives.
      case nil: break
      default: throw BackupError.notTaken(path: layout.root + "/" + folder)
      }
    }
    return found
  }

  private static func walk(_ folder: String, _ layout: StoreLayout, _ found: inout Found) throws {
    for name in try Posix.names(in: layout.root + "/" + folder) where !name.hasPrefix(".") {
      let path = folder + "/" + name
      if left.contains(path) || isDerived(path) { continue }
      switch kind(layout.root + "/" + path) {
      case S_IFDIR where isSound(path): try walk(path, layout, &found)
      case S_IFREG where isSound(path): found.files.append(path)
      case nil: break
      default: found.skipped.append(path)
      }
      guard found.files.count <= BackupManifest.rangeLimit / 2 else {
        throw BackupError.tooMany(limit: BackupManifest.rangeLimit / 2)
      }
    }
  }

  /// Tiles of an archive, which somebody has asked for proofs.
  private static func isDerived(_ path: String) -> Bool {
    path.hasPrefix("archive/") && path.hasSuffix("/journal/tree")
  }

  /// The type bits of what stands there itself; nil where nothing does.
  static func kind(_ path: String) -> mode_t? {
    var info = stat()
    return lstat(path, &info) == 0 ? info.st_mode & S_IFMT : nil
  }

  static let checkpointLog = "journal/checkpoints.log"

  /// The sizes of the files of the journal that only grow.
  static func logSizes(_ layout: StoreLayout) throws -> [String: Int] {
    var sizes: [String: Int] = [:]
    for name in try Posix.names(in: layout.root + "/journal") where isLog("journal/" + name) {
      sizes["journal/" + name] = try OpenFile(layout.root + "/journal/" + name, O_RDONLY | O_NOFOLLOW).size
    }
    return sizes
  }

  /// Whether a file only grows: then a back-up takes what is new at its end.
  static func isLog(_ path: String) -> Bool { path.hasPrefix("journal/") && path.hasSuffix(".log") }
}
