import Glibc

extension StoreLayout {
  /// Gives the hashes of the leaves in a range of sequence numbers, in their order, from the lines themselves.
  ///
  /// All of them must be known to be on disk. Costs a pass over the files that hold them, at most a file more.
  ///
  /// - Throws: `damaged` at the first line that is not what was written; `system`; what `body` throws.
  func forEachLeaf(_ range: Range<Int>, _ body: (MerkleHash) throws -> Void) throws {
    guard !range.isEmpty else { return }
    let files = try eventFiles(self)
    for (place, name) in files.enumerated() {
      let next = place + 1 < files.count ? files[place + 1] : nil
      guard name.number == place, place > 0 || name.firstSeq == 0, next?.firstSeq ?? Int.max >= name.firstSeq else {
        throw damage(.missingFile, name, seq: name.firstSeq, offset: 0)
      }
      let lines = name.firstSeq..<(next?.firstSeq ?? Int.max)
      let wanted = range.clamped(to: lines)
      if !wanted.isEmpty { try hash(name, wanted, cut: next?.firstSeq, body) }
      if lines.upperBound >= range.upperBound { return }
    }
    throw JournalError.noStore(path: root)
  }

  private func hash(
    _ name: EventFileName, _ range: Range<Int>, cut: Int?, _ body: (MerkleHash) throws -> Void
  ) throws {
    let file = try OpenFile(eventFile(name), O_RDONLY)
    let known = range.upperBound - 1
    var leaves = try LeafReader(file, name, known: known, cut: cut, notes: FileNotes())
    while leaves.nextSeq < range.upperBound {
      guard let leaf = try leaves.next() else {
        throw damage(.missingEnd, name, seq: leaves.nextSeq, offset: leaves.offset)
      }
      switch leaf.kind {
      case .record, .torn:
        guard leaf.seq >= range.lowerBound else { continue }
        let length = leaf.line.length - 1
        // The scanner keeps no line that is longer than a record may be; torn bytes can be.
        try body(
          length == leaf.line.bytes.count
            ? .leaf(leaf.line.bytes) : .leaf(file, leaf.line.offset..<(leaf.line.offset + length)))
      case .damaged, .unsure, .open: throw damage(.badLine, name, seq: leaf.seq, offset: leaf.line.offset)
      }
    }
  }

  private func damage(
    _ kind: JournalDamage.Kind, _ name: EventFileName, seq: Int, offset: Int
  ) -> JournalError {
    .damaged(JournalDamage(kind: kind, file: name.text, line: seq - name.firstSeq + 1, offset: offset, seq: seq))
  }
}
