import CSys
import Testing

@testable import Journal

@Suite struct RecordLineTests {
  /// The checksum was computed by another program, bit by bit after RFC 3720.
  private let golden =
    #"{"seq":41894,"id":"8jr7wc11g6jm5w3","time":"2026-11-21T01:42:17.123Z","boot":"1a2b3c4d","mono":8123456,"#
    + #""console":"pos1/tty1","officer":"sari","auth":"none","type":"crossing.recorded","v":1,"#
    + #""body":{"name":"BUDI \"B\"","lane":2},"durable":41893,"c":"8530eb42"}"#

  /// RFC 3720, appendix B.4, and the check value of the CRC catalogues.
  private static let checksums: [([UInt8], UInt32)] = [
    (Array(repeating: 0, count: 32), 0x8A91_36AA), (Array(repeating: 0xFF, count: 32), 0x62A8_AB43),
    (Array(0..<32), 0x46DD_794E), (Array((0..<32).reversed()), 0x113F_DB5C), (Array("123456789".utf8), 0xE306_9283),
    ([], 0),
  ]

  private func compose(_ entry: Entry, durable: Int? = 41_893) throws -> Record {
    let context = RecordLine.Context(
      seq: 41_894, time: Timestamp(milliseconds: 1_795_225_337_123), boot: "1a2b3c4d", mono: 8_123_456,
      console: "pos1/tty1", durable: durable)
    return try RecordLine.compose(entry, context)
  }

  private func entry(_ body: String, v: Int = 1, officer: String = "sari") -> Entry {
    Entry(
      id: "8jr7wc11g6jm5w3", officer: officer, auth: "none", type: "crossing.recorded", v: v, body: Array(body.utf8))
  }

  /// A line with the right checksum of whatever stands in it.
  private func sealed(_ line: String) -> [UInt8] {
    let bytes = Array(line.utf8)
    let checksum = bytes.withUnsafeBufferPointer(RecordLine.checksum)
    return bytes + Array(#","c":""#.utf8) + RecordLine.hex(checksum) + Array(#""}"#.utf8)
  }

  @Test func theBytesOfARecordAreFixed() throws {
    let record = try compose(entry(#"{"name":"BUDI \"B\"","lane":2}"#))
    #expect(text(record.line) == golden)
  }

  @Test func aRecordIsReadFromItsBytes() throws {
    let record = try #require(Record(line: Array(golden.utf8)))
    #expect(record.seq == 41_894)
    #expect(record.id == "8jr7wc11g6jm5w3")
    #expect(record.time == Timestamp(milliseconds: 1_795_225_337_123))
    #expect(record.boot == "1a2b3c4d")
    #expect(record.mono == 8_123_456)
    #expect(record.console == "pos1/tty1")
    #expect(record.officer == "sari")
    #expect(record.auth == "none")
    #expect(record.type == "crossing.recorded")
    #expect(record.v == 1)
    #expect(record.durable == 41_893)
    #expect(try record.body().requiredString("name") == "BUDI \"B\"")
    #expect(text(record.line) == golden)
  }

  @Test func whatIsWrittenSaysTheSameAsWhatIsReadBack() throws {
    let written = try compose(entry(#"{"a":[1,{"b":null}]}"#, officer: "Sári \u{202E}\u{1B}[0m\" 李"), durable: nil)
    let read = try #require(Record(line: written.line))
    #expect(read.officer == written.officer)
    #expect(read.durable == nil)
    #expect(read.id == written.id)
    #expect(read.type == written.type)
    #expect(try read.body().keys == ["a"])
    #expect(try written.body().keys == ["a"])
  }

  @Test(arguments: Self.checksums)
  func checksumsAgreeWithRFC3720(bytes: [UInt8], expected: UInt32) {
    #expect(bytes.withUnsafeBufferPointer(RecordLine.checksum) == expected)
    // In pieces, at every odd place: the words of eight bytes must not matter.
    for cut in 0...bytes.count {
      #expect(csys_crc32c(csys_crc32c(0, bytes, cut), Array(bytes[cut...]), bytes.count - cut) == expected)
    }
  }

  @Test func theReservedMembersAreAcceptedInTheirPlace() throws {
    let line = String(golden.dropLast(16))
    #expect(Record(line: sealed(line + #","sealed":{"to":"x"},"sig":"y""#))?.seq == 41_894)
    #expect(Record(line: sealed(line + #","sig":null"#))?.seq == 41_894)
    #expect(Record(line: sealed(line + #","sig":"y","sealed":"x""#)) == nil)
    #expect(Record(line: sealed(line + #","other":1"#)) == nil)
  }

  @Test(arguments: [
    ("{\"seq\":41894", "{ \"seq\":41894"), ("\"seq\":41894", "\"seq\":041894"), ("\"seq\":41894", "\"seq\":-1"),
    ("\"seq\":41894", "\"seq\":9999999999999999999"), ("\"seq\":41894", "\"seq\":1.0"),
    ("\"id\":\"8jr7wc11g6jm5w3\",", ""), ("\"id\":\"8jr7wc11g6jm5w3\"", "\"id\":1"),
    (".123Z", "Z"), (".123Z", ".123+00:00"), ("2026-11-21", "2026-13-21"), ("1a2b3c4d", "1A2B3C4D"),
    ("1a2b3c4d", "1a2b3c4"), ("\"v\":1", "\"v\":null"), ("\"v\":1", "\"v\":1,\"v\":1"),
    ("\"officer\":\"sari\",\"auth\":\"none\"", "\"auth\":\"none\",\"officer\":\"sari\""),
    ("{\"name\":\"BUDI \\\"B\\\"\",\"lane\":2}", "[1]"), ("\"lane\":2", "\"lane\":2,\"lane\":3"),
    ("\"lane\":2", "\"lane\":02"), ("\"durable\":41893", "\"durable\":\"x\""), (",\"durable\":41893", ""),
    ("pos1/tty1", "pos1\u{1}tty1"),
  ])
  func aLineOfAnotherFormIsNoRecordEvenWithARightChecksum(part: String, replacement: String) throws {
    let line = String(golden.dropLast(16))
    let place = try #require(line.firstRange(of: part))
    #expect(Record(line: sealed(line.replacingCharacters(place, replacement))) == nil)
    #expect(Record(line: sealed(line)) != nil)
  }

  @Test func anyOtherByteInPlaceOfOneIsNoticed() {
    let bytes = Array(golden.utf8)
    for place in bytes.indices {
      for change in 1...255 as ClosedRange<UInt8> {
        var other = bytes
        other[place] ^= change
        guard !other.withUnsafeBufferPointer(RecordLine.isSound) else {
          Issue.record("byte \(place) changed by \(change) is not noticed")
          return
        }
      }
    }
  }

  @Test func aLineHasAtMost65535Bytes() throws {
    let empty = try compose(entry(#"{"n":""}"#)).line.count
    let room = RecordLine.byteLimit - empty
    let longest = try compose(entry(#"{"n":""# + String(repeating: "x", count: room) + #""}"#))
    #expect(longest.line.count == 65_535)
    #expect(Record(line: longest.line) != nil)
    #expect(throws: JournalError.tooLong(bytes: 65_536, limit: 65_535)) {
      try compose(entry(#"{"n":""# + String(repeating: "x", count: room + 1) + #""}"#))
    }
  }

  @Test(arguments: [
    "", "1", "[]", "{", #"{"a":1}x"#, "{\"a\":\n1}", "\n{}", #"{"a":1,"a":2}"#, "{\"a\":\"\u{7}\"}",
    #"{}},"durable":1,"c":"00000000"}"#,
  ])
  func aBodyThatIsNoObjectOnOneLineIsRefusedBeforeItIsWritten(body: String) {
    #expect(throws: JournalError.self) { try compose(entry(body)) }
    #expect(throws: JournalError.self) { try compose(entry("{}", v: -1)) }
  }

  @Test func eventIdsAreFifteenCharactersThatDoNotRepeat() {
    let ids = (0..<10_000).map { _ in newEventID() }
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { $0.utf8.count == 15 && !$0.contains { "ilou".contains($0) } })
  }
}

extension String {
  /// This text with another in the place of a range, and no Foundation.
  fileprivate func replacingCharacters(_ range: Range<String.Index>, _ replacement: String) -> String {
    self[..<range.lowerBound] + replacement + self[range.upperBound...]
  }
}
