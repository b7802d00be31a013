import Border
import Foundation
import Journal
import ReferenceData
import TravelDocuments

/// A document reader of the demo: a `plbn scan` of its own that gets documents as text.
final class DemoReader {
  /// A scan as `plbn scan` recorded it.
  struct Scan {
    let id: String
    let isHit: Bool
  }

  private let process = Process()
  private let toScan = Pipe()
  private let fromScan = Pipe()
  private var received: [UInt8] = []

  init(lane: Int, direction: Border.Direction, _ global: GlobalOptions) throws {
    process.executableURL = ownProgram()
    process.arguments = [
      "scan", "-", "--json", "--store", global.layout.root, "--lane", String(lane), "--direction", direction.rawValue,
      "--officer", "pembaca-demo",
    ]
    process.standardInput = toScan
    process.standardOutput = fromScan
    process.standardError = FileHandle.nullDevice
    try process.run()
  }

  /// Lays a document on the reader; nil where the traveller's data make none.
  func present(_ traveller: DemoTraveller) throws -> Scan? {
    guard let lines = traveller.mrzLines() else { return nil }
    try toScan.fileHandleForWriting.write(contentsOf: Data((lines.joined(separator: "\n") + "\n\n").utf8))
    while !received.contains(UInt8(ascii: "\n")) {
      let data = fromScan.fileHandleForReading.availableData
      guard !data.isEmpty else { throw Failure(id: "scan berhenti.", en: "scan has ended.") }
      received += data
    }
    let line = Array(received.prefix { $0 != UInt8(ascii: "\n") })
    received.removeFirst(line.count + 1)
    let json = try JSONObject(line)
    return Scan(id: try json.requiredString("scan"), isHit: try json.bool("hit") ?? false)
  }
}

extension DemoTraveller {
  /// The document's MRZ as a reader would type it; with the wrong check digit where the traveller's shall be wrong.
  func mrzLines() -> [String]? {
    var builder = MRZ.Builder(format, number: number, surname: surname, birth: birth, expiry: expiry)
    builder.code = code
    builder.issuer = issuer
    builder.given = given
    builder.nationality = nationality
    builder.sex = sex
    guard var lines = try? builder.lines() else { return nil }
    // Places of TD3's check digits in its second line: ICAO Doc 9303 part 4, section 4.2.2.
    let places: [BrokenField: Int] = [.number: 9, .birth: 19, .expiry: 27]
    if let broken, let place = places[broken], format == .td3 {
      var second = Array(lines[1].utf8)
      second[place] = second[place] == UInt8(ascii: "9") ? UInt8(ascii: "0") : second[place] + 1
      lines[1] = String(decoding: second, as: UTF8.self)
    }
    return lines
  }
}
