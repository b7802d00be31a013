/// Writes JSON text in the order it is told, so that a record's bytes are decided by the code and by nothing else.
///
/// Strings are escaped beyond what JSON asks: control characters (C0, DEL, C1), bidirectional controls, zero-width
/// characters and line separators leave as `\uXXXX`. So no line written here can harm a terminal that shows it.
///
/// ```swift
/// var json = JSONWriter()
/// json.object {
///   $0.member("name", "BUDI")
///   $0.member("lane", 2)
/// }
/// String(decoding: json.bytes, as: UTF8.self)  // {"name":"BUDI","lane":2}
/// ```
public struct JSONWriter: Sendable {
  /// The text so far, UTF-8.
  public private(set) var bytes: [UInt8] = []
  private var needsComma = false

  public init() {}

  /// Writes an object; `body` writes its members.
  public mutating func object(_ body: (inout JSONWriter) -> Void) {
    open(UInt8(ascii: "{"))
    body(&self)
    close(UInt8(ascii: "}"))
  }

  /// Writes an array; `body` writes one element.
  public mutating func array<Elements: Sequence>(
    _ elements: Elements, _ body: (inout JSONWriter, Elements.Element) -> Void
  ) {
    open(UInt8(ascii: "["))
    for element in elements { body(&self, element) }
    close(UInt8(ascii: "]"))
  }

  /// Writes a text, escaped so that it is safe to show.
  public mutating func value(_ text: some StringProtocol) {
    separate()
    appendQuoted(text)
    needsComma = true
  }

  /// Writes a whole number.
  public mutating func value(_ number: Int) {
    appendBare(String(number))
  }

  /// Writes a number with at most `decimals` digits after the point; what is not finite becomes null.
  public mutating func value(_ number: Double, decimals: Int = 4) {
    guard number.isFinite, abs(number) < 1e15 else { return null() }
    var scale = 1.0
    for _ in 0..<min(max(decimals, 0), 9) { scale *= 10 }
    let rounded = (number * scale).rounded() / scale
    appendBare(rounded == rounded.rounded() ? String(Int(rounded)) : "\(rounded)")
  }

  /// Writes `true` or `false`.
  public mutating func value(_ flag: Bool) {
    appendBare(flag ? "true" : "false")
  }

  /// Writes `null`.
  public mutating func null() {
    appendBare("null")
  }

  /// Writes JSON text that is known to be sound as it stands.
  public mutating func raw(_ json: some Sequence<UInt8>) {
    separate()
    bytes.append(contentsOf: json)
    needsComma = true
  }

  /// Writes a member's name; the value comes next.
  public mutating func key(_ name: String) {
    separate()
    appendQuoted(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  private mutating func open(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    needsComma = false
  }

  private mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
  }

  private mutating func appendBare(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
    needsComma = true
  }

  /// Writes what a form fixes, byte for byte; no comma is put in front of it.
  mutating func literal(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    needsComma = false
  }

  /// Makes room for a text of this length at once.
  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  private mutating func appendQuoted(_ text: some StringProtocol) {
    bytes.append(UInt8(ascii: "\""))
    var text = String(text)
    let isPlain = text.withUTF8 { utf8 in
      guard utf8.allSatisfy(Self.isPlain) else { return false }
      bytes.append(contentsOf: utf8)
      return true
    }
    if !isPlain {
      for scalar in text.unicodeScalars { appendScalar(scalar) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func appendScalar(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": bytes.append(contentsOf: #"\""#.utf8)
    case "\\": bytes.append(contentsOf: #"\\"#.utf8)
    case "\n": bytes.append(contentsOf: #"\n"#.utf8)
    case "\r": bytes.append(contentsOf: #"\r"#.utf8)
    case "\t": bytes.append(contentsOf: #"\t"#.utf8)
    case _ where scalar.value >= 0x20 && scalar.value < 0x7F: bytes.append(UInt8(scalar.value))
    case _ where Self.mustBeEscaped(scalar): for unit in String(scalar).utf16 { appendEscape(unit) }
    default: bytes.append(contentsOf: String(scalar).utf8)
    }
  }

  /// ASCII that stands for itself in a JSON text.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  private mutating func appendEscape(_ unit: UInt16) {
    let digits = String(unit, radix: 16)
    bytes.append(contentsOf: #"\u"#.utf8)
    bytes.append(contentsOf: String(repeating: "0", count: 4 - digits.count).utf8)
    bytes.append(contentsOf: digits.utf8)
  }

  private static func mustBeEscaped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: true
    default: scalar.properties.isDefaultIgnorableCodePoint
    }
  }
}

extension JSONWriter {
  public mutating func member(_ name: String, _ text: some StringProtocol) {
    key(name)
    value(text)
  }

  public mutating func member(_ name: String, _ number: Int) {
    key(name)
    value(number)
  }

  public mutating func member(_ name: String, _ number: Double) {
    key(name)
    value(number)
  }

  public mutating func member(_ name: String, _ flag: Bool) {
    key(name)
    value(flag)
  }

  /// Writes the member only when there is a value: an absent member and an unknown value are one thing in this format.
  public mutating func optionalMember(_ name: String, _ text: String?) {
    if let text { member(name, text) }
  }

  public mutating func optionalMember(_ name: String, _ number: Int?) {
    if let number { member(name, number) }
  }

  public mutating func member(_ name: String, _ texts: [String]) {
    key(name)
    array(texts) { $0.value($1) }
  }

  public mutating func objectMember(_ name: String, _ body: (inout JSONWriter) -> Void) {
    key(name)
    object(body)
  }
}
