/// Where a lane's scanner is read.
public enum ScannerPlace: Sendable, Hashable {
  case serial(path: String, SerialSettings)
  case folder(path: String)

  public var path: String {
    switch self {
    case .serial(let path, _), .folder(let path): path
    }
  }

  /// As people read it: `/dev/ttyUSB0 9600 8N1`, or the folder. The path is as it was given.
  public var text: String {
    switch self {
    case .serial(let path, let settings): "\(path) \(settings.text)"
    case .folder(let path): path
    }
  }
}
