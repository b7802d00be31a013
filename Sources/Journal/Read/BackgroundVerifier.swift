import Glibc

/// Checks a journal in small steps while it is being used: what came since the last time, and once a day everything.
///
/// It looks at lines that are known to be on disk, lets a check look into the records, and compares the newest
/// checkpoint as it comes along; once a day all of them, and the archives with what record 0 says of them. One value belongs to one thread.
public final class BackgroundVerifier {
  /// What is known so far.
  public struct State: Equatable, Sendable {
    /// So many lines, from the first on, were read and are sound.
    public internal(set) var size = 0
    /// When all of them were last read in one go; nil before the first time.
    public internal(set) var sweptAt: Timestamp?
    /// The first thing that is wrong, until a later reading of everything finds nothing.
    public internal(set) var finding: Finding?
    /// Whom the store trusts as witnesses by the records of these lines, those left out that the check objects to; nil
    /// while there is no check or nothing was read.
    public internal(set) var witnesses: TrustedWitnesses?
  }

  public enum Finding: Equatable, Sendable {
    case line(JournalDamage)
    case checkpoint(CheckpointFinding)
    case record(RecordFinding)
    /// The archived journal with this id is not the one that the store was made with, or is missing.
    case archive(journal: String)
  }

  /// What `step` came to.
  public enum Step: Equatable, Sendable {
    /// There is more to do at once.
    case more
    /// Nothing to do for so long.
    case rest(milliseconds: Int)
  }

  public private(set) var state = State()
  private let layout: StoreLayout
  private let makeCheck: (@Sendable () throws -> any RecordCheck)?
  private var known: VerifiedSize
  /// What the check has learnt of the lines that are known; nil where another process has read them.
  private var trust: TrustRecords?
  /// What stood in the file when it was last read.
  private var lastRead: VerifiedSize?
  private var pass: VerificationPass?
  /// When everything is to be read again, on the clock that nobody puts back; nil before the first step.
  private var sweepDue: Int?
  /// Held while everything is read, so that the consoles of a post don't all do it in the same minute.
  private var sweepLock: OpenFile?

  /// How often it looks for new lines.
  public static let pause = 60_000
  /// How often everything is read.
  public static let sweepPause = 86_400_000

  /// Goes on where this or another process stopped. Costs a read of a small file.
  ///
  /// - Parameter check: makes the check that looks into the records, which knows none of this journal's yet. Not called before
  ///   `step`.
  public init(_ layout: StoreLayout, check: (@Sendable () throws -> any RecordCheck)? = nil) {
    self.layout = layout
    makeCheck = check
    lastRead = VerifiedSize(layout)
    known = lastRead ?? VerifiedSize()
    tell()
  }

  /// Checks at most so many lines more; 2,000 take about 2 ms, and where all of them are signed 0.1 s. The first of a
  /// pass also costs what making the check costs.
  ///
  /// - Parameter uptime: milliseconds of a clock that only goes forward; by it everything is read once a day, whatever
  ///   happens to `now`.
  /// - Throws: `noStore`, `newerFormat`, `system`; the next call begins the pass anew.
  public func step(
    lines: Int, now: Timestamp = .now(), uptime: Int = SystemClock.monotonicMilliseconds()
  ) throws -> Step {
    do {
      if pass == nil { pass = try begin(now, uptime) }
      guard let pass else { return .rest(milliseconds: Self.pause) }
      try pass.step(lines: lines)
      if pass.isDone { try end(pass, now) }
      return .more
    } catch {
      pass = nil
      sweepLock = nil
      throw error
    }
  }

  /// What is to be done now; nil for nothing.
  private func begin(_ now: Timestamp, _ uptime: Int) throws -> VerificationPass? {
    learn(now, uptime)
    // Without a watermark nobody knows what is on disk; the next writer makes one.
    guard let last = try JournalReader(layout).durable() else { return nil }
    if last < known.position.seq - 1 { VerifiedSize.setAside(layout, lines: last + 1) }
    if !hasDamage, known.position.seq > 0 {
      let trust = try knownTrust()
      if last >= known.position.seq, trust != nil || makeCheck == nil,
        let pass = try VerificationPass(layout, known, trust)
      {
        return pass
      }
      if last != known.position.seq - 1 || trust == nil && makeCheck != nil {
        // The journal is not what was known, or nobody has looked into its records.
        known = VerifiedSize()
        self.trust = nil
        tell()
        sweepDue = uptime
      }
    }
    // Where nothing is known yet this is the first reading, and one process does it for all.
    guard isSweepDue(uptime) else { return nil }
    // A process that was stopped in the middle holds the others up for a day and not longer.
    sweepLock = try lockSweep()
    guard sweepLock != nil || isSweepDue(uptime - Self.sweepPause) else { return nil }
    // Who held the lock may have just done it.
    learn(now, uptime)
    guard isSweepDue(uptime) else {
      sweepLock = nil
      return nil
    }
    do {
      let trust = try makeCheck.map { try TrustRecords(layout, $0()) }
      sweepDue = uptime + Self.sweepPause
      return try VerificationPass(layout, trust)
    } catch {
      // The check begins with the accounts of the archives: without them it can't be made, and that is to be told.
      if let lost = try? layout.archivedJournals().first(where: { !$0.isThere }) {
        state.finding = .archive(journal: lost.restored.journal)
      }
      throw error
    }
  }

  private var hasDamage: Bool {
    switch state.finding {
    case .line, .checkpoint, .archive: true
    // It is told, and the lines behind it are read all the same.
    case .record, nil: false
    }
  }

  /// What there is to know of the records in front of those that come; nil where that is not kept or not what it was.
  private func knownTrust() throws -> TrustRecords? {
    if let trust { return trust }
    guard let makeCheck, let places = known.trust else { return nil }
    trust = try TrustRecords(layout, makeCheck(), places)
    tell()
    return trust
  }

  private func isSweepDue(_ uptime: Int) -> Bool { sweepDue.map { uptime >= $0 } ?? true }

  /// Takes over what another console has done meanwhile.
  private func learn(_ now: Timestamp, _ uptime: Int) {
    let other = VerifiedSize(layout)
    // What was read once is not news, also where this process can't write its own in its place.
    let isNews = other != lastRead
    lastRead = other
    if isNews, let other,
      other.position.seq > known.position.seq || other.sweptAt != known.sweptAt || other.damage != known.damage
    {
      known = other
      trust = nil
      tell()
    } else if sweepDue != nil {
      return
    }
    // The time of day counts only here: a clock that is put back later makes no sweep wait for it.
    let age = known.sweptAt.map { now.milliseconds - $0.milliseconds } ?? .max
    let due = (0..<Self.sweepPause).contains(age) ? uptime + Self.sweepPause - age : uptime
    sweepDue = max(sweepDue ?? due, due)
  }

  /// The lock, which goes with the file; nil where another process has it. It lies on the store's folder, which stays
  /// and can be opened where nothing may be written.
  private func lockSweep() throws(JournalError) -> OpenFile? {
    let folder = try OpenFile(layout.root, O_RDONLY | O_DIRECTORY)
    return flock(folder.descriptor, LOCK_EX | LOCK_NB) == 0 ? folder : nil
  }

  private func end(_ pass: VerificationPass, _ now: Timestamp) throws {
    self.pass = nil
    // After the result is kept, so that the next one to have the lock reads it.
    defer { sweepLock = nil }
    let (report, reached) = try pass.finish()
    guard let found = pass.damage(report) else {
      if pass.isSweep { state.finding = nil }
      trust = pass.trust
      known = VerifiedSize(
        reached.position, reached.tree, sweptAt: pass.isSweep ? now : known.sweptAt,
        finding: (pass.isSweep ? nil : known.finding) ?? report.wrongRecords.first, trust: trust?.places,
        damage: pass.isSweep ? nil : known.damage)
      // On a store that can't be written it is done again by the next process.
      try? known.keep(layout)
      return tell()
    }
    state.finding = found
    state.size = max(0, min(state.size, (report.soundThrough ?? -1) + 1))
    // For who asks without reading: doctor. The next process begins where this one did, and sees for itself.
    var told = known
    told.damage = found
    try? told.keep(layout)
  }

  private func tell() {
    state.size = known.position.seq
    state.sweptAt = known.sweptAt
    state.witnesses = trust?.witnesses
    if !hasDamage { state.finding = known.finding.map(Finding.record) }
  }
}
