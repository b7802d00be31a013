/// Where everything of a store lies. `docs/journal-format.md` has the picture.
public struct StoreLayout: Sendable, Equatable {
  /// The store's folder.
  public let root: String

  public init(root: String) {
    var root = root
    while root.count > 1, root.hasSuffix("/") { root.removeLast() }
    self.root = root
  }

  /// The append-only files.
  public var events: String { root + "/journal/events" }
  /// Where the next file is made ready; it lies outside of `events`, where files may be set append-only.
  var draft: String { root + "/journal/next" }
  public var lock: String { root + "/lock" }
  /// The watermark: how far the journal is known to be on disk.
  public var durable: String { root + "/run/durable" }
  /// What follows changes of the watermark watches this folder.
  public var run: String { root + "/run" }
  public var keys: String { root + "/keys" }
  public var signingKey: String { root + "/keys/journal.key" }
  /// Imported lists, each file under its SHA-256.
  public var lists: String { root + "/lists" }

  /// The most records that one file holds.
  public static let recordsPerFileLimit = 65_536

  func eventFile(_ file: EventFileName) -> String { events + "/" + file.text }
}

/// The name of one file of the journal: its running number and the sequence number of its first line.
struct EventFileName: Hashable, Comparable {
  /// The highest running number that a name has room for: enough for 65 thousand million records.
  static let numberLimit = 999_999

  let number: Int
  let firstSeq: Int

  static func < (left: Self, right: Self) -> Bool {
    (left.number, left.firstSeq) < (right.number, right.firstSeq)
  }

  init(number: Int, firstSeq: Int) {
    self.number = number
    self.firstSeq = firstSeq
  }

  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 33, bytes[6] == UInt8(ascii: "-"), text.hasSuffix(".jsonl"),
      bytes[0..<6].allSatisfy(Self.isDigit), bytes[7..<27].allSatisfy(Self.isDigit),
      let number = Int(text.prefix(6)), let firstSeq = Int(text.dropFirst(7).prefix(20))
    else { return nil }
    self.init(number: number, firstSeq: firstSeq)
  }

  var text: String { padded(number, 6) + "-" + padded(firstSeq, 20) + ".jsonl" }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}

/// A number in decimal with leading zeros.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
