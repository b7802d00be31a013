/// Checkpoints, and lines, of which something shows that they were there, and that are gone.
enum LostCheckpoints {
  /// Files that are missing or empty although others show that one stood in them; none of an archive. Some small reads.
  ///
  /// The log's first checkpoint is made ready to take its place as `checkpoint`, is added to the log, and takes its place; the
  /// log gets a second one only then. So a `checkpoint` without a log, and a log without a `checkpoint`, are left by no crash.
  static func files(of layout: StoreLayout) throws(JournalError) -> [CheckpointFinding] {
    guard !layout.isArchive else { return [] }
    // In this order: what is made meanwhile is in the log first.
    let logged = try CheckpointFiles.loggedLately(layout)
    let hasCurrent = try hasContent(layout.checkpoint)
    let hasWitnessed = try hasContent(layout.witnessedLog)
    var findings: [CheckpointFinding] = []
    if hasCurrent ?? true || hasWitnessed ?? true, try hasContent(layout.checkpointLog) == false {
      findings.append(CheckpointFinding(.lostLog, "checkpoints.log"))
    }
    // What is made ready is asked first: in between it takes its place.
    if logged > 1 || logged == 1 && !Posix.exists(layout.checkpointDraft), !Posix.exists(layout.checkpoint) {
      findings.append(CheckpointFinding(.lostCurrent, "checkpoint"))
    }
    return findings + (try lostLines(layout))
  }

  /// Files of the store that know of more lines than there are: whoever cuts the journal along its checkpoints forgets one of
  /// them. Each is told until the journal has as many lines again or the file is made anew.
  private static func lostLines(_ layout: StoreLayout) throws(JournalError) -> [CheckpointFinding] {
    // In this order: the journal only grows.
    let claims = claims(layout)
    let reader: JournalReader
    do { reader = try JournalReader(layout) } catch { return [] }
    var lines = try reader.end()
    var findings = claims.filter { $0.lines > lines }
    // Tiles are made of lines that are on disk, so the first one behind the end shows as well as the last.
    let (tiles, number) = (TileFolder(path: layout.tiles), lines / TileFolder.width)
    if lines < Int.max - TileFolder.width, tiles.read(level: 0, number: number) != nil {
      lines = try reader.end()
      let full = (number + 1) * TileFolder.width
      if lines < full { findings.append((tiles.name(0, number).dropRoot(layout), full)) }
    }
    return findings.map { CheckpointFinding(.lostLines, $0.file, size: $0.lines) }
  }

  /// How many lines the journal had at least when a file was written.
  private static func claims(_ layout: StoreLayout) -> [(file: String, lines: Int)] {
    var claims: [(String, Int)] = []
    if let verified = VerifiedSize(layout) { claims.append((layout.verified.dropRoot(layout), verified.position.seq)) }
    if let kept = VerifiedSize(keptOf: layout) {
      claims.append((layout.verifiedOfMore.dropRoot(layout), kept.position.seq))
    }
    if let seq = BackupMade.newestSeq(layout) { claims.append((layout.newestBackup.dropRoot(layout), seq + 1)) }
    // What stands there may be anything.
    if let recovery = try? RecoveryKeys.named(layout), (0..<Int.max).contains(recovery.seq) {
      claims.append((layout.recoveryKey.dropRoot(layout), recovery.seq + 1))
    }
    return claims
  }

  /// Whether a crash can have left the log without a `checkpoint`: it has one alone, and that was made ready.
  static func isFirstUnderway(_ layout: StoreLayout) -> Bool {
    (try? CheckpointFiles.loggedLately(layout)) == 1 && Posix.exists(layout.checkpointDraft)
  }

  /// nil where what has the name is no file, which is told by itself.
  private static func hasContent(_ path: String) throws(JournalError) -> Bool? {
    guard Posix.exists(path) else { return false }
    guard let file = try OpenFile.ifFile(path) else { return nil }
    return try file.size > 0
  }
}

extension String {
  /// Below the store's folder.
  fileprivate func dropRoot(_ layout: StoreLayout) -> String { String(dropFirst(layout.root.count + 1)) }
}

extension CheckpointFinding {
  fileprivate init(_ kind: Kind, _ file: String, size: Int = 0) {
    self.init(kind: kind, file: file, line: 0, offset: 0, size: size)
  }
}

extension VerificationReport {
  /// Tells of checkpoints that records speak of: where none of as many lines is left, and where the log lacks one that a
  /// back-up was made of; as damage only where no other one proves those lines.
  mutating func noteLostCheckpoints(_ layout: StoreLayout, _ checks: RecordChecks) throws(JournalError) {
    let backedUp = checks.backedUpSizes
    let signed = max(checks.trust?.signedSize ?? 0, backedUp.max() ?? 0)
    guard signed > 0, !layout.isArchive else { return }
    // Again: what was made while the lines were read is there by now.
    let index = try CheckpointIndex(layout)
    if signed > max(provenSize, disagreeing.last?.size ?? 0), !index.sizes.contains(where: { $0 >= signed }) {
      return checkpointFindings.add(CheckpointFinding(.lost, "checkpoints.log", size: signed))
    }
    let logged = index.loggedSizes
    // Of an empty log that is told. A larger one that agrees proves the same lines, and a log that was brought back from an
    // older back-up lacks those that were made since.
    if !logged.isEmpty { unlogged = backedUp.filter { !logged.contains($0) && $0 <= provenSize }.max() }
    if !logged.isEmpty, let gone = backedUp.filter({ !logged.contains($0) && $0 > provenSize }).max() {
      checkpointFindings.add(CheckpointFinding(.unlogged, "checkpoints.log", size: gone))
    }
  }
}
