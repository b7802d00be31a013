import Glibc

/// Standard input, output and error as they were given to the program.
enum StandardStreams {
  /// Whether standard output is a terminal.
  static let isOutputTerminal = isatty(STDOUT_FILENO) != 0

  /// Puts something in the place of a standard stream that is closed: the next file opened would take its number, and
  /// what is meant for people would be written into the store. Reading and writing go on failing, as they should.
  static func holdPlaces() {
    for (descriptor, flags) in [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_WRONLY)]
    where fcntl(descriptor, F_GETFD) < 0 {
      // The lowest free number is this one, because those below it are taken by now.
      _ = open("/dev/null", flags)
    }
  }
}
