/// Turns the terminal's bytes into inputs: pure, one byte after the other, with bounded memory.
///
/// Only whole, known sequences and whole, printable characters become keys. Everything else (invalid UTF-8, unknown
/// escape sequences, Alt with a key, strings that a terminal answers with) becomes ``Input/unrecognised``, and its
/// bytes are swallowed, so that no part of it can press a key.
public struct InputDecoder: Sendable {
  /// Bytes of a paste that are kept.
  public static let pasteLimit = 65_536
  /// Bytes of an escape sequence that are looked at.
  static let sequenceLimit = 32
  /// Milliseconds after which a lone ESC is the Escape key, and an unfinished sequence is given up.
  public static let escapeDelayMilliseconds = 25
  /// Milliseconds of silence after which a paste without an end is taken as ended, so that a lost end mark can't take
  /// the keyboard away.
  public static let pasteDelayMilliseconds = 2_000

  private enum State {
    case ground
    case utf8(needed: Int)
    case escape
    case csi
    case ss3
    /// An answer of the terminal, up to its end mark.
    case string
    /// Bytes of an old mouse report, which is three bytes after `ESC [ M`.
    case mouse(left: Int)
    case paste
  }

  private var state = State.ground
  /// The bytes of the sequence or the character so far.
  private var pending: [UInt8] = []
  private var paste: [UInt8] = []
  private var isPasteCut = false
  /// Readers end a line with CR, with LF or with both; both are one Enter.
  private var wasCarriageReturn = false
  private let sequences: KeySequences

  public init(sequences: KeySequences = .standard) { self.sequences = sequences }

  /// How long to wait for more before calling ``flush()``; nil when nothing is unfinished.
  public var delayMilliseconds: Int? {
    switch state {
    case .ground: nil
    case .paste: InputDecoder.pasteDelayMilliseconds
    default: InputDecoder.escapeDelayMilliseconds
    }
  }

  /// The inputs that `bytes` complete. Cost: O(bytes).
  public mutating func feed(_ bytes: some Sequence<UInt8>) -> [Input] {
    var inputs: [Input] = []
    for byte in bytes { take(byte, &inputs) }
    return inputs
  }

  /// Ends what is unfinished, because nothing more came in time.
  public mutating func flush() -> [Input] {
    defer { reset() }
    switch state {
    case .ground: return []
    case .escape: return [.key(.escape)]
    case .paste:
      isPasteCut = true
      return [pasted()]
    default: return [.unrecognised]
    }
  }

  private mutating func reset() {
    state = .ground
    pending.removeAll(keepingCapacity: true)
  }

  private mutating func take(_ byte: UInt8, _ inputs: inout [Input]) {
    switch state {
    case .ground: takeGround(byte, &inputs)
    case .utf8(let needed): takeContinuation(byte, needed: needed, &inputs)
    case .escape: takeEscape(byte, &inputs)
    case .csi: takeControlSequence(byte, &inputs)
    case .ss3: finish(with: byte, &inputs)
    case .string: takeString(byte, &inputs)
    case .mouse(let left):
      state = .mouse(left: left - 1)
      if left <= 1 { refuse(&inputs) }
    case .paste: takePaste(byte, &inputs)
    }
  }

  private mutating func refuse(_ inputs: inout [Input]) {
    inputs.append(.unrecognised)
    reset()
  }

  private mutating func takeGround(_ byte: UInt8, _ inputs: inout [Input]) {
    let followsReturn = wasCarriageReturn
    wasCarriageReturn = byte == 0x0D
    switch byte {
    case 0x0D: inputs.append(.key(.enter))
    case 0x0A: if !followsReturn { inputs.append(.key(.enter)) }
    case 0x09: inputs.append(.key(.tab))
    case 0x08, 0x7F: inputs.append(.key(.backspace))
    case 0x1B: begin(.escape, byte)
    case 0x01...0x1A: inputs.append(.key(.control(Character(Unicode.Scalar(byte + 0x60)))))
    case 0x20...0x7E: inputs.append(.key(.character(Character(Unicode.Scalar(byte)))))
    case 0xC2...0xDF: begin(.utf8(needed: 1), byte)
    case 0xE0...0xEF: begin(.utf8(needed: 2), byte)
    case 0xF0...0xF4: begin(.utf8(needed: 3), byte)
    // CSI and SS3 as one byte, from terminals set to eight-bit controls: what follows must not be read as text.
    case 0x9B:
      begin(.csi, 0x1B)
      pending.append(0x5B)
    case 0x8F:
      begin(.ss3, 0x1B)
      pending.append(0x4F)
    default: inputs.append(.unrecognised)
    }
  }

  private mutating func begin(_ next: State, _ byte: UInt8) {
    state = next
    pending = [byte]
  }

  private mutating func takeContinuation(_ byte: UInt8, needed: Int, _ inputs: inout [Input]) {
    guard (0x80...0xBF).contains(byte) else {
      refuse(&inputs)
      take(byte, &inputs)
      return
    }
    pending.append(byte)
    guard needed == 1 else {
      state = .utf8(needed: needed - 1)
      return
    }
    // The decoder of the standard library also refuses overlong forms and surrogates.
    let text = String(validating: pending, as: UTF8.self)
    guard let scalar = text?.unicodeScalars.first, ScalarClass.of(scalar) != .hidden else { return refuse(&inputs) }
    inputs.append(.key(.character(Character(scalar))))
    reset()
  }

  private mutating func takeEscape(_ byte: UInt8, _ inputs: inout [Input]) {
    switch byte {
    case 0x5B: extend(.csi, byte)
    case 0x4F: extend(.ss3, byte)
    case 0x5D, 0x50, 0x5F, 0x5E, 0x58: extend(.string, byte)
    case 0x1B:
      // The first was the key; the second may begin something.
      inputs.append(.key(.escape))
      begin(.escape, byte)
    default: refuse(&inputs)
    }
  }

  private mutating func extend(_ next: State, _ byte: UInt8) {
    state = next
    pending.append(byte)
  }

  private mutating func takeControlSequence(_ byte: UInt8, _ inputs: inout [Input]) {
    switch byte {
    case 0x20...0x3F:
      if pending.count < InputDecoder.sequenceLimit { pending.append(byte) }
    case 0x5B where pending.count == 2: pending.append(byte)
    case 0x4D where pending.count == 2: state = .mouse(left: 3)
    case 0x40...0x7E: finish(with: byte, &inputs)
    case 0x1B:
      refuse(&inputs)
      begin(.escape, byte)
    default: refuse(&inputs)
    }
  }

  private mutating func finish(with byte: UInt8, _ inputs: inout [Input]) {
    pending.append(byte)
    if pending == [0x1B, 0x5B, 0x32, 0x30, 0x30, 0x7E] {
      reset()
      state = .paste
      return
    }
    guard let key = sequences.key(for: pending) else { return refuse(&inputs) }
    inputs.append(.key(key))
    reset()
  }

  /// Strings end with BEL or `ESC \`; of their bytes only the last is kept.
  private mutating func takeString(_ byte: UInt8, _ inputs: inout [Input]) {
    if byte == 0x07 || (byte == 0x5C && pending.last == 0x1B && pending.count > 2) { return refuse(&inputs) }
    if pending.count > 2 { pending.removeLast() }
    pending.append(byte)
  }
}

extension InputDecoder {
  private static let pasteEnd: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x31, 0x7E]

  /// `pending` holds what may be the beginning of the end mark.
  private mutating func takePaste(_ byte: UInt8, _ inputs: inout [Input]) {
    pending.append(byte)
    if pending == InputDecoder.pasteEnd {
      inputs.append(pasted())
      reset()
      return
    }
    while !pending.isEmpty, !InputDecoder.pasteEnd.starts(with: pending) {
      let first = pending.removeFirst()
      if paste.count < InputDecoder.pasteLimit { paste.append(first) } else { isPasteCut = true }
    }
  }

  /// The paste as text. A character cut in half at the limit is left out.
  private mutating func pasted() -> Input {
    if isPasteCut {
      while let last = paste.last, (0x80...0xBF).contains(last) { paste.removeLast() }
      if let last = paste.last, last >= 0xC0 { paste.removeLast() }
    }
    let text = String(decoding: paste, as: UTF8.self)
    var lines = ""
    for character in text { lines.append(character == "\r\n" || character == "\r" ? "\n" : character) }
    let input = Input.paste(lines, isCut: isPasteCut)
    paste = []
    isPasteCut = false
    return input
  }
}
