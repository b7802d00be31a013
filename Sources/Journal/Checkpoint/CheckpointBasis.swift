/// What a checkpoint is made from: the tree and the key records of a journal's first lines, which grow together.
final class CheckpointBasis {
  let layout: StoreLayout
  let tree: JournalTree
  private(set) var keys: KeyRecords
  /// Whether all of it comes from the lines, so that what it contradicts is wrong.
  let isFromLines: Bool
  private var cursor: LeafCursor

  /// Begins with nothing.
  init(fromLinesOf layout: StoreLayout, _ identity: StoreIdentity) throws {
    self.layout = layout
    tree = try JournalTree(layout, kept: 0)
    keys = try KeyRecords(identity)
    cursor = LeafCursor(layout, at: 0)
    isFromLines = true
  }

  /// Begins with what is kept of the lines that the newest checkpoint covers. What is wrong in it comes to light when
  /// it does not lead to that checkpoint.
  ///
  /// - Throws: `misled` where nothing of use is kept; `system`.
  init(keptOf layout: StoreLayout, _ identity: StoreIdentity) throws {
    self.layout = layout
    guard let keys = try KeyRecords.kept(layout, identity) else { throw Misled() }
    self.keys = keys
    let newest = try Misled.catching { try CheckpointFiles(layout, keys: keys.history).newest() }
    tree = try Misled.catching { try JournalTree(layout, kept: newest?.checkpoint.size ?? 0) }
    cursor = LeafCursor(layout, at: tree.size)
    isFromLines = tree.size == 0 && keys.places.isEmpty
  }

  /// What is kept does not lead to the newest checkpoint: the lines must be asked.
  struct Misled: Error {
    static func catching<Result>(_ body: () throws -> Result) throws -> Result {
      do {
        return try body()
      } catch is JournalTree.MissingTile {
        throw Misled()
      } catch is CheckpointError {
        throw Misled()
      } catch JournalError.badKey {
        throw Misled()
      }
    }
  }

  /// Runs `body` on what is kept, and once more on the lines themselves where that turns out to be wrong.
  static func using<Result>(
    _ layout: StoreLayout, _ identity: StoreIdentity, _ body: (CheckpointBasis) throws -> Result
  ) throws -> Result {
    do {
      return try body(CheckpointBasis(keptOf: layout, identity))
    } catch is Misled {
      return try body(CheckpointBasis(fromLinesOf: layout, identity))
    }
  }

  /// Takes in lines up to `end`, all of them known to be on disk, after at most `limit` lines fewer.
  ///
  /// - Returns: whether it came to `end`.
  /// - Throws: `damaged` at the first line that does not hold; `readOnly`, `full`, `system`. Of no use after an error.
  func grow(to end: Int, limit: Int = .max) throws -> Bool {
    try cursor.read(to: end, limit: limit) { found in
      try tree.add(try found.hash())
      keys.note(found)
    }
  }

  /// What becomes of a checkpoint when it is made.
  struct Keeping {
    /// Whether it is added to the log.
    var logs: Bool
    /// Whether it takes the place of `journal/checkpoint`.
    var replaces: Bool
    /// The old key, while it hands over.
    var alsoSigned: SigningKey?

    static let all = Keeping(logs: true, replaces: true)
  }

  /// What stands in the store's files, by the keys of these lines.
  struct Kept {
    let current: SignedCheckpoint?
    let logged: SignedCheckpoint?

    var newest: SignedCheckpoint? { CheckpointFiles.newer(current, logged) }
  }

  /// - Throws: `Misled`, `unsoundCheckpoint`, `system`.
  func kept() throws -> Kept {
    try checked {
      let files = CheckpointFiles(layout, keys: keys.history)
      return Kept(current: try files.current(), logged: try files.lastLogged())
    }
  }

  /// Makes a checkpoint of all lines taken in so far, and keeps it; under the checkpoints' lock, whose file `log` is.
  /// Gives the newest one where that covers as many.
  ///
  /// - Throws: `Misled`; `disagrees` when these lines do not lead to the newest checkpoint's root, `missingEnd` when it
  ///   covers more; `lostLog`; `badKey`, `full`, `readOnly`, `system`.
  func sign(after kept: Kept, log: OpenFile, _ keeping: Keeping = .all) throws -> SignedCheckpoint {
    try checked {
      if let old = kept.newest?.checkpoint {
        guard old.size <= tree.size else { throw CheckpointError.missingEnd(size: old.size, lines: tree.size) }
        guard try tree.root(size: old.size) == old.root else { throw CheckpointError.disagrees(size: old.size) }
      }
      // Going on would hide that one of the two was taken away.
      guard kept.current == nil || kept.logged != nil else { throw CheckpointError.lostLog(path: layout.checkpointLog) }
      guard kept.current != nil || kept.logged == nil || LostCheckpoints.isFirstUnderway(layout) else {
        throw CheckpointError.lostCurrent(path: layout.checkpoint)
      }
      // Readers find the key by that file, so it comes before what the key signs.
      try keys.keep(layout)
      let same = kept.newest.flatMap { $0.checkpoint.size == tree.size ? $0 : nil }
      let signed = try same ?? make(alsoSigned: keeping.alsoSigned)
      let replaces = keeping.replaces && kept.current?.note != signed.note
      // In this order a crash leaves no log without a `checkpoint` that is there or made ready, and none without a log.
      if replaces { try Posix.writeDraft(layout.checkpointDraft, signed.note.bytes) }
      if keeping.logs, kept.logged?.note != signed.note { try CheckpointFiles.add(signed.note, to: log) }
      if replaces { try Posix.replaceFile(layout.checkpoint, by: layout.checkpointDraft) }
      return signed
    }
  }

  private func checked<Result>(_ body: () throws -> Result) throws -> Result {
    isFromLines ? try body() : try Misled.catching(body)
  }

  private func make(alsoSigned: SigningKey?) throws -> SignedCheckpoint {
    let origin = keys.history.first.name
    let checkpoint = Checkpoint(origin: origin, size: tree.size, root: try tree.root(size: tree.size))
    let key = keys.history.key(at: tree.size)
    var note = try checkpoint.signed(by: SigningKey.read(layout, for: key))
    if let alsoSigned { note = note.adding(try checkpoint.signature(of: alsoSigned)) }
    return try SignedCheckpoint(note, signedBy: key)
  }
}
