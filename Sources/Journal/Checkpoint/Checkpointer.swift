import Glibc

/// Makes a store's checkpoints by itself while a program runs: `journal/checkpoint` is replaced at most once a second
/// while records come; `checkpoints.log` gets the first, one a minute, the first one behind each event file's end, and the last.
///
/// All of it happens on the caller's thread, in bounded steps: `tick` takes in at most 20,000 lines and waits for no
/// lock. Nobody is woken: `nextDue` says when there is something to do. Several programs on one store are peers; one
/// that finds a newer checkpoint goes on from it, and the time of the other's counts as its own.
///
/// One value belongs to one thread.
///
/// ```swift
/// // After each change of the watermark, and when `nextDue` has come:
/// if case .failed(let error) = checkpointer.tick(now: SystemClock.monotonicMilliseconds()) { tell(error) }
/// ```
public final class Checkpointer {
  /// What a call came to.
  public enum Outcome {
    case nothing
    case made(SignedCheckpoint)
    /// Told once, for as long as it lasts. Where the journal is not what was signed, nothing is signed any more; all
    /// else is tried again after a minute.
    case failed(any Error)

    fileprivate func orFailure() throws -> Outcome {
      if case .failed(let error) = self { throw error }
      return self
    }
  }

  static let replacePause = 1000
  static let logPause = 60_000
  static let retryPause = 60_000
  /// How soon a lock that a peer holds is tried again.
  static let lockPause = 100

  public let layout: StoreLayout
  private let identity: StoreIdentity
  private let lineLimit: Int
  private var basis: CheckpointBasis?
  /// What is kept did not lead to the newest checkpoint: all lines are read again before anything is signed.
  private var isRepairing = false
  /// The last step stopped at its limit.
  private var isCatchingUp = false
  /// The sizes of the newest checkpoint and of the last one in the log, as far as they have been seen.
  private var newestSize = 0
  private var loggedSize = 0
  /// Whether the log has one that did not come to its place as `journal/checkpoint`.
  private var isCurrentBehind = false
  /// When `journal/checkpoint` was replaced and when the log grew, by whomever.
  private var replacedAt: Int?
  private var loggedAt = 0
  /// How long before the first step the log grew.
  private var logAge = 0
  /// While a peer holds the lock.
  private var pausedUntil = Int.min
  /// The error that was told, and when it is tried again.
  private var trouble: (text: String, until: Int?)?
  private var witnessed: (logBytes: Int, witnesses: TrustedWitnesses, size: Int)?

  /// When `tick` has something to do even if no record comes, in the milliseconds that it is given; in the past when
  /// there is more to do at once. nil: not before the next record.
  public private(set) var nextDue: Int?

  /// - Throws: `noStore`, `newerFormat`, `damaged` (record 0), `system`.
  public convenience init(_ layout: StoreLayout) throws { try self.init(layout, lineLimit: 20_000) }

  init(_ layout: StoreLayout, lineLimit: Int) throws {
    self.layout = layout
    self.lineLimit = lineLimit
    identity = try StoreIdentity.read(layout)
  }

  /// Does what is due. With nothing new it costs a read of the watermark.
  ///
  /// - Parameter now: milliseconds of a clock that does not step back.
  public func tick(now: Int) -> Outcome {
    if let trouble {
      guard let until = trouble.until, now >= until else { return .nothing }
    }
    return telling(now) { try step(now, isLast: false) }
  }

  /// For a program that has recorded something and ends, as a command does: makes one where the pace allows, by the ages of the
  /// files. So a burst of commands makes one a second, and the records of its last second wait for the next.
  ///
  /// Costs two looks at files where none is due, else some milliseconds and two to three syncs. It takes in at most 20,000
  /// lines and waits for no lock. Where what is kept of the tree is of no use it reads these lines from the first on, and
  /// fails where there are more: who works longer, as a console or `plbn journal checkpoint` does, reads them all.
  public static func afterCommand(_ layout: StoreLayout) -> Outcome {
    if let age = age(of: layout.checkpoint), age < replacePause { return .nothing }
    do {
      let checkpointer = try Checkpointer(layout)
      checkpointer.logAge = min(age(of: layout.checkpointLog) ?? logPause, logPause)
      let now = SystemClock.monotonicMilliseconds()
      let outcome = try checkpointer.tick(now: now).orFailure()
      guard case .nothing = outcome, checkpointer.isRepairing else { return outcome }
      let repaired = try checkpointer.tick(now: now).orFailure()
      guard case .nothing = repaired, checkpointer.isRepairing else { return repaired }
      throw CheckpointError.uselessTree(path: layout.tiles)
    } catch {
      JournalAlarm.ring(layout, because: error)
      return .failed(error)
    }
  }

  /// Milliseconds since a file was written; nil where there is none, or the clock was put back since.
  private static func age(of path: String) -> Int? {
    var info = stat()
    guard stat(path, &info) == 0 else { return nil }
    let age = Timestamp.now().milliseconds - info.st_mtim.tv_sec * 1000 - info.st_mtim.tv_nsec / 1_000_000
    return age >= 0 ? age : nil
  }

  /// Makes and logs the last one before the program ends. Takes in at most 20,000 lines; waits at most 2 seconds for a
  /// peer.
  public func finish(now: Int) -> Outcome {
    guard trouble == nil else { return .nothing }
    return telling(now) { try step(now, isLast: true) }
  }

  /// How many lines a trusted witness has seen. Costs a look at the log's length where nothing has changed.
  ///
  /// - Parameter counting: whose signatures count; nil: of all whom the records name.
  public func witnessedSize(by counting: TrustedWitnesses? = nil) throws -> Int {
    let own = isRepairing ? nil : basis?.keys
    let keys = try own ?? KeyRecords.kept(layout, identity) ?? KeyRecords(identity)
    let witnesses = counting ?? keys.witnesses
    let bytes = Posix.exists(layout.witnessedLog) ? try OpenFile(layout.witnessedLog, O_RDONLY).size : 0
    if let witnessed, witnessed.logBytes == bytes, witnessed.witnesses == witnesses { return witnessed.size }
    let size = try WitnessedLog(layout: layout, keys: keys, counting: witnesses).size()
    witnessed = (bytes, witnesses, size)
    return size
  }

  // MARK: A step

  private func telling(_ now: Int, _ body: () throws -> SignedCheckpoint?) -> Outcome {
    do {
      let made = try body()
      trouble = nil
      return made.map(Outcome.made) ?? .nothing
    } catch {
      basis = nil
      let isMisled = error is CheckpointBasis.Misled || error is JournalTree.MissingTile
      guard !isMisled || isRepairing else {
        isRepairing = true
        nextDue = now
        return .nothing
      }
      isRepairing = false
      // Somebody takes tiles away as fast as they are written.
      let error = isMisled ? JournalError.system(operation: "read", path: layout.tiles, code: ENOENT) : error
      let text = "\(error)"
      let isNew = trouble?.text != text
      trouble = (text, JournalAlarm.isCause(error) ? nil : now + Self.retryPause)
      nextDue = trouble?.until
      return isNew ? .failed(error) : .nothing
    }
  }

  private func step(_ now: Int, isLast: Bool) throws -> SignedCheckpoint? {
    nextDue = nil
    // Before the first append after a start of the machine nobody knows what is on disk.
    guard let lines = try durableLines() else { return nil }
    let basis = try self.basis ?? begin(now)
    if lines < newestSize { try checkEnd(newestSize) }
    defer { nextDue = due(lines, now) }
    let isReplaceDue = isReplaceDue(now)
    let isLogDue = loggedSize < newestSize && now >= loggedAt + Self.logPause
    guard isLast || now >= pausedUntil,
      isLast || isCatchingUp || isLogDue || (lines > newestSize || isCurrentBehind) && isReplaceDue
    else { return nil }
    isCatchingUp = try !basis.grow(to: lines, limit: lineLimit)
    guard isLast || isLogDue || isReplaceDue, basis.tree.size >= newestSize, !(isRepairing && isCatchingUp) else {
      return nil
    }
    return try sign(basis, now, isLast: isLast)
  }

  /// How many lines are known to be on disk.
  private func durableLines() throws -> Int? {
    guard Posix.exists(layout.durable) else { return nil }
    return try WatermarkFile(path: layout.durable, writable: false).read().map { $0.seq + 1 }
  }

  private func begin(_ now: Int) throws -> CheckpointBasis {
    let basis: CheckpointBasis
    if isRepairing {
      basis = try CheckpointBasis(fromLinesOf: layout, identity)
      (newestSize, loggedSize) = (0, 0)
    } else {
      basis = try CheckpointBasis(keptOf: layout, identity)
      let files = CheckpointFiles(layout, keys: basis.keys.history)
      let current = try files.current()?.checkpoint.size ?? 0
      loggedSize = try files.lastLogged()?.checkpoint.size ?? 0
      newestSize = max(current, loggedSize)
      isCurrentBehind = current < loggedSize
    }
    loggedAt = now - logAge
    self.basis = basis
    return basis
  }

  private func sign(_ basis: CheckpointBasis, _ now: Int, isLast: Bool) throws -> SignedCheckpoint? {
    let log = try CheckpointFiles.openLog(layout)
    if isLast { return try FileLock.holding(log) { try signUnderLock(basis, log, now, isLast: true) } }
    let turn = try FileLock.holdingIfFree(log) { Turn(made: try signUnderLock(basis, log, now, isLast: false)) }
    if turn == nil { pausedUntil = now + Self.lockPause }
    return turn?.made
  }

  private struct Turn { let made: SignedCheckpoint? }

  private func signUnderLock(
    _ basis: CheckpointBasis, _ log: OpenFile, _ now: Int, isLast: Bool
  ) throws -> SignedCheckpoint? {
    let kept = try basis.kept()
    let (newest, logged) = (kept.newest?.checkpoint.size ?? 0, kept.logged?.checkpoint.size ?? 0)
    if logged > loggedSize { (loggedSize, loggedAt) = (logged, now) }
    if newest > newestSize {
      // While the lines are read again nothing is known of what is kept, and what is found is nobody's newer one.
      (newestSize, replacedAt) = (newest, isRepairing ? replacedAt : now)
    }
    let isFirst = kept.newest == nil
    guard let keeping = try decide(size: basis.tree.size, newest: newest, now, isFirst: isFirst, isLast: isLast) else {
      return nil
    }
    let signed = try basis.sign(after: kept, log: log, keeping)
    newestSize = signed.checkpoint.size
    if keeping.replaces { (replacedAt, isCurrentBehind) = (now, false) }
    if keeping.logs { (loggedSize, loggedAt) = (newestSize, now) }
    isRepairing = false
    return signed
  }

  /// What becomes of a checkpoint of `size` lines; nil when there is nothing to do.
  private func decide(
    size: Int, newest: Int, _ now: Int, isFirst: Bool, isLast: Bool
  ) throws -> CheckpointBasis.Keeping? {
    guard newest <= size else {
      try checkEnd(newest)
      return nil
    }
    if isLast { return newest < size || loggedSize < newest || isCurrentBehind ? .all : nil }
    let isFileBehind = try eventFiles(layout).contains { loggedSize < $0.firstSeq && $0.firstSeq <= size }
    let keeping = CheckpointBasis.Keeping(
      // The first at once, in both: from then on one that is empty or gone shows that somebody did that.
      logs: isFirst || isFileBehind || now >= loggedAt + Self.logPause,
      replaces: isFirst || (newest < size || isCurrentBehind) && isReplaceDue(now))
    return keeping.logs || keeping.replaces ? keeping : nil
  }

  /// A peer can be ahead of the lines that were counted before, but not of the disk.
  private func checkEnd(_ size: Int) throws {
    guard let lines = try durableLines(), lines < size else { return }
    throw CheckpointError.missingEnd(size: size, lines: lines)
  }

  private func isReplaceDue(_ now: Int) -> Bool { now >= replacedAt.map { $0 + Self.replacePause } ?? now }

  private func due(_ lines: Int, _ now: Int) -> Int? {
    let due: Int? =
      if isCatchingUp {
        now
      } else if lines > newestSize {
        replacedAt.map { $0 + Self.replacePause } ?? now
      } else {
        loggedSize < newestSize ? loggedAt + Self.logPause : nil
      }
    return due.map { max($0, pausedUntil) }
  }
}
