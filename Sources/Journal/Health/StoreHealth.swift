import CSys
import Glibc

/// Looks at a store and at the machine under it.
public struct StoreHealth {
  private let layout: StoreLayout
  private let proc: String
  private let sys: String
  private let isClockSynchronised: () -> Bool?
  private let recordCheck: (() throws -> any RecordCheck)?

  /// - Parameter check: makes what says whether a record is by who may. Without it whoever the records name counts as a witness.
  public init(_ layout: StoreLayout, check: (() throws -> any RecordCheck)? = nil) {
    self.init(layout, proc: "/proc", sys: "/sys", check: check) {
      let answer = csys_clock_is_synchronised()
      return answer < 0 ? nil : answer == 1
    }
  }

  /// - Parameters:
  ///   - proc: where the kernel's tables lie.
  ///   - sys: where its devices lie.
  init(
    _ layout: StoreLayout, proc: String, sys: String, check: (() throws -> any RecordCheck)? = nil,
    clock: @escaping () -> Bool?
  ) {
    recordCheck = check
    self.layout = layout
    self.proc = proc
    self.sys = sys
    isClockSynchronised = clock
  }

  /// What a console warns of: encryption, clock, space, and a store's folder that others can enter. Some small reads,
  /// well below a millisecond; for a worker, once a minute.
  public func check() -> [HealthFinding] {
    machine() + (isRootOpen ? [permissions()] : [])
  }

  private func machine() -> [HealthFinding] {
    [HealthFinding(.encryption(encryption())), HealthFinding(.clock(isSynchronised: isClockSynchronised()))] + space()
  }

  /// Nothing below a folder of mode 0700 can be reached by others.
  private var isRootOpen: Bool {
    var info = stat()
    return stat(layout.root, &info) == 0 && info.st_mode & 0o077 != 0
  }

  /// How long lines are looked at that the background has not read.
  private static let lookMilliseconds = 3_000

  /// Everything. Costs a pass over the newest file of the journal and over the names in the store; over the archives, and
  /// over what the background has not read yet, at most some seconds of that.
  public func examine() -> [HealthFinding] {
    // In front of the lines: what comes meanwhile must not look like lines that are missing.
    let checkpoint = newestCheckpoint()
    let known = self.lines()
    let lines = known ?? 0
    // Made once: it begins with a pass over the archives.
    let check = recordCheck.map { make in Result { try make() } }.map { made in { try made.get() } }
    let look = try? BackgroundVerifier.look(layout, check: check, milliseconds: Self.lookMilliseconds)
    let trust = look?.trust ?? check.flatMap { self.trust(look, $0) }
    let agreement = self.agreement(checkpoint, known)
    let lost = (try? LostCheckpoints.files(of: layout)) ?? []
    let devices = BlockEncryption(proc: proc, sys: sys)
    return machine()
      + [
        HealthFinding(.swap(plain: devices.plainSwaps())), permissions(), wrongKinds(), fileSystem(),
        HealthFinding(.writing(isPossible: layout.isWritable && canLock)),
        HealthFinding(.journalEnd(layout.endTrouble(covered: covered(checkpoint)))),
        self.lines(look, agreement, lost, lines),
        self.checkpoint(checkpoint, known, agreement, lost), HealthFinding(.signingKey(SigningKey.trouble(layout))),
        witness(trust),
        recoveryKey(), trust.map { files($0, lines) }, backup(), archives(try? check?()),
      ].compactMap(\.self) + lost.map { HealthFinding(.lostCheckpoint($0)) }
  }

  /// So many lines are read again for whose records count; where more are unread, nothing is said of that.
  private static let rereadLimit = 100_000

  private func trust(_ look: JournalLook?, _ check: () throws -> any RecordCheck) -> TrustRecords? {
    guard look?.unread ?? 0 <= Self.rereadLimit else { return nil }
    return try? TrustRecords.current(layout, check)
  }

  private func encryption() -> DiskEncryption {
    guard let path = try? Posix.realPath(layout.root) else { return .unknown }
    return BlockEncryption(proc: proc, sys: sys).of(path: path)
  }

  // MARK: Space

  private func space() -> [HealthFinding] {
    var info = statvfs()
    guard statvfs(layout.root, &info) == 0 else { return [] }
    let (bytes, isTooMuch) = Int(clamping: info.f_bavail).multipliedReportingOverflow(by: Int(clamping: info.f_frsize))
    let left = isTooMuch ? Int.max : bytes
    let days = bytesADay().map { Int(min(Double(left) / max($0, 1), 1e9)) }
    var findings = [HealthFinding(.space(bytes: left, days: days))]
    // Some file systems have no such limit and say 0 of 0.
    if info.f_files > 0 { findings.append(HealthFinding(.inodes(left: Int(clamping: info.f_favail)))) }
    return findings
  }

  private static let dayMilliseconds = 86_400_000

  /// How much the store grows in a day, by the newest files of the journal that reach back a day, and with the read model
  /// growing in the proportion that it has now; nil while there is no day of it.
  private func bytesADay() -> Double? {
    guard let files = try? eventFiles(layout) else { return nil }
    var bytes = 0.0
    for name in files.reversed() {
      let path = layout.eventFile(name)
      guard let file = try? OpenFile(path, O_RDONLY), let size = try? file.size, let first = firstTime(file) else {
        return nil
      }
      bytes += Double(size)
      let age = Timestamp.now().milliseconds - first.milliseconds
      guard age >= Self.dayMilliseconds else { continue }
      let all = bytesOfFiles(layout.events)
      let beside = all > 0 ? bytesOfFiles(layout.root) / all : 0
      return bytes * (1 + beside) * Double(Self.dayMilliseconds) / Double(age)
    }
    return nil
  }

  /// Of the files that lie in a folder itself.
  private func bytesOfFiles(_ folder: String) -> Double {
    ((try? Posix.names(in: folder)) ?? []).reduce(0) { sum, name in
      var info = stat()
      let isFile = lstat(folder + "/" + name, &info) == 0 && info.st_mode & S_IFMT == S_IFREG
      return isFile ? sum + Double(info.st_size) : sum
    }
  }

  private func firstTime(_ file: OpenFile) -> Timestamp? {
    let scanner = LineScanner(file, from: 0, to: RecordLine.byteLimit + 1)
    // The line's bytes are the scanner's.
    return withExtendedLifetime(scanner) { (try? scanner.next()).flatMap { Envelope($0.bytes) }?.time }
  }

  // MARK: Files

  /// Whoever writes opens this file first: a link in a circle, a folder or a pipe in its place stops all of them.
  private var canLock: Bool { (try? OpenFile(layout.lock, O_RDWR)) != nil }

  private func fileSystem() -> HealthFinding? {
    guard let folder = try? OpenFile(layout.root, O_RDONLY | O_DIRECTORY) else { return nil }
    return HealthFinding(.networkFileSystem(FileSystemKind.isRefused(csys_filesystem_type(folder.descriptor))))
  }

  private static let examples = 3

  private func permissions() -> HealthFinding {
    let open = layout.permissionFindings()
    return HealthFinding(.permissions(examples: Array(open.prefix(Self.examples)), count: open.count))
  }

  /// nil where each has the kind that it must have. One that is missing is told elsewhere, where it is missed.
  private func wrongKinds() -> HealthFinding? {
    let wrong = layout.kinds.filter { path, kind in
      var info = stat()
      // What a link leads to counts; one that leads nowhere is none of both.
      guard stat(path, &info) == 0 else { return lstat(path, &info) == 0 }
      return info.st_mode & S_IFMT != kind
    }
    return wrong.isEmpty ? nil : HealthFinding(.wrongKinds(wrong.map(\.path)))
  }

  // MARK: The journal

  /// What is wrong with the lines, by whom it was found; nil where what is told of the checkpoints is all there is.
  private func lines(
    _ look: JournalLook?, _ agreement: CheckpointAgreement?, _ lost: [CheckpointFinding], _ lines: Int
  ) -> HealthFinding? {
    guard let look else {
      // Why it can't be looked at is told by what else can't be read.
      return HealthFinding(.lines(VerifiedSize(layout)?.damage, unread: lines, sweptHours: nil))
    }
    if case .checkpoint(let finding)? = look.finding, lost.contains(finding) { return nil }
    let swept = look.sweptAt.map { hours(since: $0.milliseconds / 1000) }
    switch agreement {
    case .disagrees where look.finding == nil: return nil
    case .unread(let count):
      return HealthFinding(.lines(look.finding, unread: max(count, look.unread), sweptHours: swept))
    default: return HealthFinding(.lines(look.finding, unread: look.unread, sweptHours: swept))
    }
  }

  /// Whether the next checkpoint would be refused because the lines are not those that the newest one was made of.
  private func agreement(_ newest: Result<Checkpoint?, any Error>, _ lines: Int?) -> CheckpointAgreement? {
    guard case .success(let newest?) = newest, newest.size <= lines ?? 0 else { return nil }
    return try? CheckpointAgreement(layout, newest, milliseconds: Self.lookMilliseconds)
  }

  private func covered(_ newest: Result<Checkpoint?, any Error>) -> Int {
    if case .success(let newest?) = newest { newest.size } else { 0 }
  }

  /// The newest checkpoint that this store has signed; nil before the first.
  private func newestCheckpoint() -> Result<Checkpoint?, any Error> {
    Result { try JournalProver(layout).newest()?.checkpoint }
  }

  /// nil where nothing can be read, and where one of the files is gone: that is told, and how much what is left covers says
  /// nothing of what the other covered.
  private func checkpoint(
    _ newest: Result<Checkpoint?, any Error>, _ lines: Int?, _ agreement: CheckpointAgreement?,
    _ lost: [CheckpointFinding]
  ) -> HealthFinding? {
    guard let lines else { return nil }
    switch newest {
    case .success(let newest?) where newest.size > lines:
      return HealthFinding(.wrongCheckpoint(.missingEnd(size: newest.size, lines: lines)))
    case .success(let newest?) where agreement == .disagrees:
      return HealthFinding(.wrongCheckpoint(.disagrees(size: newest.size)))
    case .success where !lost.isEmpty: return nil
    case .success(let newest):
      var info = stat()
      // Between the first one in the log and its place here there is a moment.
      let file = Posix.exists(layout.checkpoint) || newest == nil ? layout.checkpoint : layout.checkpointLog
      let age = stat(file, &info) == 0 ? hours(since: Int(info.st_mtim.tv_sec)) : nil
      return HealthFinding(.checkpoint(uncovered: lines - (newest?.size ?? 0), hours: age))
    case .failure(let error as CheckpointError): return HealthFinding(.wrongCheckpoint(error))
    case .failure(let error as JournalError): return HealthFinding(.unreadCheckpoint(error))
    case .failure: return nil
    }
  }

  private func files(_ trust: TrustRecords, _ lines: Int) -> HealthFinding {
    HealthFinding(
      .trust(
        isRecoveryFileSound: trust.isRecoveryFileSound(layout, lines: lines),
        isKeyFileSound: trust.isKeyFileSound(layout, lines: lines)))
  }

  private func witness(_ trust: TrustRecords?) -> HealthFinding? {
    guard let lines = lines(), let prover = try? JournalProver(layout),
      let size = try? prover.witnessedSize(by: trust?.witnesses)
    else { return nil }
    let isTrusted = !(trust?.witnesses ?? prover.witnesses).keys.isEmpty
    return HealthFinding(.witness(uncovered: size > 0 ? max(0, lines - size) : nil, isTrusted: isTrusted))
  }

  private func lines() -> Int? {
    try? JournalReader(layout).end()
  }

  private func recoveryKey() -> HealthFinding {
    HealthFinding(.recoveryKey(isThere: (try? RecoveryKeys.current(layout)) != nil))
  }

  private func backup() -> HealthFinding {
    let newest = try? BackupMade.newest(layout)
    return HealthFinding(.backup(hours: newest.map { hours(since: $0.time.milliseconds / 1000) }))
  }

  /// Whether the journals that this one continues are what record 0 names. Costs a pass over them where the check has not
  /// looked.
  private func archives(_ check: (any RecordCheck)?) -> HealthFinding? {
    guard let identity = try? StoreIdentity.read(layout), identity.restored != nil,
      let archived = try? layout.archivedJournals()
    else { return nil }
    let changed = check?.changedArchives ?? archived.filter { !$0.isAsRestored() }.map(\.restored.journal)
    return HealthFinding(.archives(damaged: changed))
  }

  /// - Parameter seconds: since 1970; what lies ahead counts as now.
  private func hours(since seconds: Int) -> Int {
    let now = Timestamp.now().milliseconds / 1000
    return (now - min(max(seconds, 0), now)) / 3600
  }
}
