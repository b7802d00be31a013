import ArgumentParser
import Border
import CSys
import Glibc
import Journal
import ReferenceData

/// Plays the invented morning for `plbn demo`: each document with a machine-readable zone goes as text into `plbn scan`,
/// as a reader's would. At lane 1 it waits for whoever tries the console; at the other lanes invented colleagues decide,
/// through the same desk. When the morning is over it stays quiet.
struct DemoFeed: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo-feed", abstract: "Feeds the demo.", shouldDisplay: false)

  @OptionGroup var global: GlobalOptions
  @Option var speed: Int
  @Option(help: "The process whose end is the feed's.") var parent: Int32

  func validate() throws { try Demo.check(speed: speed) }

  func run() throws {
    // Asked for by the system, not by the demo: it may be killed and have no time to.
    guard csys_end_with_parent() == 0, getppid() == parent else { return }
    var readers: [LaneKey: DemoReader] = [:]
    var player = try DemoPlayer(
      try DemoMorning.load(), try DemoTraveller.load(), try openDesk(global), speed: speed
    ) { traveller, lane in
      let key = LaneKey(lane: lane, direction: Border.Direction(traveller.direction))
      let reader = try readers[key] ?? DemoReader(lane: key.lane, direction: key.direction, global)
      readers[key] = reader
      return try reader.present(traveller)
    }
    try player.clearUp()
    let start = SystemClock.monotonicMilliseconds()
    while let next = try player.play(until: SystemClock.monotonicMilliseconds() - start) {
      let pause = start + next - SystemClock.monotonicMilliseconds()
      usleep(UInt32(max(pause, 1)) * 1_000)
    }
    while true { pause() }
  }

  private struct LaneKey: Hashable {
    let lane: Int
    let direction: Border.Direction
  }
}
