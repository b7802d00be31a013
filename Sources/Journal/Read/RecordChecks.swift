import Glibc

/// Which records are put aside while their file is read.
struct WantedRecords: Sendable {
  private let types: [[UInt8]]
  private let signed: Bool

  /// Those that say which keys count and what was backed up, and those that a check wants: its types, and all that carry `sig`.
  init(_ check: (any RecordCheck)?) {
    let own = [
      KeyRotation.recordType, WitnessChange.trustedType, WitnessChange.droppedType, RecoveryKeys.recordType,
      BackupMade.recordType,
    ]
    types = (own + (check?.types ?? [])).map { Array($0.utf8) }
    signed = check != nil
  }

  func contains(_ envelope: Envelope, _ line: UnsafeBufferPointer<UInt8>) -> Bool {
    if signed, envelope.sig != nil { return true }
    let type = line[envelope.type]
    return types.contains { $0.first == type.first && type.starts(with: $0) }
  }
}

/// Where a record's line stands in its file.
struct RecordPlace: Sendable {
  let seq: Int
  let offset: Int
  /// Without its newline.
  let length: Int

  init(_ leaf: Leaf) {
    seq = leaf.seq
    offset = leaf.line.offset
    length = leaf.line.length - 1
  }
}

/// Learns from records which keys count, and leads records to a check and its work to other threads. Memory: the work
/// of some thousand records.
final class RecordChecks {
  /// nil where nobody looks into the records.
  private(set) var trust: TrustRecords?
  /// nil where record 0 names no key.
  private(set) var keys: KeyHistory?
  private(set) var witnesses: TrustedWitnesses
  /// Of which sizes a record says that a checkpoint was made and logged, for a back-up.
  private(set) var backedUpSizes: Set<Int> = []
  private let crew: Crew
  private var work: [(place: RecordPlace, run: @Sendable () -> String?)] = []
  private var batches: [Crew.Pending<[RecordFinding]>] = []

  /// Records whose work is given away at a time, and batches that are not asked for yet.
  private static let batch = 256
  private static let batchLimit = 16

  /// - Parameters:
  ///   - keys: what is known of them before the first record is read.
  init(_ trust: TrustRecords?, _ keys: KeyHistory?, _ witnesses: TrustedWitnesses, _ crew: Crew) {
    self.trust = trust
    self.keys = keys
    self.witnesses = witnesses
    self.crew = crew
  }

  private var wantsAll: Bool { trust?.check.wantsAll ?? false }

  /// Whose signatures count: without those that the check objects to.
  var countingWitnesses: TrustedWitnesses { trust?.witnesses ?? witnesses }

  /// Looks at the records of a file.
  ///
  /// - Parameter counts: whether it is told what is wrong with them; otherwise the check only learns from them.
  func take(
    _ found: FileScan.Found, _ layout: StoreLayout, _ name: EventFileName, _ report: inout VerificationReport,
    counts: Bool = true
  ) throws(JournalError) {
    // Where there is no file that is told already.
    guard !found.wanted.isEmpty || wantsAll, let file = try name.open(layout) else { return }
    var next = found.start
    for place in found.wanted where !wantsAll {
      // What somebody changes meanwhile is no record any more; it was told, or will be the next time.
      if let record = Record(line: try file.read(count: place.length, at: place.offset)) {
        note(record, place, name, &report, counts)
      }
      next = JournalPosition(file: name.number, offset: place.offset + place.length + 1, seq: place.seq + 1)
    }
    if wantsAll, next.seq < found.end.seq {
      var leaves = try LeafReader(
        file, name, at: next.offset, seq: next.seq, known: found.end.seq - 1, cut: found.end.seq, notes: FileNotes())
      while leaves.nextSeq < found.end.seq, let leaf = try leaves.next() {
        guard case .record(let envelope) = leaf.kind else { continue }
        note(Record(envelope, leaf.line.bytes), RecordPlace(leaf), name, &report, counts)
      }
    }
    giveAway(name, &report)
  }

  func finish(_ report: inout VerificationReport) {
    while !batches.isEmpty { collect(&report) }
  }

  private func note(
    _ record: Record, _ place: RecordPlace, _ name: EventFileName, _ report: inout VerificationReport, _ counts: Bool
  ) {
    let run = trust?.note(record, JournalPosition(file: name.number, offset: place.offset, seq: place.seq))
    // Its checkpoint was made before it.
    if let made = BackupMade(record), made.size > 0, made.size <= record.seq { backedUpSizes.insert(made.size) }
    guard counts else { return }
    if trust != nil { report.checkedRecords += 1 }
    if let code = wrongKeyRecord(record) { report.add(RecordFinding(code, place, name)) }
    guard let run else { return }
    work.append((place, run))
    if work.count == Self.batch { giveAway(name, &report) }
  }

  /// What is wrong with a record that changes which keys count; nil for all others.
  private func wrongKeyRecord(_ record: Record) -> String? {
    switch record.type {
    case KeyRotation.recordType:
      // What was known before is told once more.
      if let last = keys?.steps.last, record.seq <= last.seq {
        return keys?.steps.contains { $0.seq == record.seq } == true ? nil : RecordFinding.wrongRotation
      }
      return keys?.note(record) == true ? nil : RecordFinding.wrongRotation
    case WitnessChange.trustedType, WitnessChange.droppedType:
      return witnesses.note(record, own: keys) ? nil : RecordFinding.wrongWitness
    default: return nil
    }
  }

  private func giveAway(_ name: EventFileName, _ report: inout VerificationReport) {
    guard !work.isEmpty else { return }
    let batch = work
    work = []
    batches.append(
      crew.start { batch.compactMap { place, run in run().map { RecordFinding($0, place, name) } } })
    if batches.count > Self.batchLimit { collect(&report) }
  }

  private func collect(_ report: inout VerificationReport) {
    for finding in crew.wait(for: batches.removeFirst()) { report.add(finding) }
  }
}

extension RecordFinding {
  fileprivate init(_ code: String, _ place: RecordPlace, _ name: EventFileName) {
    self.init(
      code: code, file: name.text, line: place.seq - name.firstSeq + 1, offset: place.offset, seq: place.seq)
  }
}
