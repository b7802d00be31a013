import CVterm
import Glibc
import Terminal

/// A real program on a ``VirtualTerminal``: started with its own session and the pty as its controlling terminal, typed
/// at, looked at, and killed at the end if it still runs.
public final class TerminalSession {
  /// How a program ended.
  public enum Exit: Hashable, Sendable {
    case exited(Int32)
    case killed(signal: Int32)
  }

  public let terminal: VirtualTerminal
  public let pid: pid_t
  /// The line's settings before the program started.
  public let modesBefore: TerminalModes
  private var exit: Exit?

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - program: its path.
  ///   - environment: all of its environment; `TERM` is xterm-256color and `LANG` is C.UTF-8 unless given. A value of
  /// nil
  ///     leaves a name out.
  ///   - directory: where it runs; nil: here.
  /// - Throws: ``HarnessError``.
  public init(
    _ program: String, arguments: [String] = [], environment: [String: String?] = [:],
    size: Size = Size(width: 80, height: 24), directory: String? = nil
  ) throws {
    terminal = try VirtualTerminal(size: size)
    modesBefore = terminal.modes
    var all: [String: String?] = ["TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/local/bin:/usr/bin:/bin"]
    all.merge(environment) { $1 }
    let variables = all.compactMap { name, value in value.map { name + "=" + $0 } }
    pid = try TerminalSession.spawn(
      program, arguments: [program] + arguments, variables: variables, slave: terminal.slave, directory: directory)
  }

  deinit {
    guard exit == nil, !hasEnded() else { return }
    kill(pid, SIGKILL)
    var status: Int32 = 0
    waitpid(pid, &status, 0)
  }

  private static func spawn(
    _ program: String, arguments: [String], variables: [String], slave: Int32, directory: String?
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    // A session of its own: opening the pty as descriptor 0 then makes it the controlling terminal.
    let newSession: Int16 = 0x80
    var none = sigset_t()
    var every = sigset_t()
    sigemptyset(&none)
    sigfillset(&every)
    posix_spawnattr_setflags(&attributes, newSession | Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &every)
    var name = [CChar](repeating: 0, count: 64)
    guard ttyname_r(slave, &name, name.count) == 0 else { throw HarnessError("the pty has no name") }
    posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    if let directory { posix_spawn_file_actions_addchdir_np(&actions, directory) }

    let arguments = arguments.map { strdup($0) } + [nil]
    let variables = variables.map { strdup($0) } + [nil]
    defer { for string in arguments + variables { free(string) } }
    var pid: pid_t = 0
    let code = posix_spawn(&pid, program, &actions, &attributes, arguments, variables)
    guard code == 0 else { throw HarnessError("\(program) can't be started: error \(code)") }
    return pid
  }

  public func send(signal: Int32) { kill(pid, signal) }

  /// Waits until the program has ended, reading its output meanwhile; nil when it doesn't in time.
  public func waitForExit(milliseconds: Int = 10_000) -> Exit? {
    let end = Instant.now().advanced(milliseconds: milliseconds)
    while !hasEnded(), Instant.now() < end { terminal.pump(quiet: 10) }
    terminal.pump(quiet: 50)
    return exit
  }

  private func hasEnded() -> Bool {
    if exit != nil { return true }
    var status: Int32 = 0
    guard waitpid(pid, &status, WNOHANG) == pid else { return false }
    let signal = status & 0x7F
    exit = signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal: signal)
    return true
  }

  /// CPU time that the program has used, in milliseconds, from `/proc`; nil when it can't be read.
  public func cpuMilliseconds() -> Int? {
    guard let text = readFile("/proc/\(pid)/stat"), let end = text.lastIndex(of: ")") else { return nil }
    let fields = text[text.index(after: end)...].split(separator: " ")
    guard fields.count > 12, let user = Int(fields[11]), let system = Int(fields[12]) else { return nil }
    return (user + system) * 1_000 / max(sysconf(Int32(_SC_CLK_TCK)), 1)
  }

  /// How often the program's main thread has gone to sleep of its own will; nil when it can't be read.
  public func voluntarySwitches() -> Int? {
    let lines = readFile("/proc/\(pid)/status")?.split(separator: "\n") ?? []
    let line = lines.first { $0.hasPrefix("voluntary_ctxt_switches:") }
    return line?.split(whereSeparator: \.isWhitespace).last.flatMap { Int($0) }
  }

  private func readFile(_ path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    let bytes = [UInt8](unsafeUninitializedCapacity: 16_384) { buffer, count in
      count = max(read(descriptor, buffer.baseAddress, buffer.count), 0)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// The path of a program that the package has built beside the tests.
public func builtProgram(_ name: String) -> String {
  var buffer = [CChar](repeating: 0, count: 4_096)
  let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
  let path = String(decoding: buffer.prefix(max(count, 0)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  return path.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/" + name
}
