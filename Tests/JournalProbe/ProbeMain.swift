import Glibc
import Journal

/// `journal-probe`: a second, third and fourth writer for the tests, and the journal's benchmark.
///
/// It uses nothing but the public face of `Journal`, as the console does.
@main
struct ProbeMain {
  static func main() {
    var arguments = Array(CommandLine.arguments.dropFirst())
    guard !arguments.isEmpty else { return usage() }
    let command = arguments.removeFirst()
    do {
      switch (command, arguments.count) {
      case ("init", 1): try Writers.create(StoreLayout(root: arguments[0]))
      case ("append", 3...4): try Writers.append(arguments)
      case ("check", 1): try Check.run(StoreLayout(root: arguments[0]))
      case ("hold", 2...3): try Writers.hold(arguments)
      case ("bench", 1...): try Bench.run(arguments)
      default: usage()
      }
    } catch {
      say("error \(error)")
      exit(1)
    }
  }

  /// One line on standard output, at once: whoever kills this process has every line that was said before.
  static func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      guard count > 0 else { exit(2) }
      done += count
    }
  }

  private static func usage() {
    say(
      """
      journal-probe init STORE
      journal-probe append STORE TAG COUNT [BATCH]   prints each id when it is acknowledged
      journal-probe check STORE                      whether all lines `ID SEQ` on standard input stand in it
      journal-probe hold STORE MILLISECONDS [stop]   holds the lock; with stop, obeys Ctrl-Z at a safe moment
      journal-probe bench append FOLDER              one event a sync, beside raw writes
      journal-probe bench batch FOLDER               64 events a sync, beside raw writes
      journal-probe bench writers FOLDER             one and four processes
      journal-probe bench verify FOLDER COUNT        the whole journal checked
      """)
    exit(64)
  }
}
