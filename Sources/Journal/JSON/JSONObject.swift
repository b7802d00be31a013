/// What is wrong with a JSON text, and where.
public struct JSONError: Error, Equatable, CustomStringConvertible {
  public let problem: String
  /// Bytes from the start of the text.
  public let offset: Int

  public init(problem: String, offset: Int) {
    self.problem = problem
    self.offset = offset
  }

  public var description: String { "\(problem) (byte \(offset))" }
}

/// A JSON object, read once from its bytes and asked for its members.
///
/// The whole text is checked at `init`: grammar of RFC 8259, valid UTF-8, no member twice, at most 16 levels deep. A
/// value is decoded only when it is asked for, so that a record of thirty members costs what its reader needs of it.
/// Reading costs one pass over the bytes; a look-up compares the names of the members, at most 64 in one object.
public struct JSONObject: Sendable {
  /// Most levels of objects and arrays inside one another.
  public static let depthLimit = 16
  /// Most members of one object.
  public static let memberLimit = 64

  private let bytes: [UInt8]
  private let members: [JSONScanner.Member]

  /// Reads `bytes` as one object with nothing but white space around it.
  public init(_ bytes: [UInt8]) throws(JSONError) {
    self.bytes = bytes
    members = try Self.scan(bytes, bytes.indices) { scanner throws(JSONError) in try scanner.document() }
  }

  /// Takes a range of `bytes` that was checked before and begins with the object.
  init(_ bytes: [UInt8], checked range: Range<Int>) throws(JSONError) {
    self.bytes = bytes
    members = try Self.scan(bytes, range) { scanner throws(JSONError) in try scanner.membersOfObject() }
  }

  /// The names of the members, in their order.
  public var keys: [String] { members.map { text($0.key) } }

  /// The bytes of a member's value as they stand.
  public func raw(_ name: String) -> ArraySlice<UInt8>? {
    value(name).map { bytes[$0] }
  }

  /// The text of a member; nil when it is absent or null.
  public func string(_ name: String) throws(JSONError) -> String? {
    guard let range = present(name) else { return nil }
    guard let text = text(quoted: range) else { throw wrongType(name, "text", range) }
    return text
  }

  /// The whole number of a member; nil when it is absent or null.
  public func int(_ name: String) throws(JSONError) -> Int? {
    guard let range = present(name) else { return nil }
    guard let number = Int(String(decoding: bytes[range], as: UTF8.self)) else {
      throw wrongType(name, "a whole number", range)
    }
    return number
  }

  /// The number of a member; nil when it is absent or null. One that no `Double` can hold is refused.
  public func double(_ name: String) throws(JSONError) -> Double? {
    guard let range = present(name) else { return nil }
    guard let number = Double(String(decoding: bytes[range], as: UTF8.self)), number.isFinite else {
      throw wrongType(name, "a number", range)
    }
    return number
  }

  /// The flag of a member; nil when it is absent or null.
  public func bool(_ name: String) throws(JSONError) -> Bool? {
    guard let range = present(name) else { return nil }
    switch bytes[range.lowerBound] {
    case UInt8(ascii: "t"): return true
    case UInt8(ascii: "f"): return false
    default: throw wrongType(name, "true or false", range)
    }
  }

  /// The object of a member; nil when it is absent or null.
  public func object(_ name: String) throws(JSONError) -> JSONObject? {
    guard let range = present(name) else { return nil }
    guard bytes[range.lowerBound] == UInt8(ascii: "{") else { throw wrongType(name, "an object", range) }
    return try JSONObject(bytes, checked: range)
  }

  /// The objects of a member that is a list of them; nil when it is absent or null.
  public func objects(_ name: String) throws(JSONError) -> [JSONObject]? {
    guard let ranges = try elements(name) else { return nil }
    var objects: [JSONObject] = []
    for range in ranges {
      guard bytes[range.lowerBound] == UInt8(ascii: "{") else { throw wrongType(name, "a list of objects", range) }
      objects.append(try JSONObject(bytes, checked: range))
    }
    return objects
  }

  /// The texts of a member that is a list of them; nil when it is absent or null.
  public func strings(_ name: String) throws(JSONError) -> [String]? {
    guard let ranges = try elements(name) else { return nil }
    var texts: [String] = []
    for range in ranges {
      guard let text = text(quoted: range) else { throw wrongType(name, "a list of texts", range) }
      texts.append(text)
    }
    return texts
  }

  private func elements(_ name: String) throws(JSONError) -> [Range<Int>]? {
    guard let range = present(name) else { return nil }
    guard bytes[range.lowerBound] == UInt8(ascii: "[") else { throw wrongType(name, "a list", range) }
    return try Self.scan(bytes, range) { scanner throws(JSONError) in try scanner.elementsOfArray() }
  }

  private func present(_ name: String) -> Range<Int>? {
    guard let range = value(name), bytes[range.lowerBound] != UInt8(ascii: "n") else { return nil }
    return range
  }

  private func value(_ name: String) -> Range<Int>? {
    for member in members where matches(member.key, name) { return member.value }
    return nil
  }

  private func matches(_ key: Range<Int>, _ name: String) -> Bool {
    let length = name.utf8.count
    if key.count == length { return bytes[key].elementsEqual(name.utf8) }
    // An escape is longer than what it stands for.
    return key.count > length && bytes[key].contains(UInt8(ascii: "\\")) && text(key).utf8.elementsEqual(name.utf8)
  }

  private func text(quoted range: Range<Int>) -> String? {
    guard bytes[range.lowerBound] == UInt8(ascii: "\"") else { return nil }
    return text((range.lowerBound + 1)..<(range.upperBound - 1))
  }

  private func text(_ inside: Range<Int>) -> String {
    bytes.withUnsafeBufferPointer { JSONScanner($0, inside).text(inside) }
  }

  private static func scan<Result>(
    _ bytes: [UInt8], _ range: Range<Int>, _ body: (inout JSONScanner) throws(JSONError) -> Result
  ) throws(JSONError) -> Result {
    try bytes.withUnsafeBufferPointer { buffer throws(JSONError) in
      var scanner = JSONScanner(buffer, range)
      return try body(&scanner)
    }
  }

  private func wrongType(_ name: String, _ expected: String, _ range: Range<Int>) -> JSONError {
    JSONError(problem: "\"\(name)\" is not \(expected)", offset: range.lowerBound)
  }
}

extension JSONObject {
  /// The text of a member that must be there.
  public func requiredString(_ name: String) throws(JSONError) -> String {
    guard let text = try string(name) else { throw missing(name) }
    return text
  }

  /// The whole number of a member that must be there.
  public func requiredInt(_ name: String) throws(JSONError) -> Int {
    guard let number = try int(name) else { throw missing(name) }
    return number
  }

  /// The object of a member that must be there.
  public func requiredObject(_ name: String) throws(JSONError) -> JSONObject {
    guard let object = try object(name) else { throw missing(name) }
    return object
  }

  private func missing(_ name: String) -> JSONError { JSONError(problem: "\"\(name)\" is missing", offset: 0) }
}
