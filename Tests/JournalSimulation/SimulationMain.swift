import Glibc
import Journal
import SimulatedCalls

/// `journal-simulation FIRST COUNT [MUTATION]`: the journal's own code on a simulated machine, once for each seed.
///
/// Prints what was tried, and how far it is on the way; a seed that fails is said with what happened, and can be run again alone. Status 1 then.
/// With a mutation, stops at the first seed that notices it.
@main
struct SimulationMain {
  static func main() {
    let arguments = CommandLine.arguments
    let mutation = arguments.count > 3 ? Mutation(rawValue: arguments[3]) : nil
    guard arguments.count >= 3, let first = Int(arguments[1]), let count = Int(arguments[2]),
      arguments.count == 3 || mutation != nil
    else {
      print("usage: journal-simulation FIRST COUNT [\(Mutation.allCases.map(\.rawValue).joined(separator: " | "))]")
      exit(64)
    }
    // One runs at a time: on one core the turns change fastest.
    sim_stay_on_one_core()
    do {
      let image = try makeImage()
      Machine.install()
      var total = Scenario.Outcome()
      var failed = 0
      for seed in first..<first + count {
        do {
          total.add(try Scenario(seed: seed, image, mutation).run())
        } catch {
          print("seed \(seed): \(error)")
          failed += 1
          if mutation != nil { exit(1) }
        }
        let done = seed - first + 1
        if done % 500 == 0, done < count {
          print("\(done) of \(count) seeds")
          fflush(nil)
        }
      }
      print(
        "\(count) seeds, \(failed) failed: \(total.calls) calls, \(total.kills) kills, \(total.powerCuts) power cuts, "
          + "\(total.failures) failed writes, \(total.acknowledged) records acknowledged")
      exit(failed == 0 ? 0 : 1)
    } catch {
      print("no store to begin with: \(error)")
      exit(2)
    }
  }

  private static func makeImage() throws -> StoreImage {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    let layout = StoreLayout(root: base + "/plbn-simulation-" + newEventID())
    defer { remove(layout.root) }
    _ = try StoreIdentity.create(at: layout, post: "entikong", console: "test", officer: "tester", auth: "none")
    return try StoreImage(of: layout.root)
  }

  private static func remove(_ path: String) {
    if unlink(path) == 0 { return }
    if let folder = opendir(path) {
      while let entry = readdir(folder) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name != ".", name != ".." { remove(path + "/" + name) }
      }
      closedir(folder)
    }
    rmdir(path)
  }
}
