import Glibc

/// How far the background has found the journal sound: what the file `verified` of a store says. It saves work and
/// proves nothing: whoever can write the journal can write it too.
struct VerifiedSize: Equatable {
  var position = JournalPosition.start
  /// The tree over all lines in front of the position.
  var tree = MerkleRange()
  /// When all lines were last read.
  var sweptAt: Timestamp?
  /// The first record among them that says what it may not: the lines are sound all the same.
  var finding: RecordFinding?
  /// What a reading found that was more, until everything was read and is sound. Nobody goes by it: who reads on sees for
  /// themselves.
  var damage: BackgroundVerifier.Finding?
  /// Where the records stand that say who may do what and whose keys count, in their order; nil where no check has looked
  /// at the records.
  var trust: [JournalPosition]?

  private static let header = "plbn-verified/3"
  /// Some 30,000 records of accounts and keys; where there are more, everything is read again.
  private static let byteLimit = 1 << 20
  /// No journal has 2^40 lines: `EventFileName.numberLimit` files of `StoreLayout.recordsPerFileLimit` are fewer.
  private static let levelLimit = 40

  init() {}

  init(
    _ position: JournalPosition, _ tree: MerkleRange, sweptAt: Timestamp?, finding: RecordFinding? = nil,
    trust: [JournalPosition]? = nil, damage: BackgroundVerifier.Finding? = nil
  ) {
    self.damage = damage
    self.position = position
    self.tree = tree
    self.sweptAt = sweptAt
    self.finding = finding
    self.trust = trust
  }

  /// nil where there is none, or what stands there is none.
  init?(_ layout: StoreLayout) { self.init(path: layout.verified) }

  /// The one that knew of lines that are gone, as ``setAside(_:lines:)`` kept it; nil where there is none.
  init?(keptOf layout: StoreLayout) { self.init(path: layout.verifiedOfMore) }

  private init?(path: String) {
    guard Posix.exists(path), let bytes = try? Posix.readFile(path, limit: Self.byteLimit + 1),
      bytes.count <= Self.byteLimit
    else { return nil }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count >= 8, lines[0] == Self.header, lines.last == "" else { return nil }
    let checked = lines.dropLast(2).map { $0 + "\n" }.joined()
    guard lines[lines.count - 2] == Self.checksum(checked) else { return nil }
    guard let place = JournalPosition(written: lines[1]), let swept = Int(lines[2]) else { return nil }
    position = place
    sweptAt = swept > 0 ? Timestamp(milliseconds: swept) : nil
    if lines[3] != "-" {
      guard case .record(let finding)? = BackgroundVerifier.Finding(written: lines[3]) else { return nil }
      self.finding = finding
    }
    if lines[4] != "-" {
      guard let damage = BackgroundVerifier.Finding(written: lines[4]) else { return nil }
      self.damage = damage
    }
    var next = 6
    if lines[5] != "-" {
      guard let count = Int(lines[5]), count >= 0, count <= lines.count - 8 else { return nil }
      next += count
      let places = lines[6..<next].compactMap { JournalPosition(written: $0) }
      guard places.count == count else { return nil }
      trust = places
    }
    for line in lines[next..<lines.count - 2] {
      let fields = line.split(separator: " ")
      // The complete subtrees of a tree get smaller from left to right.
      let limit = tree.subtrees.last?.level ?? Self.levelLimit
      guard fields.count == 2, let level = Int(fields[0]), level >= 0, level < limit,
        let hash = MerkleHash(base64: fields[1])
      else { return nil }
      tree.add(MerkleRange.Subtree(level: level, hash: hash))
    }
    guard tree.lines.upperBound == position.seq else { return nil }
  }

  /// Keeps the file as evidence where the journal, of so many lines, has fewer than it knew of: the next one that is written
  /// would be the end of that. The one that knew of most stays.
  static func setAside(_ layout: StoreLayout, lines: Int) {
    guard let known = VerifiedSize(layout)?.position.seq, known > lines,
      known > VerifiedSize(keptOf: layout)?.position.seq ?? 0
    else { return }
    rename(layout.verified, layout.verifiedOfMore)
  }

  /// Puts the file in its place. It is not synced: what a power cut leaves of it has no right checksum.
  func keep(_ layout: StoreLayout) throws(JournalError) {
    var text = Self.header + "\n\(position.written)\n\(sweptAt?.milliseconds ?? 0)\n"
    text += (finding.map { BackgroundVerifier.Finding.record($0).written } ?? "-") + "\n"
    text += (damage?.written ?? "-") + "\n"
    text += (trust.map { "\($0.count)" } ?? "-") + "\n"
    for place in trust ?? [] { text += place.written + "\n" }
    for subtree in tree.subtrees { text += "\(subtree.level) \(subtree.hash.base64)\n" }
    text += Self.checksum(text) + "\n"
    let draft = layout.verified + ".new-\(getpid())"
    let bytes = Array(text.utf8)
    let file = try OpenFile(draft, O_WRONLY | O_CREAT | O_TRUNC)
    let count = bytes.withUnsafeBytes { write(file.descriptor, $0.baseAddress, $0.count) }
    guard count == bytes.count, rename(draft, layout.verified) == 0 else {
      let code = count >= 0 && count < bytes.count ? ENOSPC : errno
      unlink(draft)
      throw Posix.error("write", layout.verified, code)
    }
  }

  private static func checksum(_ text: String) -> String {
    let checksum = Array(text.utf8).withUnsafeBufferPointer { RecordLine.checksum($0) }
    return String(decoding: RecordLine.hex(checksum), as: UTF8.self)
  }
}

extension JournalPosition {
  fileprivate var written: String { "\(file) \(offset) \(seq)" }

  fileprivate init?(written text: Substring) {
    let numbers = text.split(separator: " ").map { Int($0) ?? -1 }
    guard numbers.count == 3, numbers.allSatisfy({ $0 >= 0 }) else { return nil }
    self.init(file: numbers[0], offset: numbers[1], seq: numbers[2])
  }
}

extension BackgroundVerifier.Finding {
  /// In one line; neither a code nor a file's name has line breaks.
  fileprivate var written: String {
    switch self {
    case .record(let it): "record \(it.seq) \(it.line) \(it.offset) \(it.file) \(it.code)"
    case .line(let it): "line \(it.seq) \(it.line) \(it.offset) \(it.file) \(it.kind.rawValue)"
    case .checkpoint(let it): "checkpoint \(it.size) \(it.line) \(it.offset) \(it.file) \(it.kind.rawValue)"
    case .archive(let journal): "archive 0 0 0 - \(journal)"
    }
  }

  fileprivate init?(written text: Substring) {
    let fields = text.split(separator: " ", maxSplits: 5)
    guard fields.count == 6, let number = Int(fields[1]), let line = Int(fields[2]), let offset = Int(fields[3]) else {
      return nil
    }
    let (file, what) = (String(fields[4]), String(fields[5]))
    switch fields[0] {
    case "record":
      self = .record(RecordFinding(code: what, file: file, line: line, offset: offset, seq: number))
    case "line":
      guard let kind = JournalDamage.Kind(rawValue: what) else { return nil }
      self = .line(JournalDamage(kind: kind, file: file, line: line, offset: offset, seq: number))
    case "checkpoint":
      guard let kind = CheckpointFinding.Kind(rawValue: what) else { return nil }
      self = .checkpoint(CheckpointFinding(kind: kind, file: file, line: line, offset: offset, size: number))
    case "archive": self = .archive(journal: what)
    default: return nil
    }
  }
}

extension StoreLayout {
  /// How far the background has verified the journal. Not in `run`, where each change wakes whoever follows.
  var verified: String { root + "/verified" }
  /// One that knew of more lines than the journal has.
  var verifiedOfMore: String { root + "/verified.kept" }
}
