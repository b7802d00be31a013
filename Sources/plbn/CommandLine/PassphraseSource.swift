import Border
import Glibc
import Journal
import Phrases

/// Where passphrases come from: a descriptor that the caller names, or the terminal, where they are typed unseen.
struct PassphraseSource {
  /// Most bytes of a passphrase; longer lines are refused and not cut.
  private static let byteLimit = 1024
  /// How often a signal that waits is looked at while somebody types.
  private static let pollMilliseconds: Int32 = 100

  /// nil: the terminal.
  let descriptor: Int32?

  init(_ descriptor: Int?) { self.descriptor = descriptor.map { Int32(clamping: $0) } }

  /// Reads one line. Of a descriptor nothing behind its newline is taken, so that one can hold several.
  ///
  /// - Parameter prompt: what a person is asked.
  /// - Throws: `Failure` where there is no terminal and no descriptor, or nothing in it.
  func read(_ prompt: String) throws -> String {
    guard let descriptor else { return try readTyped(prompt) }
    guard let line = try Self.line(descriptor), !line.isEmpty else {
      throw Failure(
        id: "Tidak ada frasa sandi di deskriptor \(descriptor).",
        en: "There is no passphrase in descriptor \(descriptor).")
    }
    return line
  }

  private func readTyped(_ prompt: String) throws -> String {
    let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
    guard terminal >= 0 else {
      throw Failure(
        id: "Perlu frasa sandi, dan tidak ada terminal; beri lewat --passphrase-fd.",
        en: "A passphrase is needed, and there is no terminal; give it by --passphrase-fd.")
    }
    defer { close(terminal) }
    return try Unseen.typing(on: terminal) {
      var question = prompt + ": "
      question.withUTF8 { _ = write(terminal, $0.baseAddress, $0.count) }
      defer { _ = write(terminal, "\n", 1) }
      guard let line = try Self.line(terminal, isTyped: true) else {
        throw Failure(id: "Frasa sandi tidak diberikan.", en: "No passphrase was given.")
      }
      return line
    }
  }

  /// nil: nothing came, or whoever types gave up with Ctrl-C.
  private static func line(_ descriptor: Int32, isTyped: Bool = false) throws -> String? {
    var bytes: [UInt8] = []
    while true {
      if isTyped {
        var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&wait, 1, pollMilliseconds) != 0 else {
          if Unseen.mustEnd { return nil }
          continue
        }
      }
      var byte: UInt8 = 0
      let count = Glibc.read(descriptor, &byte, 1)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw unreadable(descriptor: descriptor, errno) }
      if count == 0, bytes.isEmpty { return nil }
      if isTyped, Typed.givingUp.contains(byte) { return nil }
      if isTyped, Typed.edit(&bytes, byte) { continue }
      guard count == 1, byte != UInt8(ascii: "\n") else { break }
      bytes.append(byte)
      guard bytes.count <= byteLimit else {
        throw Failure(
          id: "Frasa sandi lebih dari \(byteLimit) bita.", en: "The passphrase has more than \(byteLimit) bytes.")
      }
    }
    if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(id: "Frasa sandi itu bukan teks UTF-8.", en: "That passphrase is no UTF-8 text.")
    }
    return text
  }
}

/// A descriptor that the caller named and that gives nothing.
func unreadable(descriptor: Int32, _ code: Int32) -> Failure {
  let why = Phrase(systemError: code)
  return Failure(
    id: "Deskriptor \(descriptor) tidak dapat dibaca: \(why.id). Tidak ada yang dicatat.",
    en: "Descriptor \(descriptor) can't be read: \(why.en). Nothing was recorded.")
}

/// Keys of a line that is typed unseen.
private enum Typed {
  /// Ctrl-C, Ctrl-D, Ctrl-\.
  static let givingUp: Set<UInt8> = [0x03, 0x04, 0x1C]

  /// Takes back the last character (Backspace), or all (Ctrl-U). false: the byte is of the text.
  static func edit(_ bytes: inout [UInt8], _ byte: UInt8) -> Bool {
    switch byte {
    case 0x08, 0x7F:
      // The bytes of a character behind its first begin with 10.
      while let last = bytes.popLast(), last & 0xC0 == 0x80 {}
    case 0x15: bytes = []
    default: return false
    }
    return true
  }
}

/// A terminal that shows nothing of what is typed. However the program ends meanwhile, it shows it again.
private enum Unseen {
  private static var ending: sigset_t {
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP] { sigaddset(&signals, signal) }
    return signals
  }

  /// Whether a signal waits that would end the program.
  static var mustEnd: Bool {
    var waiting = sigset_t()
    sigpending(&waiting)
    return [SIGTERM, SIGHUP, SIGINT, SIGQUIT].contains { sigismember(&waiting, $0) == 1 }
  }

  /// Signals wait until the terminal is as it was; keys come one by one, Ctrl-C too.
  static func typing<Value>(on terminal: Int32, _ body: () throws -> Value) throws -> Value {
    var signals = ending
    var before = sigset_t()
    pthread_sigmask(SIG_BLOCK, &signals, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    var usual = termios()
    guard tcgetattr(terminal, &usual) == 0 else {
      throw JournalError.system(operation: "tcgetattr", path: "/dev/tty", code: errno)
    }
    var unseen = usual
    unseen.c_lflag &= ~tcflag_t(ECHO | ECHONL | ISIG | ICANON)
    // What was typed before the question is no answer to it.
    tcsetattr(terminal, TCSAFLUSH, &unseen)
    defer { tcsetattr(terminal, TCSAFLUSH, &usual) }
    return try body()
  }
}
