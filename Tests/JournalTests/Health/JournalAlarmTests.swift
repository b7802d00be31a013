import Glibc
import Testing

@testable import Journal

/// What one process learns by refusing, all others that watch the store look for at once.
@Suite struct JournalAlarmTests {
  private func store(_ scratch: Scratch, records: Int = 6) throws -> StoreLayout {
    let layout = try scratch.store()
    _ = try Journal(layout, console: "test").append { _ in (0..<records).map { event("e\($0)") } }
    _ = try JournalProver(layout).makeCheckpoint(console: "test")
    return layout
  }

  /// In expectations nothing can be changed.
  private final class Watching {
    private var watch: JournalWatch
    init(_ layout: StoreLayout) { watch = JournalWatch(layout) }
    func hasCause() -> Bool { watch.hasCause() }
  }

  private func cut(_ layout: StoreLayout, lines: Int) throws {
    let kept = try layout.eventBytes().split(separator: 0x0A).dropLast(lines)
    try layout.overwrite(kept.flatMap { $0 + [0x0A] })
  }

  @Test func whatWritersDoIsNoCause() throws {
    let scratch = Scratch()
    let layout = try store(scratch)
    let watch = Watching(layout)
    #expect(!watch.hasCause())
    try Journal(layout, console: "test").append("x")
    #expect(!watch.hasCause())
    try layout.beginNewFile()
    #expect(!watch.hasCause() && !watch.hasCause())
    _ = try JournalProver(layout).makeCheckpoint(console: "test")
    #expect(!watch.hasCause())
    #expect(JournalTrouble.look(layout) == nil)
  }

  @Test func anEndThatGotShorterIsACauseOnceAndTheLookNamesTheLine() throws {
    let scratch = Scratch()
    let layout = try store(scratch)
    let watch = Watching(layout)
    try cut(layout, lines: 2)
    #expect(watch.hasCause())
    #expect(!watch.hasCause())
    guard case .end(.damaged(let damage))? = JournalTrouble.look(layout) else {
      Issue.record("\(String(describing: JournalTrouble.look(layout)))")
      return
    }
    #expect(damage.kind == .missingEnd && damage.seq == 5)
    // Without a watermark the newest checkpoint tells it.
    layout.forgetMark()
    guard case .end(.damaged(let told))? = JournalTrouble.look(layout) else {
      Issue.record("not told")
      return
    }
    #expect(told.seq == 5)
    unlink(try layout.eventPath())
    #expect(watch.hasCause())
  }

  @Test func ofChangedLinesItTellsWhatVerifyTells() throws {
    let scratch = Scratch()
    let layout = try store(scratch, records: 300)
    // Behind the last full tile, by which whoever signs goes.
    try layout.forge("\"id\":\"e280\"", "\"id\":\"x280\"")
    let found = JournalTrouble.look(layout)
    guard case .changed(let size, let changes?)? = found else {
      Issue.record("\(String(describing: found))")
      return
    }
    #expect(size == 301)
    #expect(changes.elsewhere.map { ($0.first.seq...$0.last.seq).contains(281) } == true)
    #expect(try changes == layout.verify().changes)
  }

  @Test func whoeverRefusesToSignOverChangedLinesRingsForAll() throws {
    let scratch = Scratch()
    let layout = try store(scratch)
    let watch = Watching(layout)
    try layout.forge("\"id\":\"e2\"", "\"id\":\"x2\"")
    try Journal(layout, console: "test").append("y")
    #expect(!watch.hasCause())
    // At most one a second is made.
    usleep(1_100_000)
    guard case .failed(let error) = Checkpointer.afterCommand(layout) else {
      Issue.record("it was signed")
      return
    }
    #expect(error as? CheckpointError == .disagrees(size: 7))
    #expect(watch.hasCause() && !watch.hasCause())
  }

  @Test func aFullDiskIsNoAlarm() throws {
    let scratch = Scratch()
    let layout = try store(scratch)
    let watch = Watching(layout)
    JournalAlarm.ring(layout, because: JournalError.full(path: "/x"))
    JournalAlarm.ring(layout, because: CheckpointError.noWitness)
    #expect(!watch.hasCause())
    JournalAlarm.ring(layout, because: CheckpointError.disagrees(size: 3))
    #expect(watch.hasCause())
  }
}
