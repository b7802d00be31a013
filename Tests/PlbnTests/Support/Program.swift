import Glibc
import TerminalTestSupport

/// The built program, run as a person or a script runs it.
enum Program {
  static let path = builtProgram("plbn")
  /// Longer than anything that a test waits for, on a busy machine and with a debug build.
  static let patienceMilliseconds = 30_000

  /// The environment of every run: nothing of the machine's own reaches the program.
  static func environment(_ more: [String: String?] = [:]) -> [String: String] {
    let plain: [String: String?] = [
      "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/nonexistent", "LANG": "C.UTF-8",
      "SWIFT_BACKTRACE": "enable=no",
    ]
    return plain.merging(more) { $1 }.compactMapValues(\.self)
  }

  /// Runs it to its end.
  ///
  /// - Parameters:
  ///   - input: what stands on standard input.
  ///   - wrapper: a line for `sh` in which `"$0" "$@"` is the program with its arguments.
  static func run(
    _ arguments: [String], input: [UInt8] = [], environment: [String: String?] = [:], wrapper: String? = nil
  ) throws -> Finished {
    let live = try LiveProgram(arguments, environment: environment, wrapper: wrapper)
    live.write(input)
    live.closeInput()
    return try live.finish()
  }
}

/// What a run came to.
struct Finished {
  /// The exit status; 128 and the signal's number for one that was killed.
  let status: Int32
  let output: [UInt8]
  let errors: String

  var text: String { String(decoding: output, as: UTF8.self) }
  var lines: [String] { text.split(separator: "\n").map(String.init) }
  /// Messages, each without the program's name in front.
  var messages: [String] { errors.split(separator: "\n").map { String($0.trimmingPrefix("plbn: ")) } }
}

/// A running program with pipes as its input and output. Its messages go to a file, so that it never waits for them to
/// be read.
final class LiveProgram {
  let pid: pid_t
  private var input: Int32
  private let output: Int32
  private let errors: Int32
  private var read: [UInt8] = []
  private var taken = 0
  private var status: Int32?

  init(_ arguments: [String], environment: [String: String?] = [:], wrapper: String? = nil) throws {
    let toProgram = try LiveProgram.makePipe()
    let fromProgram = try LiveProgram.makePipe()
    errors = try LiveProgram.makeFile()
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (descriptor, place) in [(toProgram.read, 0), (fromProgram.write, 1), (errors, 2)] {
      posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(place))
    }
    let command = wrapper.map { ["/bin/sh", "-c", $0, Program.path] } ?? [Program.path]
    let variables = Program.environment(environment).map { $0 + "=" + $1 }
    pid = try LiveProgram.spawn(command + arguments, variables, &actions)
    close(toProgram.read)
    close(fromProgram.write)
    input = toProgram.write
    output = fromProgram.read
    _ = fcntl(input, F_SETFL, O_NONBLOCK)
  }

  deinit {
    if status == nil {
      kill(pid, SIGKILL)
      var ignored: Int32 = 0
      waitpid(pid, &ignored, 0)
    }
    closeInput()
    close(output)
    close(errors)
  }

  private static func spawn(
    _ arguments: [String], _ variables: [String], _ actions: inout posix_spawn_file_actions_t
  ) throws -> pid_t {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Whatever the test runner ignores or blocks, the program begins as from a shell.
    var none = sigset_t()
    var every = sigset_t()
    sigemptyset(&none)
    sigfillset(&every)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &every)
    let words = arguments.map { strdup($0) } + [nil]
    let variables = variables.map { strdup($0) } + [nil]
    defer { for string in words + variables { free(string) } }
    var pid: pid_t = 0
    let code = posix_spawn(&pid, arguments[0], &actions, &attributes, words, variables)
    guard code == 0 else { throw TestFailure("the program can't be started: error \(code)") }
    return pid
  }

  private static func makePipe() throws -> (read: Int32, write: Int32) {
    var ends: [Int32] = [-1, -1]
    // A socket pair, because it can be made close-on-exec at once: tests start programs from several threads.
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
      throw TestFailure("no pipe: error \(errno)")
    }
    return (ends[0], ends[1])
  }

  private static func makeFile() throws -> Int32 {
    var name = Array("/tmp/plbn-test-errors-XXXXXX".utf8CString)
    let descriptor = mkstemp(&name)
    guard descriptor >= 0 else { throw TestFailure("no temporary file: error \(errno)") }
    unlink(name)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    return descriptor
  }

  func write(_ text: String) { write(Array(text.utf8)) }

  /// Writes all of it, reading what the program says meanwhile; stops when nobody reads it any more.
  func write(_ bytes: [UInt8]) {
    var sent = 0
    let end = now() + Program.patienceMilliseconds
    while sent < bytes.count, now() < end {
      let count = bytes[sent...].withUnsafeBytes {
        Glibc.send(input, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count > 0 { sent += count }
      if count < 0, errno != EAGAIN, errno != EINTR { return }
      pump(milliseconds: count > 0 ? 0 : 5)
    }
  }

  func closeInput() {
    if input >= 0 { close(input) }
    input = -1
  }

  func send(signal: Int32) { kill(pid, signal) }

  /// The next whole line of its output, or nil when none comes in time.
  func nextLine(milliseconds: Int = Program.patienceMilliseconds) -> String? {
    let end = now() + milliseconds
    while true {
      if let newline = read[taken...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { taken = newline + 1 }
        return String(decoding: read[taken..<newline], as: UTF8.self)
      }
      guard now() < end else { return nil }
      pump(milliseconds: 20)
    }
  }

  /// Waits until it has ended; nil when it doesn't in time.
  func waitForExit(milliseconds: Int = Program.patienceMilliseconds) -> Int32? {
    let end = now() + milliseconds
    while status == nil, now() < end {
      pump(milliseconds: 2)
      var code: Int32 = 0
      guard waitpid(pid, &code, WNOHANG) == pid else { continue }
      let signal = code & 0x7F
      status = signal == 0 ? (code >> 8) & 0xFF : 128 + signal
    }
    return status
  }

  /// Waits for its end and gives all that it said.
  func finish() throws -> Finished {
    guard let status = waitForExit() else { throw TestFailure("the program does not end") }
    while pump(milliseconds: 0) > 0 {}
    return Finished(status: status, output: read, errors: messages)
  }

  /// What it has said on standard error so far.
  var messages: String {
    var all: [UInt8] = []
    while true {
      let piece = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
        count = max(pread(errors, buffer.baseAddress, buffer.count, off_t(all.count)), 0)
      }
      if piece.isEmpty { return String(decoding: all, as: UTF8.self) }
      all += piece
    }
  }

  /// Reads what there is of its output, waiting so long for the first of it; gives the count of bytes.
  @discardableResult private func pump(milliseconds: Int32) -> Int {
    var waiting = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
    guard poll(&waiting, 1, milliseconds) > 0 else { return 0 }
    let piece = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
      count = max(Glibc.read(output, buffer.baseAddress, buffer.count), 0)
    }
    read += piece
    // The end of the output is always ready.
    if piece.isEmpty { usleep(1_000) }
    return piece.count
  }

  private func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
  }
}

/// What went wrong in the harness itself.
struct TestFailure: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
