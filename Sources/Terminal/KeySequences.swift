/// Which escape sequences are which keys: those of xterm, vt100, vt220, rxvt, screen, tmux and the Linux console, and
/// what the terminal's own description adds.
public struct KeySequences: Sendable {
  private var keys: [[UInt8]: Key]

  /// The sequences that are the same everywhere.
  public static let standard = KeySequences(keys: table())

  private init(keys: [[UInt8]: Key]) { self.keys = keys }

  /// The key of a whole sequence, from its escape on.
  func key(for sequence: [UInt8]) -> Key? { keys[sequence] }

  /// Adds a sequence of the terminal's description, unless it has another shape than the decoder reads (`ESC [ …` or
  /// `ESC O x`), or is known.
  mutating func add(_ sequence: [UInt8], _ key: Key) {
    let isRead =
      sequence.starts(with: [0x1B, 0x5B])
      ? sequence.count > 2 : sequence.starts(with: [0x1B, 0x4F]) && sequence.count == 3
    if isRead, sequence.count <= InputDecoder.sequenceLimit, keys[sequence] == nil { keys[sequence] = key }
  }

  /// Names in terminal descriptions (terminfo(5)) of the keys that we know.
  static let capabilities: [(name: String, key: Key)] =
    [
      ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home), ("kend", .end),
      ("kpp", .pageUp), ("knp", .pageDown), ("kich1", .insert), ("kdch1", .delete), ("kcbt", .backtab),
      ("kent", .enter),
    ] + (1...12).map { ("kf\($0)", .function($0)) }

  private static func table() -> [[UInt8]: Key] {
    var keys: [[UInt8]: Key] = [:]
    func bind(_ key: Key, _ tails: String...) {
      for tail in tails { keys[[0x1B] + Array(tail.utf8)] = key }
    }
    bind(.up, "[A", "OA")
    bind(.down, "[B", "OB")
    bind(.right, "[C", "OC")
    bind(.left, "[D", "OD")
    bind(.home, "[H", "OH", "[1~", "[7~")
    bind(.end, "[F", "OF", "[4~", "[8~")
    bind(.insert, "[2~")
    bind(.delete, "[3~")
    bind(.pageUp, "[5~")
    bind(.pageDown, "[6~")
    bind(.backtab, "[Z")
    bind(.enter, "OM")
    // Ctrl (5) and Alt (3) with an arrow: xterm's modifiers, and rxvt's own.
    bind(.wordLeft, "[1;5D", "[1;3D", "Od")
    bind(.wordRight, "[1;5C", "[1;3C", "Oc")
    for (index, final) in ["P", "Q", "R", "S"].enumerated() { bind(.function(index + 1), "O" + final, "[1" + final) }
    for (index, final) in ["A", "B", "C", "D", "E"].enumerated() { bind(.function(index + 1), "[[" + final) }
    let numbers = [11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24]
    for (index, number) in numbers.enumerated() { bind(.function(index + 1), "[\(number)~") }
    return keys
  }
}
