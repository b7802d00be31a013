import Glibc

/// What a journal's records say of keys: its own, and those of the witnesses that it trusts.
///
/// These are few records among millions. `journal/key-records` says where they stand: a line each with sequence number,
/// file number and offset. It is derived: each record is read at its place and checked, and a checkpoint is signed only
/// when all those that it covers are in that file.
struct KeyRecords: Equatable {
  private(set) var history: KeyHistory
  private(set) var witnesses = TrustedWitnesses()
  /// Where the records stand that count, in their order.
  private(set) var places: [JournalPosition] = []

  private static let byteLimit = 1 << 18
  private static let types = [KeyRotation.recordType, WitnessChange.trustedType, WitnessChange.droppedType].map {
    Array($0.utf8)
  }

  init(_ identity: StoreIdentity) throws(CheckpointError) { history = try KeyHistory(identity) }

  /// Takes in a leaf where it is such a record. Those that don't hold say nothing; `verify` tells of them.
  mutating func note(_ found: LeafCursor.Found) {
    guard found.position.seq > places.last?.seq ?? 0, let record = found.record(Self.isKeyRecord) else { return }
    _ = note(record, found.position)
  }

  private static func isKeyRecord(_ type: UnsafeBufferPointer<UInt8>) -> Bool {
    types.contains { $0.count == type.count && type.elementsEqual($0) }
  }

  /// False, and nothing done, for a record that does not hold.
  mutating func note(_ record: Record, _ place: JournalPosition) -> Bool {
    guard record.type == KeyRotation.recordType ? history.note(record) : witnesses.note(record, own: history) else {
      return false
    }
    places.append(place)
    return true
  }

  // MARK: The file

  /// What `journal/key-records` leads to; nil where it is not one of this journal, or is missing though a checkpoint was
  /// made: each makes it anew, also where it says nothing.
  static func kept(_ layout: StoreLayout, _ identity: StoreIdentity) throws -> KeyRecords? {
    var keys = try KeyRecords(identity)
    guard Posix.exists(layout.keyRecords) else { return Posix.exists(layout.checkpoint) ? nil : keys }
    let text = String(decoding: try Posix.readFile(layout.keyRecords, limit: byteLimit), as: UTF8.self)
    let files = try eventFiles(layout)
    for line in text.split(separator: "\n") {
      let numbers = line.split(separator: " ", omittingEmptySubsequences: false).map { Int($0) ?? -1 }
      guard numbers.count == 3, numbers[0] > keys.places.last?.seq ?? 0, numbers.allSatisfy({ $0 >= 0 }) else {
        return nil
      }
      let place = JournalPosition(file: numbers[1], offset: numbers[2], seq: numbers[0])
      guard let record = try record(layout, files, at: place), keys.note(record, place) else { return nil }
    }
    return keys
  }

  /// The same from all lines where that file does not lead to the key that has signed `journal/checkpoint`: the file
  /// was taken away, or put back to an older one. Costs a pass over the journal then.
  static func read(_ layout: StoreLayout, _ identity: StoreIdentity) throws -> KeyRecords {
    let kept = try kept(layout, identity)
    if let kept, try CheckpointFiles(layout, keys: kept.history).isCurrentSound() { return kept }
    var keys = try KeyRecords(identity)
    guard let durable = try JournalReader(layout).durable() else { return kept ?? keys }
    var cursor = LeafCursor(layout, at: 0)
    _ = try cursor.read(to: durable + 1) { keys.note($0) }
    return keys
  }

  /// Puts the file in its place, on disk when this returns. Under the checkpoints' lock.
  func keep(_ layout: StoreLayout) throws(JournalError) {
    let bytes = places.map { "\($0.seq) \($0.file) \($0.offset)\n" }.joined().utf8
    let now = Posix.exists(layout.keyRecords) ? try Posix.readFile(layout.keyRecords, limit: Self.byteLimit) : nil
    guard now?.elementsEqual(bytes) != true else { return }
    try Posix.replaceFile(layout.keyRecords, Array(bytes), draft: layout.keyRecordsDraft)
  }

  /// The record at a place; nil unless a sound one with that number stands there and belongs to the journal.
  static func record(
    _ layout: StoreLayout, _ files: [EventFileName], at place: JournalPosition
  ) throws -> Record? {
    guard let index = files.lastIndex(where: { $0.firstSeq <= place.seq }), files[index].number == place.file else {
      return nil
    }
    let file = try OpenFile(layout.eventFile(files[index]), O_RDONLY)
    let size = try file.size
    guard place.offset < size,
      try place.offset == 0 || file.read(count: 1, at: place.offset - 1) == [RecordLine.newline]
    else { return nil }
    let scanner = LineScanner(file, from: place.offset, to: min(size, place.offset + RecordLine.byteLimit + 1))
    guard let line = try scanner.next(), line.isComplete, let envelope = Envelope(line.bytes),
      envelope.seq == place.seq
    else { return nil }
    return Record(envelope, line.bytes)
  }
}
