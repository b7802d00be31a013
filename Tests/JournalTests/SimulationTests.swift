import Glibc
import Testing

/// The journal's own code on a simulated machine: writers and readers that a seed lets run, die and lose power at any
/// call, on a disk that loses writes and tells only those who had the file open. `Tests/JournalSimulation` is the
/// machine.
///
/// A failing seed is printed. `PLBN_SEED=123 make test` runs that one alone, `PLBN_TRACE=1` tells all it does.
@Suite struct SimulationTests {
  private func run(_ arguments: [String]) throws -> (lines: [String], status: Int32) {
    let probe = try Probe(arguments, program: "journal-simulation")
    let lines = probe.lines()
    return (lines, probe.end())
  }

  /// 300 seeds in `make test`, 10,000 in `make faults`.
  @Test func whateverTheSeedNothingThatWasAcknowledgedOrShownIsLost() throws {
    let seed = getenv("PLBN_SEED").flatMap { Int(String(cString: $0)) }
    let (lines, status) = try run([String(seed ?? 1), String(seed != nil ? 1 : runsAllFaults ? 10_000 : 300)])
    for line in lines { print("simulation:", line) }
    #expect(status == 0, "\(lines.first ?? "it said nothing")")
    #expect(lines.last?.contains(" 0 failed: ") == true)
  }

  @Test(arguments: [
    "sync-retried", "sync-skipped", "folder-not-synced", "no-locks", "disk-not-asked", "boot-not-checked",
  ])
  func aJournalThatLacksOneOfItsPrecautionsIsCaught(mutation: String) throws {
    let (lines, status) = try run(["1", "3000", mutation])
    #expect(status == 1)
    #expect(lines.last?.hasPrefix("seed ") == true)
  }
}
