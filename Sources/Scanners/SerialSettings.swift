import Glibc

/// How bytes travel on a serial line. The usual ones are those with which most readers are delivered: 9600, 8N1.
public struct SerialSettings: Sendable, Hashable {
  public enum Parity: String, Sendable, CaseIterable {
    case none, even, odd
  }

  /// Bits a second, of those that termios names.
  public static let bauds = [1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200, 230_400]
  public static let dataBits = 7...8
  public static let stopBits = 1...2

  public let baud: Int
  public let dataBits: Int
  public let parity: Parity
  public let stopBits: Int

  public static let usual = SerialSettings()

  private init() { (baud, dataBits, parity, stopBits) = (9600, 8, .none, 1) }

  /// nil where a number is not one of those above.
  public init?(baud: Int, dataBits: Int, parity: Parity, stopBits: Int) {
    guard Self.bauds.contains(baud), Self.dataBits.contains(dataBits), Self.stopBits.contains(stopBits) else {
      return nil
    }
    (self.baud, self.dataBits, self.parity, self.stopBits) = (baud, dataBits, parity, stopBits)
  }

  /// What people write: `9600 8N1`, or a rate alone; nil where it is none.
  public init?(text: String) {
    let parts = text.uppercased().split(whereSeparator: \.isWhitespace)
    guard let first = parts.first, let baud = Int(first), parts.count <= 2 else { return nil }
    let form = parts.count == 2 ? Array(parts[1]) : Array("8N1")
    guard form.count == 3, let data = form[0].wholeNumberValue, let stop = form[2].wholeNumberValue,
      let parity = Parity.allCases.first(where: { $0.rawValue.uppercased().first == form[1] })
    else { return nil }
    self.init(baud: baud, dataBits: data, parity: parity, stopBits: stop)
  }

  /// As people write it: `9600 8N1`.
  public var text: String { "\(baud) \(dataBits)\(parity.rawValue.prefix(1).uppercased())\(stopBits)" }

  private var speed: speed_t {
    let code =
      switch baud {
      case 1200: B1200
      case 2400: B2400
      case 4800: B4800
      case 19_200: B19200
      case 38_400: B38400
      case 57_600: B57600
      case 115_200: B115200
      case 230_400: B230400
      default: B9600
      }
    return speed_t(code)
  }

  private static let form = tcflag_t(CSIZE | PARENB | PARODD | CSTOPB)

  private var form: tcflag_t {
    var bits = tcflag_t(dataBits == 7 ? CS7 : CS8)
    if parity != .none { bits |= tcflag_t(PARENB) }
    if parity == .odd { bits |= tcflag_t(PARODD) }
    if stopBits == 2 { bits |= tcflag_t(CSTOPB) }
    return bits
  }

  /// Sets a line to these, raw: bytes come as they are, nothing is echoed, modem signals are not looked at.
  ///
  /// False where the line doesn't take them; `tcsetattr` itself says so only when it takes nothing at all.
  func apply(to descriptor: Int32) -> Bool {
    var line = termios()
    guard tcgetattr(descriptor, &line) == 0 else { return false }
    cfmakeraw(&line)
    line.c_cflag &= ~(Self.form | tcflag_t(CRTSCTS))
    line.c_cflag |= form | tcflag_t(CREAD | CLOCAL)
    // A byte with wrong parity comes as NUL, which no document has.
    if parity != .none { line.c_iflag |= tcflag_t(INPCK) }
    cfsetspeed(&line, speed)
    // Reading gives EAGAIN while nothing is there, and 0 only when the line was hung up.
    withUnsafeMutableBytes(of: &line.c_cc) { ($0[Int(VMIN)], $0[Int(VTIME)]) = (1, 0) }
    guard tcsetattr(descriptor, TCSANOW, &line) == 0 else { return false }
    var taken = termios()
    guard tcgetattr(descriptor, &taken) == 0 else { return false }
    return taken.c_cflag & Self.form == form && cfgetispeed(&taken) == speed
  }
}
