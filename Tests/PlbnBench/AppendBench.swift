import Border
import Foundation
import Glibc
import Journal

/// An acknowledged append beside a raw write and sync of as many bytes, in turn.
enum AppendBench {
  private static let rounds = 1_000

  static func run(_ scratch: String) throws {
    let layout = StoreLayout(root: scratch + "/append")
    _ = try StoreIdentity.create(at: layout, post: "entikong", console: "bench:-", officer: "bench", auth: "none")
    let journal = try Journal(layout, console: "bench:-")
    for batch in [1, 64] {
      var own: [Double] = []
      var raw: [Double] = []
      let file = open(scratch + "/raw-\(batch)", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
      guard file >= 0 else { throw BenchFailure("the scratch file can't be opened") }
      defer { close(file) }
      var bytes = [UInt8](repeating: UInt8(ascii: "x"), count: 0)
      for round in 0..<rounds + 20 {
        let entries = (0..<batch).map { Entry(BenchStore.crossing(round * 64 + $0), by: BenchStore.officer) }
        // Whoever comes second finds the disk awake: each is first every other time.
        let isOwnFirst = round.isMultiple(of: 2)
        var rawTime = isOwnFirst ? 0 : try writeRaw(bytes, file)
        let start = milliseconds()
        let records = try journal.append { _ in entries }
        let ownTime = milliseconds() - start
        bytes = records.flatMap { $0.line + [UInt8(ascii: "\n")] }
        if isOwnFirst { rawTime = try writeRaw(bytes, file) }
        // The first rounds warm the disk's and the program's caches.
        guard round >= 20 else { continue }
        own.append(ownTime)
        raw.append(rawTime)
      }
      report(batch, own, raw)
    }
    try deskToAcknowledgement(scratch)
  }

  private static func writeRaw(_ bytes: [UInt8], _ file: Int32) throws -> Double {
    let start = milliseconds()
    guard write(file, bytes, bytes.count) == bytes.count, fdatasync(file) == 0 else {
      throw BenchFailure("the scratch file can't be written")
    }
    return milliseconds() - start
  }

  private static func report(_ batch: Int, _ own: [Double], _ raw: [Double]) {
    let (ownMedian, rawMedian) = (Samples(own).median, Samples(raw).median)
    let medians = "\(Report.milliseconds(ownMedian)), raw \(Report.milliseconds(rawMedian))"
    if batch == 1 {
      Report.row(
        "acknowledged append (journal alone)", "\(medians), ratio \(Report.ratio(ownMedian / rawMedian))",
        budget: "<= 1.25 x raw")
    } else {
      // What passes through in all: a disk has two speeds, and a median takes the one or the other.
      let share = Report.ratio(raw.reduce(0, +) / own.reduce(0, +))
      Report.row("\(batch) at a time", "\(medians); in all \(share) x raw speed", budget: ">= 0.8 x raw speed")
    }
  }

  private static func deskToAcknowledgement(_ scratch: String) throws {
    let store = try BenchStore(scratch + "/desk", crossings: 100)
    let desk = try store.desk()
    try desk.record(BenchStore.crossing(200))
    let times = try (0..<200).map { number in
      let start = milliseconds()
      try desk.record(BenchStore.crossing(1_000 + number))
      return milliseconds() - start
    }
    let samples = Samples(times)
    let figure = "\(Report.milliseconds(samples.median)), p99 \(Report.milliseconds(samples.at(0.99)))"
    Report.row("Desk to acknowledgement", figure, budget: "told")
  }
}

struct BenchFailure: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
