import Terminal
import Testing

@testable import Border
@testable import Console

/// What a key costs before the terminal is asked: handling it and drawing the screen anew.
///
/// The budget of design.md is for key to paint, 1 ms at 80x24 and 3 ms at 200x50 (median), 10 ms at worst; half of it is
/// left to the terminal. Debug builds only run it: `swift test -c release -Xswiftc -enable-testing --filter DrawTime`.
@Suite(.serialized) struct DrawTimeTests {
  @Test(arguments: [
    (Size(width: 80, height: 24), 500), (Size(width: 120, height: 40), 1_000), (Size(width: 200, height: 50), 1_500),
  ])
  func `a key on a full dashboard is handled and drawn in half of the budget`(size: Size, budgetMicroseconds: Int)
    throws
  {
    var table = try Table(size: size)
    var board = Dashboard.morning
    board.crossings = (0..<200).map { .made(1_000 - $0, minutes: $0, name: "WIDURI BINTI SENJA, KARTIKA \($0)") }
    board.hits = (0..<200).map { .made("scan-\($0)", minutes: $0) }
    board.hitCount = 200
    table.show(board)
    table.wait(1_000)
    var times: [Int] = []
    for index in 0..<2_000 {
      table.clock.set(table.clock.milliseconds + 300)
      let start = Instant.now()
      table.handle(.input(.key(index % 7 == 6 ? .tab : index % 2 == 0 ? .down : .pageUp)))
      let canvas = table.screen()
      times.append(Int((Instant.now().nanoseconds - start.nanoseconds) / 1_000))
      #expect(canvas.fullSize == size)
    }
    times.sort()
    let (median, late, worst) = (times[times.count / 2], times[times.count * 99 / 100], times[times.count - 1])
    print(
      "key handled and drawn at \(size.width)x\(size.height): median \(median) us, p99 \(late) us, worst \(worst) us")
    #if !DEBUG
      // The worst of 2,000 is the machine's, where others work on it too.
      #expect(median <= budgetMicroseconds)
      #expect(late <= 10_000)
    #endif
  }
}
