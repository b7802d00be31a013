import Foundation
import Glibc
import Journal

/// `plbn-bench PROGRAM [records [pages]]`: the product's speed, each figure beside the budget of docs/architecture.md. The large
/// store has a million records, or as many as are given; `pages` measures the console's pages alone.
///
/// It measures the real program on a pseudo-terminal and the journal beside a raw write and sync of the same bytes in the
/// same folder, in turn, so that the figures share the machine's mood. Figures are medians unless they say otherwise.
/// Scratch stores lie in `bench-scratch` of the current folder and are removed at the end.
@main
struct BenchMain {
  static func main() throws {
    let arguments = CommandLine.arguments
    if arguments.count == 6, arguments[1] == "--writer" { return try WritersBench.write(Array(arguments[2...])) }
    guard arguments.count >= 2 else {
      print("usage: plbn-bench PROGRAM [records]")
      exit(64)
    }
    let program = arguments[1]
    let isPagesAlone = arguments.count > 3 && arguments[3] == "pages"
    let records = arguments.count > 2 ? Int(arguments[2]) ?? 1_000_000 : 1_000_000
    let scratch = FileManager.default.currentDirectoryPath + "/bench-scratch"
    try? FileManager.default.removeItem(atPath: scratch)
    try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: scratch) }

    print(Machine.description)
    let small = try BenchStore(scratch + "/small", crossings: 1_000)
    let large = try BenchStore(scratch + "/large", crossings: records)
    let (written, built) = (Report.seconds(large.writeSeconds), Report.seconds(large.buildSeconds))
    print("made \(records) crossings in \(written); read model built in \(built)")

    if isPagesAlone { return try PagesBench.run(program, large) }
    try AppendBench.run(scratch)
    try WritersBench.run(scratch)
    let empty = try BenchStore(scratch + "/empty", crossings: 0)
    try StartBench.run(program, empty: empty, small: small, large: large)
    try VolumeBench.run(program, large, records: records)
    try KeyBench.run(program, large)
    try PagesBench.run(program, large)
    try FollowBench.run(program, large)
    try HistoryBench.run(program, large)
    try PastBench.run(large, records: records)
    try LookupBench.run(program, scratch)
    try WatchlistBench.run(scratch, list: "../shared/watchlist-eval/list.csv")
    try ListsBench.run(program, scratch, list: "../shared/watchlist-eval/list.csv")
    try IdleBench.run(program, large)
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
