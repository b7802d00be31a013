import CVterm
import Glibc
import Terminal

/// A terminal for tests: the master side of a pty with libvterm as its screen. What a program writes to the pty's other
/// side is read back as cells. For one thread.
public final class VirtualTerminal {
  /// Bytes of output that are kept for looking at; the oldest go first.
  public static let outputLimit = 8 << 20

  public private(set) var size: Size
  /// The side that a program opens.
  public private(set) var slave: Int32 = -1
  /// Everything the program has written, newest last.
  public private(set) var output: [UInt8] = []
  /// When its newest bytes had arrived; what libvterm makes of them takes time of its own.
  public private(set) var newestArrival = Instant.now()
  /// When bytes were typed last.
  public private(set) var newestTyping = Instant.now()
  public fileprivate(set) var isCursorVisible = true
  public fileprivate(set) var isAlternateScreen = false
  public fileprivate(set) var bellCount = 0

  private var master: Int32 = -1
  private let vterm: OpaquePointer
  private let screen: OpaquePointer
  private let callbacks = UnsafeMutablePointer<VTermScreenCallbacks>.allocate(capacity: 1)

  public init(size: Size = Size(width: 80, height: 24)) throws {
    self.size = size
    var window = VirtualTerminal.window(size)
    guard openpty(&master, &slave, nil, nil, &window) == 0, let vterm = vterm_new(Int32(size.height), Int32(size.width))
    else { throw HarnessError("no pty: error \(errno)") }
    self.vterm = vterm
    for descriptor in [master, slave] { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    vterm_set_utf8(vterm, 1)
    screen = vterm_obtain_screen(vterm)
    vterm_screen_enable_altscreen(screen, 1)
    listen()
    vterm_screen_reset(screen, 1)
  }

  deinit {
    vterm_free(vterm)
    callbacks.deallocate()
    hangUp()
    if slave >= 0 { close(slave) }
  }

  /// Lets go of the pty, as a terminal window that is closed or a line that is cut.
  public func hangUp() {
    if master >= 0 { close(master) }
    master = -1
  }

  private func listen() {
    callbacks.initialize(to: VTermScreenCallbacks())
    callbacks.pointee.settermprop = { property, value, user in
      guard let user, let value else { return 1 }
      let terminal = Unmanaged<VirtualTerminal>.fromOpaque(user).takeUnretainedValue()
      if property == VTERM_PROP_CURSORVISIBLE { terminal.isCursorVisible = value.pointee.boolean != 0 }
      if property == VTERM_PROP_ALTSCREEN { terminal.isAlternateScreen = value.pointee.boolean != 0 }
      return 1
    }
    callbacks.pointee.bell = { user in
      guard let user else { return 1 }
      Unmanaged<VirtualTerminal>.fromOpaque(user).takeUnretainedValue().bellCount += 1
      return 1
    }
    vterm_screen_set_callbacks(screen, callbacks, Unmanaged.passUnretained(self).toOpaque())
  }

  private static func window(_ size: Size) -> winsize {
    winsize(ws_row: UInt16(size.height), ws_col: UInt16(size.width), ws_xpixel: 0, ws_ypixel: 0)
  }

  /// Changes the size, which sends SIGWINCH to the program.
  public func resize(to size: Size) {
    self.size = size
    vterm_set_size(vterm, Int32(size.height), Int32(size.width))
    var window = VirtualTerminal.window(size)
    _ = ioctl(master, UInt(TIOCSWINSZ), &window)
  }

  /// Types bytes.
  public func type(bytes: [UInt8]) {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      sent += count
    }
    newestTyping = .now()
  }

  public func type(_ text: String) { type(bytes: Array(text.utf8)) }

  /// Pastes as a terminal with bracketed paste does.
  public func paste(_ text: String) { type("\u{1B}[200~" + text + "\u{1B}[201~") }

  /// Reads what the program has written, until nothing comes for `quiet` milliseconds; for the first byte it waits `first`
  /// milliseconds where that is given. Returns the bytes read.
  @discardableResult
  public func pump(quiet milliseconds: Int = 50, first: Int? = nil) -> Int {
    guard master >= 0 else { return 0 }
    var total = 0
    var waiting = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    while poll(&waiting, 1, Int32(total == 0 ? first ?? milliseconds : milliseconds)) > 0 {
      let bytes = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
        count = max(read(master, buffer.baseAddress, buffer.count), 0)
      }
      if bytes.isEmpty { break }
      newestArrival = .now()
      bytes.withUnsafeBytes { raw in
        _ = vterm_input_write(vterm, raw.bindMemory(to: CChar.self).baseAddress, raw.count)
      }
      output += bytes
      if output.count > VirtualTerminal.outputLimit {
        output.removeFirst(output.count - VirtualTerminal.outputLimit / 2)
      }
      total += bytes.count
    }
    return total
  }

  public func forgetOutput() { output = [] }

  /// Reads until `condition` holds; false when it doesn't in time.
  public func wait(milliseconds: Int = 5_000, until condition: (VirtualTerminal) -> Bool) -> Bool {
    let end = Instant.now().advanced(milliseconds: milliseconds)
    repeat {
      if condition(self) { return true }
      pump(quiet: 5)
    } while Instant.now() < end
    return condition(self)
  }

  /// Waits until the screen shows `text` on one of its rows.
  public func wait(for text: String, milliseconds: Int = 5_000) -> Bool {
    wait(milliseconds: milliseconds) { $0.shows(text) }
  }
}

extension VirtualTerminal {
  /// How a cell looks.
  public struct Look: Hashable, Sendable {
    public let text: String
    public let width: Int
    public let isBold: Bool
    public let isUnderlined: Bool
    public let isReverse: Bool
  }

  public func look(x: Int, y: Int) -> Look {
    var cell = VTermScreenCell()
    _ = vterm_screen_get_cell(screen, VTermPos(row: Int32(y), col: Int32(x)), &cell)
    var text = String.UnicodeScalarView()
    withUnsafeBytes(of: cell.chars) { raw in
      for value in raw.bindMemory(to: UInt32.self) {
        guard value != 0, let scalar = Unicode.Scalar(value) else { break }
        text.append(scalar)
      }
    }
    return Look(
      text: String(text), width: Int(cell.width), isBold: cell.attrs.bold != 0, isUnderlined: cell.attrs.underline != 0,
      isReverse: cell.attrs.reverse != 0)
  }

  /// A row as text, without trailing blanks. libvterm writes it: tests look at whole screens again and again.
  public func line(_ row: Int) -> String {
    let area = VTermRect(start_row: Int32(row), end_row: Int32(row + 1), start_col: 0, end_col: Int32(size.width))
    // Six characters of up to four bytes in a cell.
    var bytes = [UInt8](unsafeUninitializedCapacity: size.width * 24) { buffer, count in
      buffer.withMemoryRebound(to: CChar.self) { text in
        count = vterm_screen_get_text(screen, text.baseAddress, text.count, area)
      }
    }
    while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  public var lines: [String] { (0..<size.height).map(line) }

  public func shows(_ text: String) -> Bool { lines.contains { $0.contains(text) } }

  public var cursor: Point {
    var position = VTermPos()
    vterm_state_get_cursorpos(vterm_obtain_state(vterm), &position)
    return Point(x: Int(position.col), y: Int(position.row))
  }

  /// Where the cursor stands after `bytes` were written by a program, from the top left of an empty screen.
  public func columnsTaken(by bytes: [UInt8]) -> Int {
    let all = Array("\u{1B}[H".utf8) + bytes
    all.withUnsafeBytes { raw in
      _ = vterm_input_write(vterm, raw.bindMemory(to: CChar.self).baseAddress, raw.count)
    }
    return cursor.x
  }

  /// The settings of the line (termios), to compare before and after.
  public var modes: TerminalModes { TerminalModes(descriptor: slave) }
}

/// The settings of a terminal line.
public struct TerminalModes: Hashable, Sendable {
  public let flags: [UInt32]
  public let characters: [UInt8]

  init(descriptor: Int32) {
    var settings = termios()
    tcgetattr(descriptor, &settings)
    flags = [settings.c_iflag, settings.c_oflag, settings.c_cflag, settings.c_lflag]
    characters = withUnsafeBytes(of: settings.c_cc) { Array($0) }
  }

  public var echoes: Bool { flags[3] & UInt32(ECHO) != 0 }
  public var readsLines: Bool { flags[3] & UInt32(ICANON) != 0 }
}

/// What went wrong in the harness itself.
public struct HarnessError: Error, CustomStringConvertible {
  public let description: String
  init(_ description: String) { self.description = description }
}
