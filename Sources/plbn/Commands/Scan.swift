import ArgumentParser
import Border
import Journal
import Phrases
import Scanners
import TravelDocuments

struct Scan: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: text(
      id: "Menerima MRZ dari pembaca ke satu lajur; tiap dokumen tercatat dan menunggu keputusan.",
      en: "Takes MRZs from a reader to a lane; each is recorded and waits to be decided."),
    discussion: text(
      id: """
        Dari aliran: plbn scan [BERKAS|-]. Dari jalur serial (--device) atau folder berisi berkas MRZ (--folder): \
        berjalan sampai dihentikan (Ctrl-C), dan menyambung lagi sendiri bila pemindai dicabut lalu dipasang. Jalur \
        serial dibaca anggota grup dialout. Dari folder, berkas yang ditutup penulisnya diambil sekali, lalu pindah \
        ke done/ atau failed/ di dalamnya; paling besar 64 KiB.
        """,
      en: """
        From a stream: plbn scan [FILE|-]. From a serial line (--device) or a folder of files with MRZs (--folder): \
        runs until it is stopped (Ctrl-C), and takes the line up again by itself when the scanner was pulled out and \
        put back. Serial lines are for members of the group dialout. Of a folder, each file is taken once its writer \
        has closed it, and then moved into done/ or failed/ in it; 64 KiB at most.
        """))

  @OptionGroup var global: GlobalOptions

  @Argument(help: .init(text(id: "Berkas, atau - untuk masukan standar.", en: "A file, or - for standard input.")))
  var file: String?

  @Option(
    help: .init(
      text(id: "Jalur serial, misalnya /dev/ttyUSB0.", en: "A serial line, such as /dev/ttyUSB0."),
      valueName: "path"))
  var device: String?

  @Option(
    help: .init(
      text(id: "Folder tempat pembaca menaruh berkas.", en: "A folder where a reader puts files."), valueName: "dir"))
  var folder: String?

  @OptionGroup var serial: SerialOptions

  @Option(help: .init(text(id: "Lajur, 1 sampai 99.", en: "Lane, 1 to 99."))) var lane = 1

  @Option(help: .init(text(id: "Arah: in (masuk) atau out (keluar).", en: "Direction: in or out.")))
  var direction: Direction = .in

  func validate() throws {
    try checkLane(lane)
    guard [file, device, folder].count(where: { $0 != nil }) <= 1 else {
      throw ValidationError(
        text(id: "Pilih satu: berkas, --device atau --folder", en: "Choose one: a file, --device or --folder"))
    }
    _ = try serial.settings(for: device)
  }

  /// Where a scanner is read by itself; nil: a stream.
  private func place() throws -> ScannerPlace? {
    if let device { return .serial(path: device, try serial.settings(for: device)) }
    return folder.map { .folder(path: $0) }
  }

  func run() throws {
    let place = try place()
    try withDesk(global, for: .receive) { desk in
      var intake = try LaneIntake(desk, lane: lane, direction: direction, isJSON: global.json)
      guard let place else { return try read(&intake) }
      try desk.expectFree(wholePath(place.path), forLane: lane)
      var reading = ScannerReading(place, intake)
      try reading.run()
    }
  }

  private func read(_ intake: inout LaneIntake) throws {
    let input = try InputStream(file ?? "-")
    var unread = 0
    var scanner = MRZScanner(today: try today(intake.desk.zone))
    while true {
      let bytes = try input.read()
      let findings = bytes.isEmpty ? scanner.finish() : scanner.feed(bytes)
      unread += try receive(findings, &intake)
      if bytes.isEmpty { break }
    }
    if unread > 0 { throw ExitCode(1) }
  }

  /// Records the documents of one piece of the stream with one sync. Gives how many blocks were none.
  private func receive(_ findings: [MRZScanner.Finding], _ intake: inout LaneIntake) throws -> Int {
    var documents: [[String]] = []
    var firstLine: Int?
    var unread = 0
    for finding in findings {
      switch finding {
      case .mrz(let mrz, let line):
        documents.append(mrz.lines)
        firstLine = firstLine ?? line
      case .other(let error, let lines):
        unread += 1
        complain(error.phrase(from: lines.lowerBound))
      }
    }
    guard let firstLine else { return unread }
    do {
      try intake.take(documents)
    } catch {
      let why = Phrase(error)
      throw Failure(
        id: "Dokumen mulai baris \(firstLine) tidak diterima: \(why.id)",
        en: "The documents from line \(firstLine) on were not taken: \(why.en)")
    }
    return unread
  }
}

/// How bytes travel on a serial line, as options.
struct SerialOptions: ParsableArguments {
  @Option(
    help: .init(
      text(id: "Laju jalur serial, bit tiap detik (9600).", en: "The line's rate in bits a second (9600).")))
  var baud: Int?

  @Option(help: .init(text(id: "Bit tiap karakter: 7 atau 8 (8).", en: "Bits of a character: 7 or 8 (8).")))
  var dataBits: Int?

  @Option(
    help: .init(
      text(id: "Paritas: none, even atau odd (none).", en: "Parity: none, even or odd (none)."),
      valueName: "none|even|odd"))
  var parity: SerialSettings.Parity?

  @Option(help: .init(text(id: "Bit henti: 1 atau 2 (1).", en: "Stop bits: 1 or 2 (1).")))
  var stopBits: Int?

  func settings(for device: String?) throws -> SerialSettings {
    guard device != nil || baud == nil && dataBits == nil && parity == nil && stopBits == nil else {
      throw ValidationError(
        text(
          id: "--baud, --data-bits, --parity dan --stop-bits hanya bersama --device",
          en: "--baud, --data-bits, --parity and --stop-bits go with --device only"))
    }
    let usual = SerialSettings.usual
    guard
      let settings = SerialSettings(
        baud: baud ?? usual.baud, dataBits: dataBits ?? usual.dataBits, parity: parity ?? usual.parity,
        stopBits: stopBits ?? usual.stopBits)
    else {
      let bauds = SerialSettings.bauds.map(String.init).joined(separator: " ")
      throw ValidationError(
        text(
          id: "--baud satu dari \(bauds); --data-bits 7 atau 8; --stop-bits 1 atau 2",
          en: "--baud is one of \(bauds); --data-bits 7 or 8; --stop-bits 1 or 2"))
    }
    return settings
  }
}

extension SerialSettings.Parity: ExpressibleByArgument {}
