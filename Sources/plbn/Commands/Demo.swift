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
      id: "Konsol dengan penyimpanan contoh dan satu pagi rekaan di Entikong.",
      en: "The console on a demo store, with an invented morning at Entikong."),
    discussion: text(
      id:
        "Pelintas rekaan datang lewat pembaca; rekan rekaan memutus di lajur 2 sampai 4, lajur 1 milik Anda. Tiap kali "
        + "dimulai, cerita mulai dari awal.",
      en:
        "Invented travellers come in through the reader; invented colleagues decide at lanes 2 to 4, lane 1 is yours. Each "
        + "start begins the story anew."))

  static let speeds = 1...20
  private static let post = "entikong"
  /// What record 0 of a demo store names as its console; a real one is `host:terminal`. Nothing that is in a journal
  /// can be taken out again, so invented travellers must never come into a store of real work.
  private static let mark = "demo"

  @OptionGroup var global: GlobalOptions

  /// At ten times speed the morning's four hours take 24 minutes, and a hit is at lane 1 after half a minute.
  @Option(help: .init(text(id: "Kecepatan: 1 sampai 20 kali.", en: "Speed: 1 to 20 times.")))
  var speed = 10

  func validate() throws { try Self.check(speed: speed) }

  static func check(speed: Int) throws {
    guard speeds.contains(speed) else {
      throw ValidationError(text(id: "--speed 1 sampai 20", en: "--speed is 1 to 20"))
    }
  }

  func run() throws {
    var global = global
    global.store = global.store ?? environment("PLBN_STORE") ?? GlobalOptions.dataFolder + "/plbn-demo"
    try makeStore(global)
    try importList(global)
    let feed = try startFeed(global)
    defer { end(feed) }
    try openConsole(global, lane: 1, direction: .in)
  }

  /// Makes the store where there is none, and refuses one that is not the demo's.
  private func makeStore(_ global: GlobalOptions) throws {
    var isDemo = false
    do {
      var reader = try JournalReader(global.layout)
      _ = try reader.read(limit: 1) { item in
        if case .record(let record) = item { isDemo = record.console == Self.mark }
      }
    } catch JournalError.noStore {
      _ = try StoreIdentity.create(
        at: global.layout, post: Self.post, console: Self.mark, officer: try global.maker().name,
        auth: global.person.auth)
      isDemo = true
    }
    guard isDemo else {
      throw Failure(
        id: "\(global.layout.root) bukan penyimpanan contoh; beri folder lain dengan --store. Tidak ada yang dicatat.",
        en: "\(global.layout.root) is no demo store; give another folder with --store. Nothing was recorded.")
    }
  }

  /// Takes the shipped list in, by the same means as any other, where the store has none yet.
  private func importList(_ global: GlobalOptions) throws {
    let desk = try openDesk(global)
    try desk.catchUp()
    guard try desk.accounts().isOpen else {
      throw Failure(
        id: "Penyimpanan contoh \(global.layout.root) sudah diberi frasa sandi; hapus folder itu untuk mulai lagi.",
        en: "The demo store \(global.layout.root) was given passphrases; delete that folder to begin anew.")
    }
    guard try desk.ledger.currentLists().isEmpty else { return }
    let folder = NSTemporaryDirectory() + "plbn-demo-" + newEventID()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = folder + "/demo-watchlist.csv"
    try Data(ReferenceFile.demoWatchlist.bytes).write(to: URL(fileURLWithPath: file))
    let list = try ListImport.prepare(file, format: .plbnCSV, name: "demo", layout: global.layout, current: [])
    _ = try desk.record(list)
  }

  private func startFeed(_ global: GlobalOptions) throws -> Process {
    let feed = Process()
    feed.executableURL = ownProgram()
    feed.arguments = [
      "demo-feed", "--store", global.layout.root, "--speed", String(speed), "--parent", String(getpid()),
    ]
    feed.standardInput = FileHandle.nullDevice
    feed.standardOutput = FileHandle.nullDevice
    feed.standardError = FileHandle.nullDevice
    try feed.run()
    return feed
  }

  private func end(_ feed: Process) {
    if !feed.isRunning {
      complain(
        text(id: "Pagi rekaan sudah berhenti sebelum waktunya.", en: "The invented morning had stopped early."))
    }
    feed.terminate()
    feed.waitUntilExit()
  }
}

/// This program's file.
func ownProgram() -> URL { URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath() }
