import Glibc
import Testing

@testable import TravelDocuments

/// Seeded mutations of the standard's specimens: 2,000, or 200,000 where `PLBN_FAULTS` is set.
@Suite("Mutated zones never crash a reader, and keep its bounds", .serialized)
struct MRZMutationTests {
  private static let rounds = getenv("PLBN_FAULTS") == nil ? 2_000 : 200_000
  /// What a reader that types, a camera or a person may bring in.
  private static let alphabet = Array("ABCXYZ0189<<<<OQ1I \n\r\t\u{0}\u{7F}«é金\u{202E}abc,.-".utf8)

  private static let zone = Array("ABCOQIXYZ0123456789<<<<".utf8)

  private static func mutated(_ bytes: [UInt8], _ dice: inout Dice) -> [UInt8] {
    var bytes = bytes
    // Half of them keep their form and have other characters, so that what is behind the form meets them.
    if Bool.random(using: &dice) {
      for _ in 0...Int.random(in: 0...5, using: &dice) {
        let place = Int.random(in: 0..<bytes.count, using: &dice)
        if bytes[place] != UInt8(ascii: "\n") { bytes[place] = zone.randomElement(using: &dice) ?? bytes[place] }
      }
      return bytes
    }
    for _ in 0...Int.random(in: 0...5, using: &dice) {
      let place = Int.random(in: 0...bytes.count, using: &dice)
      let byte = alphabet.randomElement(using: &dice) ?? 0
      switch Int.random(in: 0..<6, using: &dice) {
      case 0, 1: if place < bytes.count { bytes[place] = byte }
      case 2: bytes.insert(byte, at: place)
      case 3: if place < bytes.count { bytes.remove(at: place) }
      case 4: bytes.insert(contentsOf: bytes[..<place].suffix(60), at: place)
      default: if place < bytes.count { bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &dice) }
      }
    }
    return bytes
  }

  private func peakMegabytes() -> Int {
    var usage = rusage()
    getrusage(RUSAGE_SELF.rawValue, &usage)
    return usage.ru_maxrss >> 10
  }

  @Test("any text is a zone within its bounds or an error") func mutations() throws {
    var dice = Dice(seed: 20_261_121)
    let today = try today()
    var (zones, errors) = (0, 0)
    var slowest = Duration.zero
    var peak = 0
    for round in 0..<Self.rounds {
      if round == Self.rounds / 10 { peak = peakMegabytes() }
      let lines = Specimen.all.randomElement(using: &dice) ?? Specimen.td3
      let bytes = Self.mutated(Array(lines.joined(separator: "\n").utf8), &dice)
      let start = ContinuousClock.now
      for finding in MRZScanner.findings(in: bytes, today: today) {
        guard case .mrz(let mrz, _) = finding else {
          errors += 1
          continue
        }
        zones += 1
        #expect(mrz.number.utf8.count <= 26 && mrz.nationality.utf8.count <= 3)
        #expect((mrz.surname + mrz.given).utf8.count <= 39)
      }
      // The same as lines, which a form or a record gives.
      let text = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      if let mrz = try? MRZ(lines: text, today: today) { #expect(mrz.number.utf8.count <= 26) }
      slowest = max(slowest, ContinuousClock.now - start)
    }
    let grown = peakMegabytes() - peak
    print("mrz: \(Self.rounds) mutated zones, \(zones) read, \(errors) errors, \(grown) MiB grown, slowest \(slowest)")
    // Other suites share the process.
    #expect(grown < 256)
    #expect(zones > Self.rounds / 10, "some mutations should leave something to read")
    #expect(slowest < .seconds(1))
  }
}
