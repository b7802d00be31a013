/// Where the members of a record's line stand.
///
/// One pass over the line checks all of its form: checksum, members in their order, JSON's grammar and UTF-8. What it
/// gives are places in the line, so that a check of ten million lines makes no texts of them.
struct Envelope {
  let seq: Int
  let id: Range<Int>
  let time: Timestamp
  let boot: Range<Int>
  let mono: Int
  let console: Range<Int>
  let officer: Range<Int>
  let auth: Range<Int>
  let type: Range<Int>
  let v: Int
  let body: Range<Int>
  let durable: Int?
  let sig: Range<Int>?

  /// nil when anything of the line is wrong.
  init?(_ line: UnsafeBufferPointer<UInt8>) {
    guard RecordLine.isSound(line) else { return nil }
    var scanner = JSONScanner(line, 0..<(line.count - RecordLine.trailerLength))
    do {
      guard scanner.take(#"{"seq":"#), let seq = scanner.takeNumber(), scanner.take(#","id":"#) else { return nil }
      self.seq = seq
      id = try scanner.skipString()
      guard scanner.take(#","time":"#) else { return nil }
      guard let time = Timestamp(recorded: line, try scanner.skipString()) else { return nil }
      self.time = time
      guard scanner.take(#","boot":"#) else { return nil }
      boot = try scanner.skipString()
      guard boot.count == 8, line[boot].allSatisfy(Posix.isHexDigit), scanner.take(#","mono":"#),
        let mono = scanner.takeNumber(), scanner.take(#","console":"#)
      else { return nil }
      self.mono = mono
      console = try scanner.skipString()
      guard scanner.take(#","officer":"#) else { return nil }
      officer = try scanner.skipString()
      guard scanner.take(#","auth":"#) else { return nil }
      auth = try scanner.skipString()
      guard scanner.take(#","type":"#) else { return nil }
      type = try scanner.skipString()
      guard scanner.take(#","v":"#), let v = scanner.takeNumber(), scanner.take(#","body":"#),
        scanner.peek == UInt8(ascii: "{")
      else { return nil }
      self.v = v
      let start = scanner.at
      try scanner.skipValue(depth: 1)
      body = start..<scanner.at
      guard scanner.take(#","durable":"#) else { return nil }
      if scanner.take("null") {
        durable = nil
      } else {
        guard let number = scanner.takeNumber() else { return nil }
        durable = number
      }
      // Reserved: what it holds is not decided yet, its place is.
      if scanner.take(#","sealed":"#) { try scanner.skipValue(depth: 1) }
      if scanner.take(#","sig":"#) {
        let start = scanner.at
        try scanner.skipValue(depth: 1)
        sig = start..<scanner.at
      } else {
        sig = nil
      }
    } catch {
      return nil
    }
    guard scanner.at == line.count - RecordLine.trailerLength else { return nil }
  }
}
