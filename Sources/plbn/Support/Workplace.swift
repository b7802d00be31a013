import Glibc

/// The name that the system knows the user by.
func loginName() -> String {
  guard let entry = getpwuid(getuid()) else { return "uid\(getuid())" }
  return String(cString: entry.pointee.pw_name)
}

/// Host and terminal, as records name where they come from: `pos1:pts/3`; `-` without a terminal.
func consoleName() -> String {
  var host = [CChar](repeating: 0, count: 256)
  gethostname(&host, 255)
  let name = String(decoding: host.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  var terminal = "-"
  for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
    if let path = ttyname(descriptor) {
      terminal = String(cString: path).replacing("/dev/", with: "", maxReplacements: 1)
      break
    }
  }
  return name + ":" + terminal
}
