import Terminal
import TerminalTestSupport
import Testing

/// The budget from key to paint (1 ms at 80x24, 3 ms at 200x50) is measured in a release build with
/// `terminal-probe measure`; here a bound ten times as wide, which an unoptimised build on a busy machine keeps too.
@Suite(.serialized) struct PaintTimeTests {
  @Test(arguments: [(Size(width: 80, height: 24), 10_000), (Size(width: 200, height: 50), 30_000)])
  func aWholeScreenThatChangesIsPaintedInTime(size: Size, microseconds: Int) throws {
    let session = try TerminalSession(builtProgram("terminal-probe"), arguments: ["measure", "200"], size: size)
    #expect(session.waitForExit() == .exited(0))
    let line = try #require(session.terminal.lines.first { $0.contains("draw+present") })
    let median = try #require(line.firstMatch(of: /present median (\d+)/).flatMap { Int($0.output.1) })
    #expect(median < microseconds, "\(line)")
  }
}
