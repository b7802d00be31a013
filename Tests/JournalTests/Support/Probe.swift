import Glibc

@testable import Journal

/// A `journal-probe` that runs beside the test: another process on the same store.
final class Probe {
  private let process: pid_t
  private let output: Int32
  private var buffer: [UInt8] = []
  private var isReaped = false

  /// What the shim in front of the C library shall do; see Tests/FaultShim/faultshim.c.
  struct Fault {
    var path = "/events/"
    var call: String
    var at: Int
    var lasting = 1
    var action: String
  }

  enum Failure: Error { case notBuilt(String), notStarted(Int32) }

  init(
    _ arguments: [String], program: String = "journal-probe", fault: Fault? = nil, environment: [String: String] = [:]
  ) throws {
    var environment = environment
    if let fault {
      environment["FAULT_PATH"] = environment["FAULT_PATH"] ?? fault.path
      environment["FAULT_CALL"] = fault.call
      environment["FAULT_AT"] = String(fault.at)
      environment["FAULT_FOR"] = String(fault.lasting)
      environment["FAULT_DO"] = fault.action
    }
    if !environment.isEmpty { environment["LD_PRELOAD"] = try Self.built("libFaultShim.so") }
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw Failure.notStarted(errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let path = try Self.built(program)
    var child = pid_t()
    let status = withCStrings([path] + arguments) { words in
      withCStrings(Self.inherited + environment.map { "\($0)=\($1)" }) { variables in
        posix_spawn(&child, path, &actions, nil, words, variables)
      }
    }
    close(ends[1])
    guard status == 0 else { throw Failure.notStarted(status) }
    process = child
    output = ends[0]
  }

  deinit {
    if !isReaped {
      kill(process, SIGKILL)
      _ = end()
    }
    close(output)
  }

  /// A probe that says nothing for so long hangs; the test fails and does not wait for ever.
  private static let patienceMilliseconds: Int32 = 60_000

  /// The next line that it says; nil when it has ended, or hangs.
  func line() -> String? {
    while true {
      if let newline = buffer.firstIndex(of: 0x0A) {
        let line = text(buffer[..<newline])
        buffer.removeSubrange(...newline)
        return line
      }
      var ready = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
      guard poll(&ready, 1, Self.patienceMilliseconds) != 0 else {
        kill(process, SIGKILL)
        return nil
      }
      var block = [UInt8](repeating: 0, count: 4096)
      let count = read(output, &block, block.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return nil }
      buffer += block.prefix(count)
    }
  }

  /// All lines until it ends.
  func lines() -> [String] {
    var lines: [String] = []
    while let line = line() { lines.append(line) }
    return lines
  }

  func signal(_ signal: Int32) { kill(process, signal) }

  /// Waits for the end: the exit status, or minus the number of the signal.
  @discardableResult
  func end() -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    isReaped = true
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F)
  }

  /// Whether it is stopped (Ctrl-Z), from the kernel's own account of it.
  var isStopped: Bool {
    let stat = (try? Posix.readFile("/proc/\(process)/stat", limit: 1024)) ?? []
    return text(stat).split(separator: ")").last?.hasPrefix(" T") ?? false
  }

  var number: pid_t { process }

  /// A product of this package, which lies beside the program that runs the tests.
  private static func built(_ name: String) throws -> String {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    let program = text(buffer.prefix(max(count, 0)).map { UInt8(bitPattern: $0) })
    let folder = program.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    let path = folder + "/" + name
    guard Posix.exists(path) else { throw Failure.notBuilt(path) }
    return path
  }

  /// What of this process's environment a child gets: where its libraries lie.
  private static var inherited: [String] {
    ["PATH", "LD_LIBRARY_PATH", "HOME", "PLBN_TRACE"].compactMap { name in
      getenv(name).map { name + "=" + String(cString: $0) }
    }
  }
}

private func withCStrings<Result>(
  _ texts: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
  var pointers: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) }
  defer { for pointer in pointers { free(pointer) } }
  pointers.append(nil)
  return pointers.withUnsafeMutableBufferPointer { buffer in
    guard let base = buffer.baseAddress else { preconditionFailure("the list ends in nil, so it is not empty") }
    return body(base)
  }
}

/// Long versions of some tests run in `make faults` only.
let runsAllFaults = getenv("PLBN_FAULTS") != nil
