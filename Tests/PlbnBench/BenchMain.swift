import Foundation
import Glibc
import Journal

/// `plbn-bench PROGRAM [RECORDS [PART...]]`: the product's speed, each figure beside the budget of docs/architecture.md. The
/// large store has a million records, or as many as are given; parts measure nothing but what they name.
///
/// It measures the real program on a pseudo-terminal and the journal beside a raw write and sync of the same bytes in the
/// same folder, in turn, so that the figures share the machine's mood. Figures are medians unless they say otherwise.
/// Scratch stores lie in `bench-scratch` of the current folder and are removed at the end.
@main
struct BenchMain {
  private enum Part: String, CaseIterable {
    case append, writers, start, volume, keys, pages, follow, history, past, lookup, watchlist, lists, idle, listed
  }

  static func main() throws {
    let arguments = CommandLine.arguments
    if arguments.count == 6, arguments[1] == "--writer" { return try WritersBench.write(Array(arguments[2...])) }
    let records = arguments.count > 2 ? Int(arguments[2]) : 1_000_000
    let named = arguments.dropFirst(3).map { Part(rawValue: $0) }
    guard arguments.count >= 2, let records, records > 0, !named.contains(nil) else {
      print("usage: plbn-bench PROGRAM [RECORDS [PART...]]")
      print("parts: " + Part.allCases.map(\.rawValue).joined(separator: " "))
      exit(64)
    }
    let scratch = FileManager.default.currentDirectoryPath + "/bench-scratch"
    try? FileManager.default.removeItem(atPath: scratch)
    try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: scratch) }

    print(Machine.description)
    let large = try BenchStore(scratch + "/large", crossings: records)
    let (written, built) = (Report.seconds(large.writeSeconds), Report.seconds(large.buildSeconds))
    print("made \(records) crossings in \(written); read model built in \(built)")
    // What was just written goes to the disk now, and not beside what is measured.
    sync()
    for part in Part.allCases where named.isEmpty || named.contains(part) {
      try measure(part, arguments[1], scratch, large, records)
    }
  }

  private static func measure(
    _ part: Part, _ program: String, _ scratch: String, _ large: BenchStore, _ records: Int
  ) throws {
    let list = "../shared/watchlist-eval/list.csv"
    switch part {
    case .append: try AppendBench.run(scratch)
    case .writers: try WritersBench.run(scratch)
    case .start: try StartBench.run(program, scratch, large: large)
    case .volume: try VolumeBench.run(program, large, records: records)
    case .keys: try KeyBench.run(program, large)
    case .pages: try PagesBench.run(program, large)
    case .follow: try FollowBench.run(program, large)
    case .history: try HistoryBench.run(program, large)
    case .past: try PastBench.run(large, records: records)
    case .lookup: try LookupBench.run(program, scratch)
    case .watchlist: try WatchlistBench.run(scratch, list: list)
    case .lists: try ListsBench.run(program, scratch, list: list)
    case .idle: try IdleBench.run(program, large)
    case .listed: try StartBench.runListed(program, scratch, large, list: list)
    }
  }
}

/// What was measured on, in a line.
enum Machine {
  static var description: String {
    let text = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let model = text.split(separator: "\n").first { $0.hasPrefix("model name") }?.split(separator: ":").last ?? "?"
    let load = (try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8))?.prefix { $0 != " " } ?? "?"
    return "machine:\(model), \(ProcessInfo.processInfo.processorCount) cores, load \(load)"
  }
}
