import Glibc

/// What a process knows by having refused to record or to sign, told to all others that work at the store: by touching one
/// small file, which those that watch `run` see at once.
///
/// It says no more than "look": whoever sees it looks for themselves (`JournalTrouble`).
public enum JournalAlarm {
  static func path(_ layout: StoreLayout) -> String { layout.run + "/alarm" }

  /// Tells the others where an error shows that the journal is not what was written.
  public static func ring(_ layout: StoreLayout, because error: any Error) {
    if isCause(error) { ring(layout) }
  }

  /// Where it can't be told, the others find it later.
  public static func ring(_ layout: StoreLayout) {
    try? Posix.replaceFile(
      path(layout), Array("\(Timestamp.now())\n".utf8), draft: path(layout) + ".new-" + newEventID())
  }

  static func isCause(_ error: any Error) -> Bool {
    if case JournalError.damaged = error { return true }
    return (error as? CheckpointError)?.isDamage ?? false
  }
}

/// Sees by a few looks at names and sizes that something happened to a journal that no writer does, or that a process has
/// rung the alarm.
public struct JournalWatch {
  private let layout: StoreLayout
  private var newest: (name: EventFileName, size: Int)?
  private var alarm: timespec?

  public init(_ layout: StoreLayout) {
    self.layout = layout
    _ = hasCause()
  }

  /// Whether there is cause to look since the last call: the newest file got shorter or is gone, or the alarm was rung.
  public mutating func hasCause() -> Bool {
    let (before, rungBefore) = (newest, alarm)
    alarm = info(JournalAlarm.path(layout))?.st_mtim
    newest = (try? eventFiles(layout))?.last.map { ($0, Int(info(layout.eventFile($0))?.st_size ?? 0)) }
    if let alarm, alarm.tv_sec != rungBefore?.tv_sec || alarm.tv_nsec != rungBefore?.tv_nsec { return true }
    guard let before else { return false }
    guard let newest, newest.name >= before.name else { return true }
    return newest.name == before.name && newest.size < before.size
  }

  private func info(_ path: String) -> stat? {
    var info = stat()
    return stat(path, &info) == 0 ? info : nil
  }
}

/// What a look at a journal finds that somebody has cause to distrust.
public enum JournalTrouble: Equatable, Sendable {
  /// Its end is not what was written, or can't be read.
  case end(JournalError)
  /// Its lines are not those that its newest checkpoint was made of: which are others, as far as anything tells.
  case changed(size: Int, ChangedLines?)

  /// Costs a pass over the newest file and, where the kept tiles do not lead to the newest checkpoint, what `JournalVerifier`
  /// costs.
  ///
  /// - Returns: nil where nothing is found.
  public static func look(_ layout: StoreLayout) -> JournalTrouble? {
    let newest = (try? JournalProver(layout).newest()?.checkpoint) ?? nil
    if let error = layout.endTrouble(covered: newest?.size ?? 0) { return .end(error) }
    guard let newest else { return nil }
    do {
      guard try CheckpointAgreement(layout, newest, milliseconds: .max / 2) == .disagrees else { return nil }
      var verifier = JournalVerifier(layout)
      return .changed(size: newest.size, try verifier.run().changes)
    } catch let error as JournalError {
      return .end(error)
    } catch {
      return nil
    }
  }
}

extension StoreLayout {
  /// Why the journal's newest file is not what was written, or can't be read.
  ///
  /// - Parameter covered: how many lines there must be, because a checkpoint of so many was signed.
  func endTrouble(covered: Int) -> JournalError? {
    do {
      var reader = try JournalReader(self)
      let newest = try eventFiles(self).last
      try reader.seek(to: newest?.firstSeq ?? 0)
      var damage: JournalDamage?
      while try reader.read({ if case .damage(let found) = $0 { damage = damage ?? found } }) > 0 {}
      if damage == nil, let newest, reader.position.seq < covered {
        damage = JournalDamage(.missingEnd, newest, seq: reader.position.seq, offset: reader.position.offset)
      }
      return damage.map(JournalError.damaged)
    } catch let error as JournalError {
      return error
    } catch {
      return .system(operation: "read", path: events, code: EIO)
    }
  }
}
