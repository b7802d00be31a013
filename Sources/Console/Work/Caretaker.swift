import Border
import CSys
import Foundation
import Glibc
import Journal
import Phrases
import Synchronization
import Terminal

/// What is known of store and machine beside the records.
struct Care: Equatable, Sendable {
  /// How many of the journal's lines a witness has seen whom the store trusts by records of those who may; nil: not known
  /// before the records were looked at.
  var witnessed: Int?
  /// Why no checkpoint is made.
  var checkpointProblem: Trouble?
  /// What a look at the journal found for which there was cause: somebody refused to record or to sign, or its end got shorter.
  var journalProblem: Trouble?
  /// What the console warns of: encryption, clock, space.
  var warnings: [HealthFinding] = []
  /// What was verified in the background.
  var verified: BackgroundVerifier.State?
}

/// Looks after the store while the console works: makes checkpoints at their pace, keeps the ledger's log short, looks at
/// disk and clock once a minute, and lets the journal be verified in the background. On threads of its own, which sleep until the watermark
/// moves or something is due.
final class Caretaker: Sendable {
  private static let healthPause = 60_000
  /// How often the journal is looked at where the machine can't watch it.
  private static let lookPause = 1_000
  /// How long the console has for its first paint alone: what is done here reads much, and can wait.
  private static let startPause = 150

  private let layout: StoreLayout
  private let tell: @Sendable (Care) -> Void
  private let care = Mutex(Care())
  private let bell: Int32
  private let isEnding = Mutex(false)
  private let isDone = Mutex(true)
  private let verifier = Mutex<VerifierThread?>(nil)

  /// - Parameter tell: gets what is known whenever it has changed, on any thread.
  init(_ layout: StoreLayout, tell: @escaping @Sendable (Care) -> Void) {
    self.layout = layout
    self.tell = tell
    bell = eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC))
  }

  deinit { if bell >= 0 { close(bell) } }

  /// Begins a moment later, or with the first record.
  func start() {
    isDone.withLock { $0 = false }
    Thread.detachNewThread { [self] in
      work()
      isDone.withLock { $0 = true }
    }
  }

  private func startVerifier() {
    let verifier = VerifierThread(layout, check: { [layout] in try SignatureCheck(continuing: layout) }) {
      [weak self] state in
      self?.note { $0.verified = state }
      // Whose witnessing counts may be known now.
      self?.ring()
    }
    self.verifier.withLock { $0 = verifier }
  }

  /// Makes the last checkpoint and then stops verifying; waits for both at most so long together.
  ///
  /// What takes longer goes on by itself and is not told any more.
  func finish(milliseconds: Int) {
    isEnding.withLock { $0 = true }
    ring()
    let deadline = SystemClock.monotonicMilliseconds() + milliseconds
    while !isDone.withLock(\.self), SystemClock.monotonicMilliseconds() < deadline { usleep(1_000) }
    let verifier = self.verifier.withLock { $0.take() }
    verifier?.stop(milliseconds: max(0, deadline - SystemClock.monotonicMilliseconds()))
  }

  private func ring() { eventfd_write(bell, 1) }

  private func note(_ change: (inout Care) -> Void) {
    let changed = care.withLock { care in
      let before = care
      change(&care)
      return care == before ? nil : care
    }
    if let changed { tell(changed) }
  }

  private func work() {
    let inotify = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    if inotify >= 0 {
      inotify_add_watch(inotify, layout.run, UInt32(IN_MODIFY | IN_CREATE | IN_MOVED_TO))
      inotify_add_watch(inotify, layout.events, UInt32(IN_MODIFY | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO))
      // A witness's signature that comes back.
      inotify_add_watch(inotify, layout.root + "/journal", UInt32(IN_CLOSE_WRITE))
    }
    defer { if inotify >= 0 { close(inotify) } }
    let start = SystemClock.monotonicMilliseconds()
    wait(inotify, until: start + Self.startPause, start)
    if !isEnding.withLock(\.self) { startVerifier() }
    var checkpointer: Checkpointer?
    var tidier = LedgerTidier(layout)
    var watch = JournalWatch(layout)
    var healthDue = 0
    while true {
      let now = SystemClock.monotonicMilliseconds()
      let isLast = isEnding.withLock(\.self)
      do {
        let own = try checkpointer ?? Checkpointer(layout)
        checkpointer = own
        note(isLast ? own.finish(now: now) : own.tick(now: now))
        if let counting = care.withLock({ $0.verified?.witnesses }) {
          let witnessed = try own.witnessedSize(by: counting)
          note { $0.witnessed = witnessed }
        }
      } catch {
        note { $0.checkpointProblem = Trouble(checkpoint: error) }
      }
      if isLast { return }
      let isKnown = care.withLock { $0.journalProblem != nil }
      // What is known already is looked at again with the rest.
      if watch.hasCause() && !isKnown || isKnown && now >= healthDue { look() }
      tidier.tidy()
      if now >= healthDue {
        healthDue = now + Self.healthPause
        let warnings = StoreHealth(layout).check().filter { $0.level == .attention }
        note { $0.warnings = warnings.sorted { Self.weight($0) < Self.weight($1) } }
      }
      wait(inotify, until: min(checkpointer?.nextDue ?? healthDue, healthDue), now)
    }
  }

  /// What stops the work first comes first.
  private static func weight(_ finding: HealthFinding) -> Int {
    ["space", "inodes", "permissions", "encryption"].firstIndex(of: finding.topic) ?? Int.max
  }

  private func note(_ outcome: Checkpointer.Outcome) {
    switch outcome {
    case .made: note { $0.checkpointProblem = nil }
    // That a store can only be read is told already.
    case .failed(JournalError.readOnly): break
    case .failed(let error):
      let trouble = Trouble(checkpoint: error)
      note { $0.checkpointProblem = trouble }
      // At once in red, and then with the line.
      if trouble.word == .damagedJournal { look() }
    case .nothing: break
    }
  }

  private func look() {
    let found = JournalTrouble.look(layout)
    note { $0.journalProblem = found.map { Trouble(word: .damagedJournal, sentence: $0.phrase, isClosed: false) } }
  }

  private func wait(_ inotify: Int32, until due: Int, _ now: Int) {
    let pause = max(0, inotify < 0 ? min(due - now, Self.lookPause) : due - now)
    var waits = [bell, inotify].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    _ = poll(&waits, 2, Int32(clamping: pause))
    var rung = eventfd_t()
    eventfd_read(bell, &rung)
    guard inotify >= 0 else { return }
    withUnsafeTemporaryAllocation(byteCount: 8192, alignment: 8) { buffer in
      while read(inotify, buffer.baseAddress, buffer.count) > 0 {}
    }
  }
}
