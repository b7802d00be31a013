import Glibc
import Testing

@testable import Journal

@Suite struct WatermarkTests {
  private let boot = SystemClock.bootID

  private func file(_ scratch: Scratch) throws -> WatermarkFile {
    try WatermarkFile(path: scratch.path + "/durable", writable: true)
  }

  @Test func itIsOneLineOfFixedLengthWithAChecksum() {
    let mark = Watermark(boot: "1a2b3c4d", seq: 41_893, file: 0)
    #expect(text(WatermarkFile.text(mark)) == "1a2b3c4d 00000000000000041893 000000 991c543a\n")
  }

  @Test func itIsOnlyEverRaised() throws {
    let scratch = Scratch()
    let file = try file(scratch)
    #expect(try file.read() == nil)
    try file.update { _ in Watermark(boot: boot, seq: 7, file: 2) }
    try file.update { _ in Watermark(boot: boot, seq: 5, file: 3) }
    #expect(try file.read() == Watermark(boot: boot, seq: 7, file: 3))
    try file.update { _ in Watermark(boot: boot, seq: 9, file: 1) }
    #expect(try file.read() == Watermark(boot: boot, seq: 9, file: 3))
    try file.update { _ in nil }
    #expect(try file.read() == Watermark(boot: boot, seq: 9, file: 3))
  }

  @Test func whatAnotherStartOfTheMachineLeftSaysNothing() throws {
    let scratch = Scratch()
    try writeAll(WatermarkFile.text(Watermark(boot: "00000001", seq: 9, file: 3)), scratch.path + "/durable")
    let file = try file(scratch)
    #expect(try file.read() == nil)
    try file.update { before in
      #expect(before == nil)
      return Watermark(boot: boot, seq: 4, file: 1)
    }
    #expect(try file.read() == Watermark(boot: boot, seq: 4, file: 1))
  }

  @Test func everyChangedByteOfItIsNoticed() throws {
    let scratch = Scratch()
    let bytes = WatermarkFile.text(Watermark(boot: boot, seq: 41_893, file: 12))
    for place in bytes.indices {
      for bit in 0..<8 {
        var other = bytes
        other[place] ^= 1 << bit
        try writeAll(other, scratch.path + "/durable")
        #expect(try file(scratch).read() == nil, "byte \(place) bit \(bit)")
      }
      try writeAll(Array(bytes[..<place]), scratch.path + "/durable")
      #expect(try file(scratch).read() == nil)
    }
  }

  @Test func manyAtOnceNeverLowerItAndNobodyReadsHalfOfIt() async throws {
    let scratch = Scratch()
    let path = scratch.path + "/durable"
    try file(scratch).update { _ in Watermark(boot: boot, seq: 0, file: 0) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for worker in 0..<3 {
        group.addTask {
          let file = try WatermarkFile(path: path, writable: true)
          for step in 1...500 {
            try file.update { mark in mark.map { Watermark(boot: $0.boot, seq: step * 3 + worker, file: $0.file) } }
          }
        }
      }
      group.addTask {
        let file = try WatermarkFile(path: path, writable: false)
        var last = 0
        for _ in 0..<5000 {
          let seq = try #require(try file.read()).seq
          #expect(seq >= last)
          last = seq
        }
      }
      try await group.waitForAll()
    }
    #expect(try file(scratch).read()?.seq == 1502)
  }
}
