import Synchronization
import Testing

@testable import Border
@testable import Console
@testable import Terminal

/// What a worker that answers questions does with those that nobody waits for any more.
struct ResearcherTests {
  /// A worker that holds each question until it is let go, and notes what it has answered.
  private final class Slow: Sendable {
    let answered = Mutex<[(Ticket, Question)]>([])
    let interrupts = Mutex(0)
    private let gate = Mutex(0)

    func researcher() -> Researcher {
      Researcher(
        answer: { [self] ticket, question in
          while gate.withLock({ $0 }) == 0 { usleepOneMillisecond() }
          gate.withLock { $0 -= 1 }
          answered.withLock { $0.append((ticket, question)) }
        }, interrupt: { [self] in interrupts.withLock { $0 += 1 } })
    }

    func letGo(_ count: Int = 1) { gate.withLock { $0 += count } }

    /// What was answered, when there are so many; what there is after two seconds.
    func wait(_ count: Int) -> [Question] {
      for _ in 0..<2_000 where answered.withLock(\.count) < count { usleepOneMillisecond() }
      return answered.withLock { $0.map(\.1) }
    }
  }

  private func lookup(_ name: String) -> Question { .lookup(LookupQuestion(text: name, name: name)) }

  private let page = Ticket(number: 1)

  @Test func `a newer question takes the place of the one that waits, and the one at work is interrupted`() {
    let slow = Slow()
    let researcher = slow.researcher()
    defer { researcher.close() }
    researcher.ask(page, lookup("S"))
    // The worker is at the first one by then.
    for _ in 0..<50 { usleepOneMillisecond() }
    for name in ["SI", "SIT", "SITI"] { researcher.ask(page, lookup(name)) }
    slow.letGo(10)
    #expect(slow.wait(2) == [lookup("S"), lookup("SITI")])
    #expect(slow.interrupts.withLock { $0 } >= 1)
  }

  @Test func `questions of other pages, and of other kinds, are all answered in their order, none interrupted`() {
    let slow = Slow()
    let researcher = slow.researcher()
    defer {
      #expect(slow.interrupts.withLock { $0 } == 0)
      researcher.close()
    }
    let asked: [(Ticket, Question)] = [
      (page, .ledger(.story("a"))), (Ticket(number: 2), .ledger(.story("b"))), (page, .ledger(.hits(HitFilter()))),
      (page, .ledger(.entries(ofPatrol: "p"))),
    ]
    for (ticket, question) in asked { researcher.ask(ticket, question) }
    slow.letGo(10)
    #expect(slow.wait(4) == asked.map(\.1))
  }

  @Test func `a closed worker answers nothing more`() {
    let slow = Slow()
    let researcher = slow.researcher()
    slow.letGo()
    researcher.ask(page, lookup("A"))
    #expect(slow.wait(1).count == 1)
    researcher.close()
    slow.letGo(10)
    researcher.ask(page, lookup("B"))
    for _ in 0..<50 { usleepOneMillisecond() }
    #expect(slow.answered.withLock(\.count) == 1)
  }
}
