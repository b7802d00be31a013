import ArgumentParser
import Border
import Foundation
import Glibc
import Journal
import Phrases
import ReferenceData
import WatchlistFormats

struct Demo: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: text(
      id: "Konsol dengan penyimpanan contoh dan pelintas rekaan yang datang lewat pembaca.",
      en: "The console on a demo store, with invented travellers that come in through the reader."))

  static let post = "entikong"

  @OptionGroup var global: GlobalOptions

  @Option(help: .init(text(id: "Kecepatan: 1 sampai 20 kali.", en: "Speed: 1 to 20 times.")))
  var speed = 1

  func validate() throws {
    guard (1...20).contains(speed) else {
      throw ValidationError(text(id: "--speed 1 sampai 20.", en: "--speed is 1 to 20."))
    }
  }

  func run() throws {
    var global = global
    global.store = global.store ?? environment("PLBN_STORE") ?? demoStore()
    if !FileManager.default.fileExists(atPath: global.layout.root + "/journal") { try prepare(global) }
    let feed = try startFeed(global)
    defer {
      feed.terminate()
      feed.waitUntilExit()
    }
    try openConsole(global, lane: 1, direction: .in)
  }

  private func demoStore() -> String {
    let data = environment("XDG_DATA_HOME") ?? (environment("HOME") ?? ".") + "/.local/share"
    return data + "/plbn-demo"
  }

  /// A new store with the shipped list, made by the same means as any other.
  private func prepare(_ global: GlobalOptions) throws {
    try makeStore(global, post: Self.post)
    let folder = NSTemporaryDirectory() + "plbn-demo-" + newEventID()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = folder + "/demo-watchlist.csv"
    try Data(ReferenceFile.demoWatchlist.bytes).write(to: URL(fileURLWithPath: file))
    let desk = try openDesk(global)
    try desk.catchUp()
    let list = try ListImport.prepare(file, format: .plbnCSV, name: "demo", layout: global.layout, current: [])
    _ = try desk.record(list.imported)
  }

  private func startFeed(_ global: GlobalOptions) throws -> Process {
    let feed = Process()
    feed.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    feed.arguments = ["demo-feed", "--store", global.layout.root, "--speed", String(speed)]
    feed.standardInput = FileHandle.nullDevice
    feed.standardOutput = FileHandle.nullDevice
    feed.standardError = FileHandle.nullDevice
    try feed.run()
    return feed
  }
}
