import Testing

@testable import WatchlistFormats

@Suite("XML as lists need it")
struct XMLReaderTests {
  private func tokens(_ text: String, piece: Int = 65_536) throws(ImportError) -> [XMLReader.Token] {
    var reader = XMLReader(ByteSource(name: "x.xml", bytes: Array(text.utf8), piece: piece))
    var tokens: [XMLReader.Token] = []
    while let token = try reader.next() { tokens.append(token) }
    return tokens
  }

  /// The text of all elements, one after another.
  private func text(_ xml: String, piece: Int = 65_536) throws -> String {
    let bytes = try tokens(xml, piece: piece).flatMap { token in
      if case .text(let text) = token { text } else { [UInt8]() }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("elements, attributes, text, CDATA, comments and instructions", arguments: [1, 2, 3, 7, 65_536])
  func tokens(piece: Int) throws {
    let xml = "\u{FEFF}<?xml version='1.0'?>\n<!-- <x> --><a b='1 &lt; 2' c = \"é\"><d/>x<![CDATA[<y>&]]></a>\n<!-- -->"
    #expect(
      try tokens(xml, piece: piece).filter { if case .text = $0 { false } else { true } } == [
        .start(name: "a", attributes: ["b": "1 < 2", "c": "é"]), .start(name: "d", attributes: [:]),
        .end(name: "d"), .end(name: "a"),
      ])
    #expect(try text(xml, piece: piece) == "x<y>&")
  }

  @Test("the five entities and numbers stand for their characters")
  func references() throws {
    #expect(try text("<a>&amp;&lt;&gt;&quot;&apos;&#65;&#x17D;</a>") == "&<>\"'AŽ")
  }

  @Test(
    "a document type is refused with all that may hide in it",
    arguments: [
      "<!DOCTYPE a [<!ENTITY x \"lol\"><!ENTITY y \"&x;&x;&x;\">]><a>&y;</a>",
      "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>", "<a><!ENTITY x \"y\"></a>", "<!ELEMENT a ANY><a/>",
    ])
  func documentType(xml: String) {
    #expect(throws: ImportError.documentType(file: "x.xml", line: 1)) { try tokens(xml) }
  }

  @Test(
    "XML that breaks its own rules is refused, with the line",
    arguments: [
      "<a>\n<b></a>", "<a>\n", "<a/>\n<b/>", "<a/>\nx", "\nx<a/>", "<a>\n&nbsp;</a>", "<a>\n& </a>", "<a>\n&#0;</a>",
      "<a>\n&#xD800;</a>", "<a>\n&#4294967296;</a>", "<a\nb=1/>", "<a\nb='1'c='2'/>", "<a\nb='1' b='2'/>",
      "<a\nb='<'/>",
      "\n< a/>", "<a>\n</a", "<a>\n<!-- ", "<a>\n<![CDATA[ ", "\n</a>", "<a>\n<1/></a>", "\n<",
    ])
  func malformed(xml: String) {
    #expect(throws: ImportError.malformed(file: "x.xml", line: 2)) { try tokens(xml) }
  }

  @Test("more levels than any list has are refused, whatever comes after them")
  func levels() {
    let levels = ImportLimits.levels
    let deep = { (count: Int) in String(repeating: "<a>", count: count) + String(repeating: "</a>", count: count) }
    #expect(throws: Never.self) { try tokens(deep(levels)) }
    #expect(throws: ImportError.tooDeep(file: "x.xml", line: 1, levels: levels)) { try tokens(deep(levels + 1)) }
    let endless = ByteSource(name: "x.xml") { () throws(ImportError) -> [UInt8]? in Array("<a>".utf8) }
    #expect(throws: ImportError.tooDeep(file: "x.xml", line: 1, levels: levels)) {
      var reader = XMLReader(endless)
      while try reader.next() != nil {}
    }
  }

  @Test("an endless name, tag, attribute or reference ends", arguments: ["<", "<a ", "<a b='", "<a>&", "<a><![CDATA["])
  func endless(start: String) {
    var isFirst = true
    let endless = ByteSource(name: "x.xml") { () throws(ImportError) -> [UInt8]? in
      defer { isFirst = false }
      return Array((isFirst ? start : String(repeating: "x", count: 1_000)).utf8)
    }
    #expect(throws: ImportError.malformed(file: "x.xml", line: 1)) {
      var reader = XMLReader(endless)
      while try reader.next() != nil {}
    }
  }

  @Test("a tag of many attributes is refused at once")
  func manyAttributes() {
    let attributes = (0..<200_000).map { "a\($0)='' " }.joined()
    #expect(throws: ImportError.malformed(file: "x.xml", line: 1)) { try tokens("<a \(attributes)/>") }
  }

  @Test("a long text comes in several stretches and is whole")
  func longText() throws {
    let long = String(repeating: "khayal ", count: 10_000)
    #expect(try tokens("<a>\(long)</a>").count > 3)
    #expect(try text("<a>\(long)</a>") == long)
  }

  @Test("zero bytes are no text, and nothing is empty")
  func noText() {
    #expect(throws: ImportError.notText(file: "x.xml")) { try tokens("<a>\0</a>") }
    #expect(throws: ImportError.empty(file: "x.xml")) { try tokens(" \n") }
  }
}
