import Testing

@testable import Journal

@Suite struct JSONReadingTests {
  private func object(_ text: String) throws -> JSONObject { try JSONObject(Array(text.utf8)) }

  @Test func membersAreReadByNameAndKeptInOrder() throws {
    let json = try object(#" {"b": "x", "a": -12, "flag": true, "list": ["p", "q"], "in": {"n": 0.5}, "none": null} "#)
    #expect(json.keys == ["b", "a", "flag", "list", "in", "none"])
    #expect(try json.string("b") == "x")
    #expect(try json.int("a") == -12)
    #expect(try json.bool("flag") == true)
    #expect(try json.strings("list") == ["p", "q"])
    #expect(try json.object("in")?.double("n") == 0.5)
    #expect(try json.string("none") == nil)
    #expect(try json.string("absent") == nil)
    #expect(json.raw("in").map { text($0) } == #"{"n": 0.5}"#)
  }

  @Test func aMemberIsFoundHoweverItsNameIsSpelt() throws {
    let json = try object(#"{"\u0061b":1,"\u0062":2,"abcdef":3,"\n":4}"#)
    #expect(try json.int("ab") == 1)
    #expect(try json.int("b") == 2)
    #expect(try json.int("abcdef") == 3)
    #expect(try json.int("\n") == 4)
    #expect(try json.int("") == nil)
  }

  @Test func aMemberOfAnotherTypeIsRefusedWithItsPlace() throws {
    let json = try object(#"{"a":"1","b":1.5,"c":[1]}"#)
    #expect(throws: JSONError(problem: "\"a\" is not a whole number", offset: 5)) { try json.int("a") }
    #expect(throws: JSONError.self) { try json.int("b") }
    #expect(throws: JSONError.self) { try json.string("b") }
    #expect(throws: JSONError.self) { try json.strings("c") }
    #expect(throws: JSONError.self) { try json.object("a") }
    #expect(throws: JSONError(problem: "\"z\" is missing", offset: 0)) { try json.requiredInt("z") }
  }

  @Test(arguments: [
    "", " ", "[]", "1", "null", "{", "}", "{}}", "{} {}", #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, #"{,"a":1}"#, "{a:1}",
    "{'a':1}", #"{"a":01}"#, #"{"a":+1}"#, #"{"a":1.}"#, #"{"a":.5}"#, #"{"a":1e}"#, #"{"a":-}"#, #"{"a":tru}"#,
    #"{"a":nulls}"#, #"{"a":NaN}"#, #"{"a":[1,]}"#, #"{"a":[1 2]}"#, #"{"a":"x}"#, #"{"a":"\x"}"#, #"{"a":"\u12"}"#,
    #"{"a":"\u12G4"}"#, #"{"a":"\"}"#, "{\"a\":\"\n\"}", "{\"a\":\"\u{1F}\"}", "{\"a\":1\u{0}}", "\u{FEFF}{}",
  ])
  func whatIsNoJSONObjectIsRefused(text: String) {
    #expect(throws: JSONError.self) { try object(text) }
  }

  @Test(arguments: [
    #"{"a":1,"a":2}"#, #"{"a":1,"b":2,"a":1}"#, #"{"x":{"a":1,"a":2}}"#, #"{"x":[{"a":1,"a":2}]}"#,
    #"{"a":1,"\u0061":2}"#, #"{"\u0061":1,"a":2}"#, #"{"\/":1,"/":2}"#, #"{"\u004a":1,"\u004A":2}"#,
    #"{"\u0061":1,"b":2,"a":3}"#,
  ])
  func aMemberThatStandsTwiceIsRefusedHoweverItIsSpelt(text: String) {
    #expect(throws: JSONError.self) { try object(text) }
  }

  @Test func theSameNameMayStandInObjectsApart() throws {
    #expect(try object(#"{"a":{"a":{"a":1}},"b":{"a":2}}"#).keys == ["a", "b"])
    #expect(try object(#"{"\u0061":{"b":1},"b":{"a":2}}"#).keys == ["a", "b"])
  }

  @Test func sixteenLevelsAreTheMost() throws {
    func nested(_ levels: Int) -> String {
      String(repeating: #"{"a":"#, count: levels) + "1" + String(repeating: "}", count: levels)
    }
    _ = try object(nested(15))
    #expect(throws: JSONError.self) { try object(nested(17)) }
    #expect(throws: JSONError.self) { try object(#"{"a":"# + String(repeating: "[", count: 100_000)) }
  }

  @Test func sixtyFourMembersAreTheMost() throws {
    func wide(_ count: Int) -> String {
      "{" + (0..<count).map { #""m\#($0)":0"# }.joined(separator: ",") + "}"
    }
    #expect(try object(wide(64)).keys.count == 64)
    #expect(throws: JSONError.self) { try object(wide(65)) }
  }

  @Test func escapesBecomeTheirCharacters() throws {
    let json = try object(#"{"a":"\"\\\/\b\f\n\r\t\u0041\u00e9\u20AC\ud83d\ude00","\u0062":"x"}"#)
    #expect(try json.string("a") == "\"\\/\u{8}\u{C}\n\r\tAé€😀")
    #expect(try json.string("b") == "x")
    #expect(json.keys == ["a", "b"])
  }

  @Test(arguments: [#"\ud83d"#, #"\ude00"#, #"\ud83d\ud83d"#, #"\ud83dx"#, #"\ude00\ud83d"#, #"\ud83d\n"#])
  func halfASurrogatePairIsRefused(escape: String) {
    #expect(throws: JSONError.self) { try object(#"{"a":""# + escape + #""}"#) }
  }

  @Test(
    arguments: [
      [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xE0, 0x80, 0x80], [0xE2, 0x82], [0xED, 0xA0, 0x80],
      [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF],
      [0xE2, 0x28, 0xA1],
    ] as [[UInt8]])
  func bytesThatAreNoUTF8AreRefused(bytes: [UInt8]) {
    #expect(throws: JSONError.self) { try JSONObject(Array(#"{"a":""#.utf8) + bytes + Array(#""}"#.utf8)) }
    #expect(throws: JSONError.self) { try JSONObject(Array(#"{""#.utf8) + bytes + Array(#"":1}"#.utf8)) }
  }

  @Test func aTextEndsWhereItsQuoteStandsWhateverIsInFrontAndBehind() throws {
    // Eight bytes are looked at together: each byte must be told at each place among them.
    for length in 0..<20 {
      for byte in UInt8.min...UInt8.max {
        let front = Array(String(repeating: "x", count: length).utf8)
        let bytes = Array(#"{"a":""#.utf8) + front + [byte] + Array(#"yyyyyyyyyyyyyyyy"}"#.utf8)
        let isPlain = (0x20..<0x80).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
        let text = try? JSONObject(bytes).string("a")
        #expect(text?.utf8.elementsEqual(front + [byte] + Array("yyyyyyyyyyyyyyyy".utf8)) ?? false == isPlain)
      }
    }
  }

  @Test func allOfUnicodeIsAccepted() throws {
    for value in [0x20, 0x7E, 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF] as [UInt32] {
      let scalar = try #require(Unicode.Scalar(value))
      #expect(try object(#"{"a":""# + String(scalar) + #""}"#).string("a") == String(scalar))
    }
  }

  @Test func numbersThatNoTypeHoldsAreRefusedAndNotRounded() throws {
    let json = try object(#"{"big":9223372036854775808,"max":9223372036854775807,"huge":1e999,"zero":-0,"e":1e3}"#)
    #expect(throws: JSONError.self) { try json.int("big") }
    #expect(try json.int("max") == Int.max)
    #expect(throws: JSONError.self) { try json.double("huge") }
    #expect(try json.int("zero") == 0)
    #expect(throws: JSONError.self) { try json.int("e") }
    #expect(try json.double("e") == 1000)
  }

  @Test func randomChangesOfATextNeverTrap() {
    let start = #"{"seq":12,"id":"abc","list":[1,-2.5e-3,true,null,"\u00e9\ud83d\ude00é€😀"],"#
    let sample = Array((start + #""in":{"a":{"b":[{},[]]}},"t":"x\ny"}"#).utf8)
    var generator = Repeatable(seed: 20_261_121)
    var accepted = 0
    for _ in 0..<20_000 {
      var bytes = sample
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        case 2: bytes.remove(at: place)
        default: bytes.insert(bytes[Int.random(in: 0..<bytes.count, using: &generator)], at: place)
        }
      }
      guard let json = try? JSONObject(bytes) else { continue }
      accepted += 1
      for key in json.keys {
        _ = try? json.string(key)
        _ = try? json.int(key)
        _ = try? json.double(key)
        _ = try? json.strings(key)
        _ = try? json.objects(key)
        _ = try? json.object(key)?.keys
      }
    }
    // Some changes must leave sound JSON, or nothing behind the grammar was tried.
    #expect(accepted > 500)
  }
}

/// Random numbers that are the same in each run (splitmix64).
struct Repeatable: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
