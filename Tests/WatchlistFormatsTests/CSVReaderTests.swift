import Testing

@testable import WatchlistFormats

@Suite("Rows of comma-separated text, as RFC 4180 has them")
struct CSVReaderTests {
  private func rows(_ text: String, piece: Int = 65_536) throws -> [CSVReader.Row] {
    var reader = CSVReader(ByteSource(name: "x.csv", bytes: Array(text.utf8), piece: piece))
    var rows: [CSVReader.Row] = []
    while let row = try reader.next() { rows.append(row) }
    return rows
  }

  private func fields(_ text: String, piece: Int = 65_536) throws -> [[String]] {
    try rows(text, piece: piece).map { $0.fields.map { String(decoding: $0, as: UTF8.self) } }
  }

  @Test("fields, quotes, doubled quotes, commas and line breaks in quotes", arguments: [1, 2, 3, 7, 65_536])
  func fields(piece: Int) throws {
    let text = "a,\"b,c\",\"d\"\"e\"\r\n\"line\nbreak\",,\"\"\nlast,no,end"
    #expect(
      try fields(text, piece: piece) == [["a", "b,c", "d\"e"], ["line\nbreak", "", ""], ["last", "no", "end"]])
  }

  @Test("lines are counted from 1, line breaks in quotes and blank lines included")
  func lines() throws {
    #expect(try rows("a\n\n\"b\nb\"\r\nc\n").map(\.line) == [1, 3, 5])
  }

  @Test("a byte order mark, an end mark and blank lines are no rows")
  func marks() throws {
    #expect(try fields("\u{FEFF}a,b\r\n\r\n\u{1A}") == [["a", "b"]])
    #expect(try fields("").isEmpty)
    #expect(try fields("\r\n\n\u{1A}\n").isEmpty)
  }

  @Test(
    "a row with stray quotes is broken and the next one is sound", arguments: ["a,\"b\"c,d", "a,b\"c,d", "\"x\" ,y"])
  func strayQuotes(line: String) throws {
    let all = try rows(line + "\nnext,row\n")
    #expect(all.map(\.broken) == [.quotes, nil])
    #expect(all.map(\.line) == [1, 2])
  }

  @Test("a quote that never closes breaks its own row alone")
  func unclosedQuote() throws {
    let all = try rows("a,\"b\nc,d\ne,f\n")
    #expect(all.map(\.broken) == [.quotes, nil, nil])
    #expect(all.map(\.line) == [1, 2, 3])
  }

  @Test("a row past its bound is broken, and what is beyond it is not kept")
  func tooLong() throws {
    let long = String(repeating: "x", count: ImportLimits.bytesPerRow + 10)
    let all = try rows(long + "\nnext\n")
    #expect(all.map(\.broken) == [.tooLong(bytes: ImportLimits.bytesPerRow), nil])
    let quoted = try rows("\"" + long + "\nnext\n")
    #expect(quoted.map(\.broken) == [.tooLong(bytes: ImportLimits.bytesPerRow), nil])
  }

  @Test("a row of too many fields is broken")
  func tooManyFields() throws {
    let commas = String(repeating: ",", count: ImportLimits.fieldsPerRow + 1)
    #expect(try rows(commas + "\na\n").map(\.broken) == [.tooManyFields(ImportLimits.fieldsPerRow), nil])
  }

  @Test("zero bytes are no text")
  func zeroBytes() {
    #expect(throws: ImportError.notText(file: "x.csv")) { try rows("a,b\0c\n") }
  }

  @Test("any bytes in any pieces end, and give the same rows whatever the pieces")
  func anyBytes() throws {
    // A fixed sequence (a linear congruential generator), so that a failure can be repeated.
    var state: UInt64 = 20_261_121
    func next(_ bound: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % bound
    }
    let alphabet = Array("a,\"\n\r\u{1A}\u{7F} ".utf8) + [0xFF, 0xC3]
    for _ in 0..<2_000 {
      let bytes = (0..<next(60)).map { _ in alphabet[Int(next(UInt64(alphabet.count)))] }
      var whole = CSVReader(ByteSource(name: "x", bytes: bytes))
      var pieces = CSVReader(ByteSource(name: "x", bytes: bytes, piece: 1 + Int(next(4))))
      var count = 0
      while let row = try whole.next() {
        #expect(try pieces.next() == row)
        count += 1
      }
      #expect(try pieces.next() == nil)
      #expect(count <= bytes.count)
    }
  }
}
