import Testing

@testable import Journal

@Suite struct JSONWritingTests {
  private func written(_ body: (inout JSONWriter) -> Void) -> String {
    var json = JSONWriter()
    json.object(body)
    return text(json.bytes)
  }

  @Test func membersStandInTheOrderInWhichTheyWereWritten() {
    let line = written {
      $0.member("name", "BUDI")
      $0.member("lane", 2)
      $0.member("open", true)
      $0.objectMember("in") { $0.member("list", ["a", "b"]) }
      $0.optionalMember("none", nil as String?)
      $0.key("gone")
      $0.null()
      $0.objectMember("empty") { _ in }
    }
    #expect(line == #"{"name":"BUDI","lane":2,"open":true,"in":{"list":["a","b"]},"gone":null,"empty":{}}"#)
  }

  @Test(arguments: [
    (0.93, "0.93"), (2, "2"), (-0.5, "-0.5"), (0.00001, "0"), (1.0 / 3, "0.3333"), (-0.0, "0"), (.infinity, "null"),
    (.nan, "null"), (1e300, "null"), (123_456_789.123, "123456789.123"),
  ])
  func numbersAreWrittenWithFourDecimalsAtMost(number: Double, expected: String) {
    #expect(written { $0.member("n", number) } == #"{"n":"# + expected + "}")
  }

  @Test func noCharacterThatHarmsATerminalLeavesAsItself() throws {
    var hostile = "\u{0}\u{7}\u{8}\u{1B}[2J\r\n\t\u{7F}\u{85}\u{9B}31m"
    hostile += "\u{AD}\u{200B}\u{200D}\u{200E}\u{200F}\u{2028}\u{2029}\u{202A}\u{202E}\u{2066}\u{2069}\u{FEFF}\u{E0041}"
    let line = written {
      $0.member("text", hostile)
      $0.member(hostile, 1)
    }
    #expect(line.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F })
    #expect(try JSONObject(Array(line.utf8)).string("text") == hostile)
    #expect(try JSONObject(Array(line.utf8)).int(hostile) == 1)
  }

  @Test func everyScalarComesBackAndNoneOfTheUnseenStandsRaw() throws {
    var generator = Repeatable(seed: 7)
    for _ in 0..<500 {
      var sample = ""
      for _ in 0..<40 {
        guard let scalar = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &generator)) else { continue }
        sample.unicodeScalars.append(scalar)
      }
      let line = written { $0.member("a", sample) }
      #expect(try JSONObject(Array(line.utf8)).string("a")?.unicodeScalars.elementsEqual(sample.unicodeScalars) == true)
      let unseen = line.unicodeScalars.first { scalar in
        [.control, .format, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory)
          || scalar.properties.isDefaultIgnorableCodePoint
      }
      #expect(unseen == nil)
    }
  }

  @Test func namesOfPeopleStayReadable() {
    let line = written { $0.member("name", "Nguyễn Văn \"A\" \\ Łukasz 李 😀") }
    #expect(line == #"{"name":"Nguyễn Văn \"A\" \\ Łukasz 李 😀"}"#)
  }
}
