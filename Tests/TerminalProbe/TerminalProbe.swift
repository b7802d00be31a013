import Glibc
import Terminal

/// A program to test the terminal with: it shows what it is told, and dies in every way on request.
@main
enum TerminalProbe {
  static func main() {
    SignalGate.blockAll()
    let environment = TerminalEnvironment.prepare()
    do {
      let mailbox = try Mailbox<String>(limit: 64)
      let screen = try CursesScreen(environment: environment)
      if let place = CommandLine.arguments.firstIndex(of: "measure") {
        let rounds = CommandLine.arguments.dropFirst(place + 1).first.flatMap { Int($0) } ?? 500
        let text = PresentMeasure.run(screen: screen, rounds: min(max(rounds, 1), 100_000))
        screen.close()
        tell(text)
        exit(0)
      }
      let canSuspend = !CommandLine.arguments.contains("no-suspend")
      var loop = try EventLoop(
        application: ProbeApplication(mailbox: mailbox, hasClock: CommandLine.arguments.contains("clock")),
        screen: screen, mailbox: mailbox, hooks: .init(willSuspend: { canSuspend }))
      let ending = loop.run()
      screen.close()
      exit(ending.exitStatus)
    } catch {
      tell(SafeText.line(error.description) + "\n")
      exit(1)
    }
  }

  private static func tell(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }
}
