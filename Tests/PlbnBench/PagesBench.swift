import Border
import Console
import Foundation
import Glibc
import Journal
import Synchronization
import Terminal

/// Every page of the console, by name, while another process records 20 crossings a second: from a key to its answer on
/// the screen.
///
/// The key is F1, which every page has: the page is drawn with the help on it. Escape takes the help away, unmeasured.
enum PagesBench {
  private static let presses = 60
  private static let recordsASecond = 20

  static func run(_ program: String, _ store: BenchStore) throws {
    let feed = try Feed(store, perSecond: recordsASecond)
    defer { feed.end() }
    for (size, budget) in [
      (Size(width: 80, height: 24), "<= 1 ms median, <= 10 ms worst"),
      (Size(width: 200, height: 50), "<= 3 ms median, <= 10 ms worst"),
    ] {
      let screen = try Screen80(program, store, size: size)
      defer { screen.end() }
      _ = try screen.wait(for: "REKAAN", since: milliseconds())
      screen.session.terminal.pump(quiet: 20)
      try measure("dashboard", screen, size, budget)
      for kind in PageKind.allCases {
        for key in kind.keys {
          screen.session.terminal.type(String(key))
          screen.rest()
        }
        try measure(kind.rawValue, screen, size, budget)
        // Back to the dashboard, through whatever lies between.
        for _ in 0..<4 {
          screen.session.terminal.type("\u{1B}")
          screen.rest()
        }
      }
    }
    Report.row("records that came in meanwhile", "\(feed.count)", budget: "told")
  }

  private static func measure(_ name: String, _ screen: Screen80, _ size: Size, _ budget: String) throws {
    var times: [Double] = []
    for _ in 0..<presses {
      let start = milliseconds()
      screen.session.terminal.type("\u{1B}OP")
      times.append(try screen.wait(for: "Bantuan ──", since: start))
      screen.session.terminal.pump(quiet: 10)
      screen.session.terminal.type("\u{1B}")
      _ = try screen.wait(
        until: { !$0.shows("Bantuan ──") }, orFail: "the help of \(name) stayed", since: milliseconds())
      screen.session.terminal.pump(quiet: 10)
    }
    let samples = Samples(times)
    let figure =
      "\(Report.milliseconds(samples.median)), p99 \(Report.milliseconds(samples.at(0.99))), worst \(Report.milliseconds(samples.worst))"
    Report.row("\(name), \(size.width)x\(size.height), records coming in", figure, budget: budget)
  }

  /// Crossings recorded at a steady pace by this process, which is another one than the console's.
  private final class Feed: Sendable {
    private let state = Mutex((isEnding: false, isDone: false, count: 0))

    var count: Int { state.withLock(\.count) }

    init(_ store: BenchStore, perSecond: Int) throws {
      let desk = try store.desk()
      try prepare(desk)
      // One thread has the desk from here on.
      nonisolated(unsafe) let worker = desk
      let thread = Thread { [self] in
        while !state.withLock(\.isEnding) {
          let count = state.withLock { $0.count }
          if (try? worker.record(BenchStore.crossing(count, name: "DATANG, REKAAN \(count)"))) != nil {
            state.withLock { $0.count += 1 }
          }
          usleep(useconds_t(1_000_000 / perSecond))
        }
        state.withLock { $0.isDone = true }
      }
      thread.start()
    }

    func end() {
      state.withLock { $0.isEnding = true }
      while !state.withLock(\.isDone) { usleep(1_000) }
    }

    /// A document that will have waited too long when its page's turn comes, so that this page shows too.
    private func prepare(_ desk: Desk) throws {
      try desk.catchUp()
      let rule = Rule.scanWaitMinutes
      let now = try desk.accounts().value(rule)
      if now != 1 { try desk.change(rule: rule, seen: now, to: 1, reason: "bench") }
      let lines = ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"]
      _ = try ScanIntake(lane: 1, direction: .in).take(
        [lines], desk, PostWatchlist([], local: try desk.ledger.localList(), layout: desk.layout, zone: desk.zone))
    }
  }
}

extension Screen80 {
  /// Long enough for a key to stand alone, and for an answer to come.
  fileprivate func rest() {
    let end = milliseconds() + 450
    while milliseconds() < end { session.terminal.pump(quiet: 20) }
  }
}
