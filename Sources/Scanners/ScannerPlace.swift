/// Where a lane's scanner is read.
public enum ScannerPlace: Sendable, Hashable {
  case serial(path: String, SerialSettings)
  case folder(path: String)

  public var path: String {
    switch self {
    case .serial(let path, _), .folder(let path): path
    }
  }
}
