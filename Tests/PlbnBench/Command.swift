import Glibc

/// A program that is run from its start to its end.
enum Command {
  /// How long a program ran, and how much memory it held at most; its output is thrown away.
  static func run(_ words: [String]) throws -> (seconds: Double, megabytes: Int) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    defer { for argument in arguments { free(argument) } }
    arguments.append(nil)
    var child = pid_t()
    let start = milliseconds()
    guard posix_spawnp(&child, words[0], &actions, nil, arguments, environ) == 0 else {
      throw BenchFailure("\(words[0]) can't be started")
    }
    var (status, usage): (Int32, rusage) = (0, rusage())
    while wait4(child, &status, 0, &usage) < 0, errno == EINTR {}
    guard status == 0 else { throw BenchFailure("\(words.joined(separator: " ")) ended with \(status)") }
    return ((milliseconds() - start) / 1000, usage.ru_maxrss / 1000)
  }
}
