/// What looking once at a journal came to, for who asks without reading it in the background.
struct JournalLook {
  /// The first thing that is wrong with what was looked at, else what the background found when it read last.
  let finding: BackgroundVerifier.Finding?
  /// Lines that are on disk and that nobody has looked at; time did not suffice.
  let unread: Int
  /// When everything was last read from the first line on and the lines were sound, by the background or just now.
  let sweptAt: Timestamp?
  /// What the records have taught; nil where not all were seen.
  let trust: TrustRecords?
}

extension BackgroundVerifier {
  /// Looks at what the background has not read yet, everything where that is nothing, for at most so long. Keeps nothing.
  ///
  /// - Throws: what `check` throws; `noStore`, `newerFormat`, `system`.
  static func look(
    _ layout: StoreLayout, check: (() throws -> any RecordCheck)?, milliseconds: Int
  ) throws -> JournalLook {
    let known = VerifiedSize(layout)
    let told = known?.damage ?? known?.finding.map(Finding.record)
    func look(_ finding: Finding?, unread: Int) -> JournalLook {
      JournalLook(finding: finding ?? told, unread: unread, sweptAt: known?.sweptAt, trust: nil)
    }
    let deadline = SystemClock.monotonicMilliseconds() + milliseconds
    guard var pass = try pass(layout, known, check) else {
      // Nobody knows what is on disk before a writer has looked; whatever is told was found before.
      return look(nil, unread: max(0, try JournalReader(layout).end() - (known?.position.seq ?? 0)))
    }
    func read() throws -> Bool {
      while !pass.isDone {
        guard SystemClock.monotonicMilliseconds() < deadline else { return false }
        try pass.step(lines: linesAStep)
      }
      return true
    }
    guard try read() else { return look(pass.damageSoFar.map(Finding.line), unread: pass.unread) }
    var report = try pass.finish().0
    if !pass.isSweep, let damage = report.damages.first {
      // Where a line in front of it got longer or shorter, the one that the reading went on at is not what is wrong.
      let unread = pass.unread
      pass = try Self.pass(layout, nil, check) ?? pass
      guard try read() else { return look(.line(pass.damageSoFar ?? damage), unread: unread) }
      report = try pass.finish().0
    }
    let found = pass.damage(report) ?? report.wrongRecords.first.map(Finding.record)
    // What was read from the first line on just now counts, whatever was found before.
    return JournalLook(
      finding: pass.isSweep ? found : found ?? told, unread: 0, sweptAt: pass.isSweep ? .now() : known?.sweptAt,
      trust: pass.trust)
  }

  private static let linesAStep = 2_000

  /// On from what is known, where that still stands; else from the first line on.
  private static func pass(
    _ layout: StoreLayout, _ known: VerifiedSize?, _ check: (() throws -> any RecordCheck)?
  ) throws -> VerificationPass? {
    if let known, known.position.seq > 0 {
      let trust = try check.flatMap { check in
        try known.trust.flatMap { places in try TrustRecords(layout, check(), places) }
      }
      if trust != nil || check == nil, let pass = try VerificationPass(layout, known, trust) { return pass }
    }
    return try VerificationPass(layout, try check.map { try TrustRecords(layout, $0()) }, readsArchives: false)
  }
}
