import Glibc
import Testing

@testable import Journal

/// A session of six appends, once for each of its calls to the disk: that call fails, stops short, or kills the
/// process.
@Suite struct ScriptedSessionTests {
  private struct Script {
    let call: String
    let actions: [String]
  }

  private static let scripts = [
    Script(call: "write", actions: ["error:5", "error:28", "short:0", "short:1", "short:200", "kill", "kill:100"]),
    Script(call: "pwrite", actions: ["error:5", "error:28", "kill", "kill-after"]),
    Script(call: "fdatasync", actions: ["error:5", "error:28", "kill", "kill-after"]),
    Script(call: "fsync", actions: ["error:5", "kill", "kill-after"]),
  ]

  /// What the session says it was told, and whether the fault struck.
  private func run(_ layout: StoreLayout, _ scratch: Scratch, _ fault: Probe.Fault) throws -> (told: [String], Bool) {
    let mark = scratch.path + "/struck"
    unlink(mark)
    let probe = try Probe(["append", layout.root, "s", "6"], fault: fault, environment: ["FAULT_MARK": mark])
    let told = probe.lines().filter { $0.hasPrefix("s-") }
    probe.end()
    return (told, Posix.exists(mark))
  }

  @Test(arguments: [0, 1, 2, 3])
  func whicheverCallFailsNothingThatWasAcknowledgedIsLost(script: Int) throws {
    let script = Self.scripts[script]
    var tried = 0
    for action in script.actions {
      for number in 1...64 {
        let scratch = Scratch()
        let layout = try scratch.store()
        // The session makes a new file first.
        try layout.beginNewFile()
        let fault = Probe.Fault(path: layout.root + "/", call: script.call, at: number, action: action)
        let (told, isStruck) = try run(layout, scratch, fault)
        try Journal(layout, console: "test").append("after")
        let kept = try layout.records("test.event")
        for line in told {
          let words = line.split(separator: " ")
          #expect(kept.contains { $0.id == words[0] && $0.seq == Int(words[1]) }, "\(script.call) \(number) \(action)")
        }
        #expect(kept.last?.id == "after")
        let report = try layout.verify()
        #expect(report.isSound, "\(script.call) \(number) \(action): \(report.damages)")
        guard isStruck else { break }
        tried += 1
      }
    }
    print("faults: \(tried) sessions with a fault at \(script.call)")
    // Each of the six appends makes such a call; a file is made once.
    #expect(tried >= script.actions.count * (script.call == "fsync" ? 2 : 6))
  }
}
