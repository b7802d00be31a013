import Glibc

/// Holds lines against the kept tiles, to say which of them are not what was signed. Used when checkpoints disagree.
///
/// Costs a pass over the journal on one thread. It takes no lock and writes nothing.
struct ChangeLocator {
  private let layout: StoreLayout
  private let files: [EventFileName]
  private let tiles: TileFolder
  /// Lines in front of this one are as they were signed.
  private let provenSize: Int
  /// Those that the lines do not lead to, by their sizes.
  private var waiting: ArraySlice<Checkpoint>
  private let end: Int

  private var changes = ChangedLines()
  /// The tree as the tiles tell it, and the lines where there is no tile; nil behind a line that nothing tells of.
  private var told: MerkleRange? = MerkleRange()
  private var tile: (number: Int, hashes: [MerkleHash]?)?
  /// The smallest checkpoint that the tiles do not lead to either, behind the last that they lead to.
  private var unexplainedSize: Int?
  /// How many lines there are.
  private var lines = 0

  /// - Parameters:
  ///   - checkpoints: signed, by their sizes, each behind `provenSize`.
  init(_ layout: StoreLayout, _ files: [EventFileName], provenSize: Int, checkpoints: [Checkpoint]) {
    self.layout = layout
    self.files = files
    self.provenSize = provenSize
    tiles = TileFolder(path: layout.tiles)
    waiting = checkpoints[...]
    end = checkpoints.last?.size ?? 0
  }

  /// - Parameters:
  ///   - damages: what was found by the lines themselves; it is not told once more.
  ///   - progress: gets the bytes read and the bytes in all.
  /// - Throws: `system`.
  mutating func run(damages: [JournalDamage], progress: (Int, Int) -> Void) throws -> ChangedLines {
    let read = files.enumerated().filter { $0.element.firstSeq < end }
    let total = try read.reduce(0) { try $0 + ($1.element.open(layout)?.size ?? 0) }
    var done = 0
    for (place, name) in read {
      guard let file = try name.open(layout) else { continue }
      try self.read(file, name, cut: place + 1 < files.count ? files[place + 1].firstSeq : nil)
      done += try file.size
      progress(done, total)
    }
    fill(to: end)
    changes.elsewhere = try unexplained(damages)
    return changes
  }

  private mutating func read(_ file: OpenFile, _ name: EventFileName, cut: Int?) throws {
    var leaves = try LeafReader(file, name, known: end - 1, cut: cut, notes: FileNotes())
    while leaves.nextSeq < min(end, cut ?? end), let leaf = try leaves.next() {
      // A line that is missing is told of where it should stand, and the one found there once more at its own place.
      guard leaf.line.isComplete, leaves.offset == leaf.line.end else { continue }
      fill(to: leaf.seq)
      lines = leaf.seq + 1
      let length = leaf.line.length - 1
      // The scanner keeps no line that is longer than a record may be; torn bytes can be.
      let own: MerkleHash =
        length == leaf.line.bytes.count
        ? .leaf(leaf.line.bytes) : try .leaf(file, leaf.line.offset..<(leaf.line.offset + length))
      let kept = hash(leaf.seq)
      if case .damaged = leaf.kind {
      } else if let kept, kept != own, leaf.seq >= provenSize {
        changes.add(LinePlace(name, leaf))
      }
      add(leaf.seq, kept ?? own)
    }
  }

  /// Takes lines that are not there from the tiles.
  private mutating func fill(to seq: Int) {
    while let next = told?.lines.upperBound, next < seq { add(next, hash(next)) }
  }

  private mutating func add(_ seq: Int, _ hash: MerkleHash?) {
    guard let hash, told?.lines.upperBound == seq else {
      told = nil
      return
    }
    told?.add(hash)
    while let next = waiting.first, next.size <= seq + 1 {
      waiting.removeFirst()
      if told?.root == next.root {
        changes.borneOutSize = next.size
        unexplainedSize = nil
      } else {
        unexplainedSize = unexplainedSize ?? next.size
      }
    }
  }

  /// The hash that the kept tile has of a line.
  private mutating func hash(_ seq: Int) -> MerkleHash? {
    let number = seq / TileFolder.width
    if tile?.number != number { tile = (number, tiles.read(level: 0, number: number)) }
    return tile?.hashes?[seq % TileFolder.width]
  }

  /// What lies between the last checkpoint that is accounted for and the first that is not: any of it can be what was
  /// changed, also where a tile bears the line out, since tiles are made again from lines. nil where a damaged line among
  /// them accounts for it.
  private func unexplained(_ damages: [JournalDamage]) throws -> ChangedLines.Run? {
    // That lines are missing is told by the checkpoint that covers them.
    guard let upper = unexplainedSize ?? waiting.first?.size, upper <= lines else { return nil }
    let range = max(provenSize, changes.borneOutSize)..<upper
    guard !damages.contains(where: { range.contains($0.seq) }), let first = try place(range.lowerBound),
      let last = try place(range.upperBound - 1)
    else { return nil }
    return ChangedLines.Run(first: first, last: last)
  }

  /// Where the line with a number stands. Costs a pass over its file.
  private func place(_ seq: Int) throws -> LinePlace? {
    guard let index = files.lastIndex(where: { $0.firstSeq <= seq }), let file = try files[index].open(layout) else {
      return nil
    }
    var leaves = try LeafReader(file, files[index], known: seq, notes: FileNotes())
    while let leaf = try leaves.next() {
      if leaf.seq == seq { return LinePlace(files[index], leaf) }
    }
    return nil
  }
}

extension LinePlace {
  fileprivate init(_ name: EventFileName, _ leaf: Leaf) {
    self.init(file: name.text, line: leaf.seq - name.firstSeq + 1, offset: leaf.line.offset, seq: leaf.seq)
  }
}
