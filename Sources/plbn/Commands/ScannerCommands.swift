import ArgumentParser
import Border
import Glibc
import Journal
import Phrases
import Scanners

struct ScannerGroup: CommandGroup {
  static let configuration = CommandConfiguration(
    commandName: "scanner",
    abstract: text(
      id: "Pemindai tiap lajur: memasang, melepas, menampilkan.", en: "Which lane has which scanner: claim, release."),
    subcommands: [ScannerClaim.self, ScannerRelease.self, ScannerList.self], defaultSubcommand: ScannerList.self)
}

struct ScannerClaim: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "claim",
    abstract: text(
      id: "Memasang pemindai pada satu lajur; konsol di lajur itu membacanya sendiri.",
      en: "Gives a scanner to a lane; the console at that lane reads it by itself."),
    discussion: text(
      id: """
        Satu lajur satu pemindai, satu pemindai satu lajur. Milik lajur yang sedang dibuka tidak dapat diambil; milik \
        lajur yang sudah tutup diambil dengan --take-over dan alasannya.
        """,
      en: """
        A lane has one scanner, and a scanner one lane. Nobody takes that of a lane that is open; that of a closed one \
        is taken by --take-over with a reason.
        """))

  @OptionGroup var global: GlobalOptions
  @Option(help: .init(text(id: "Lajur, 1 sampai 99.", en: "Lane, 1 to 99."))) var lane: Int
  @Option(
    help: .init(
      text(id: "Jalur serial, misalnya /dev/ttyUSB0.", en: "A serial line, such as /dev/ttyUSB0."), valueName: "path"))
  var device: String?
  @Option(
    help: .init(
      text(id: "Folder tempat pembaca menaruh berkas.", en: "A folder where a reader puts files."), valueName: "dir"))
  var folder: String?
  @OptionGroup var serial: SerialOptions
  @Option(
    help: .init(
      text(id: "Ambil dari lajur yang sudah tutup, dengan alasan ini.", en: "Take it from a closed lane; why."),
      valueName: "reason"))
  var takeOver: String?

  func validate() throws {
    try checkLane(lane)
    guard [device, folder].count(where: { $0 != nil }) == 1 else {
      throw ValidationError(text(id: "Pilih satu: --device atau --folder", en: "Choose one: --device or --folder"))
    }
    _ = try serial.settings(for: device)
  }

  func run() throws {
    let settings = try serial.settings(for: device)
    let place = device.map { ScannerPlace.serial(path: wholePath($0), settings) }
    guard let place = place ?? folder.map({ .folder(path: wholePath($0)) }) else { return }
    try withDesk(global, for: .workLanes) { desk in
      if let record = try desk.claim(place, forLane: lane, takeOver: takeOver) {
        showRecord(record, desk, json: global.json)
      } else {
        complain(text(id: "Pemindai itu sudah milik lajur ini.", en: "That scanner is this lane's already."))
      }
    }
  }
}

struct ScannerRelease: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release", abstract: text(id: "Melepas pemindai satu lajur.", en: "Takes a lane's scanner from it."))

  @OptionGroup var global: GlobalOptions
  @Option(help: .init(text(id: "Lajur, 1 sampai 99.", en: "Lane, 1 to 99."))) var lane: Int

  func validate() throws { try checkLane(lane) }

  func run() throws {
    try withDesk(global, for: .workLanes) { desk in
      if let record = try desk.releaseScanner(ofLane: lane) { showRecord(record, desk, json: global.json) }
    }
  }
}

struct ScannerList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: text(id: "Pemindai yang dipasang, per lajur.", en: "The scanners that lanes have, lane by lane."),
    discussion: text(
      id: """
        --json, satu objek per lajur: lane, kind (serial, folder), path, settings (serial), officer, console, since, \
        there (ada sekarang).
        """,
      en: """
        --json, one object a lane: lane, kind (serial, folder), path, settings (serial), officer, console, since, \
        there (whether it is there now).
        """))

  @OptionGroup var global: GlobalOptions

  func run() throws { try withLedger(global, forAny: [.workLanes, .seeHistory], run) }

  private func run(_ store: OpenedLedger) throws {
    let today = store.zone.dayAndHour(of: .now()).day
    let scanners = try store.ledger.duty(today...today).scanners.sorted { $0.key < $1.key }
    if scanners.isEmpty, !global.json {
      complain(text(id: "Belum ada pemindai yang dipasang.", en: "No lane has a scanner of its own."))
    }
    for (lane, scanner) in scanners {
      global.json ? say(json: { scanner.writeMembers(to: &$0, lane, store.zone) }) : say(scanner.line(lane, store.zone))
    }
  }
}

extension DutyBook.ClaimedScanner {
  private var isThere: Bool { access(place.path, F_OK) == 0 }

  fileprivate func line(_ lane: Int, _ zone: PostZone) -> String {
    let state = isThere ? text(id: "ada", en: "there") : text(id: "TIDAK ADA", en: "NOT THERE")
    let since = text(id: "sejak ", en: "since ") + zone.text(time)
    let why = reason.map { "  (\($0))" } ?? ""
    return "L\(lane)  \(place.text)  \(state)  \(officer)  \(console)  \(since)\(why)"
  }

  fileprivate func writeMembers(to json: inout JSONWriter, _ lane: Int, _ zone: PostZone) {
    let scanner = ScannerAtLane(lane: lane, place)
    json.member("lane", lane)
    json.member("kind", scanner.kind.rawValue)
    json.member("path", scanner.path)
    if case .serial(_, let settings) = place { json.member("settings", settings.text) }
    json.member("officer", officer)
    json.member("console", console)
    json.member("since", zone.text(time))
    json.member("there", isThere)
  }
}

/// A path that means the same wherever a program is started; links stay as they are, because readers' own names are some.
func wholePath(_ path: String) -> String {
  guard !path.hasPrefix("/"), let folder = getcwd(nil, 0) else { return path }
  defer { free(folder) }
  return String(cString: folder) + "/" + path
}
