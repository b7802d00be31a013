import Testing

@testable import Journal

/// A journal of some tens of records, torn bytes and a second file among them, under one checkpoint: whatever is cut off
/// and whichever single bit is another, `verify` says so.
///
/// All bits in `make faults`, one bit of each byte in `make test`.
@Suite struct EveryFlipTests {
  private func store(_ scratch: Scratch) throws -> StoreLayout {
    let layout = try scratch.store()
    for number in 0..<8 { try Journal(layout, console: "test").append("e\(number)") }
    try layout.leaveBehind(Array("{\"seq\":9,\"half".utf8))
    try Journal(layout, console: "test").append("f0", "f1", "f2")
    try layout.beginNewFile()
    for number in 0..<8 { try Journal(layout, console: "test").append("g\(number)") }
    _ = try JournalProver(layout).makeCheckpoint(console: "test")
    return layout
  }

  @Test func everyFlippedBitIsNoticed() throws {
    let scratch = Scratch()
    let layout = try store(scratch)
    var tried = 0
    for file in 0...1 {
      let sound = try layout.eventBytes(file)
      for offset in sound.indices {
        for bit in runsAllFaults ? Array(0..<8) : [offset % 8] {
          var flipped = sound
          flipped[offset] ^= 1 << bit
          try layout.overwrite(flipped, file)
          tried += 1
          let isSound = try layout.verify().isSound
          #expect(!isSound, "file \(file), byte \(offset), bit \(bit)")
        }
      }
      try layout.overwrite(sound, file)
    }
    #expect(try layout.verify().isSound)
    print("flips: \(tried) tried, each noticed")
  }

  @Test func everyCutIsNoticed() throws {
    let scratch = Scratch()
    let layout = try store(scratch)
    var tried = 0
    for file in 0...1 {
      let sound = try layout.eventBytes(file)
      for length in stride(from: 0, to: sound.count, by: runsAllFaults ? 1 : 3) {
        try layout.overwrite(Array(sound[..<length]), file)
        tried += 1
        let isSound = try layout.verify().isSound
        #expect(!isSound, "file \(file), cut to \(length) bytes")
      }
      try layout.overwrite(sound, file)
    }
    #expect(try layout.verify().isSound)
    print("cuts: \(tried) tried, each noticed")
  }
}
