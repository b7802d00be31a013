import Glibc
import Testing
import Watchlist

@testable import WatchlistFormats

/// Seeded mutations of a small list in each form: 2,000 a form, or a million in all where `PLBN_FAULTS` is set.
@Suite("Mutated files never crash a reader, and keep its bounds", .serialized)
struct MutationTests {
  /// Changes come behind the list of `ftm-json`.
  static let forms = ListFormat.allCases.filter { $0 != .ftmDelta }

  private static let rounds = getenv("PLBN_FAULTS") == nil ? 2_000 : 1_000_000 / forms.count + 1

  /// What a file may be made of that a reader takes for its own.
  private static let words = [
    "<", "</", "/>", "<!--", "-->", "<![CDATA[", "]]>", "<!DOCTYPE x [", "&", "&#x41;", "&lt;", "\"", "'", "\\",
    "\\u0000",
    "{", "}", "[", "]", ":", ",", ";", "null", "true", "1e999", "-0-", "\n", "\r\n", "\u{1A}", "\u{FEFF}", "\0", "@",
    "alias",
    "(", ")", "a) ", "b) ", "circa ", " to ", "/", "0000", "99999999999999999999", "\u{202E}", "é", "金",
    "\"notices\":[",
    "{\"op\":\"DEL\",\"entity\":{\"id\":\"NK-a1\"}}\n", String(repeating: "[", count: 100),
    String(repeating: "<a>", count: 40),
  ].map { Array($0.utf8) }

  @Test("any mutation gives a list within its bounds or an error in a sentence", arguments: forms)
  func mutations(format: ListFormat) throws {
    var random = Random(state: 20_261_121)
    let files = Samples.files(format)
    var (lists, errors, entries) = (0, 0, 0)
    var slowest = Duration.zero
    var residentAtStart = 0
    for round in 0..<Self.rounds {
      if round == Self.rounds / 10 { residentAtStart = residentBytes() }
      let chosen = random.next(files.count)
      let sources = files.indices.map { place in
        let sound = Array(files[place].text.utf8)
        return ByteSource(
          name: files[place].name, bytes: place == chosen ? mutated(sound, &random) : sound,
          piece: 1 + random.next(300))
      }
      let start = ContinuousClock.now
      switch Result(catching: { () throws(ImportError) in try ListReader.read(format, sources) }) {
      case .success(let list):
        lists += 1
        entries += list.entries.count
        check(list)
      case .failure(let error):
        errors += 1
        #expect(error.description.hasSuffix("."))
      }
      slowest = max(slowest, ContinuousClock.now - start)
    }
    let grown = (residentBytes() - residentAtStart) >> 20
    print(
      "\(format.rawValue): \(Self.rounds) mutated files, \(lists) lists, \(errors) errors, \(grown) MiB grown,",
      "slowest \(slowest)")
    #expect(lists + errors == Self.rounds)
    #expect(entries > Self.rounds / 10, "most mutations should leave something to read")
    #expect(slowest < .seconds(10))
    // Other suites share the process, but not where a million files are asked for.
    #expect(grown < 256 || getenv("PLBN_FAULTS") == nil)
  }

  /// A list never holds more than its bounds allow, and no control character gets out of it.
  private func check(_ list: ImportedList) {
    #expect(list.entries.count <= list.counts.rows)
    #expect(list.brokenRows.count <= ImportLimits.brokenRowsTold)
    #expect(Set(list.entries.map(\.id)).count == list.entries.count)
    for entry in list.entries {
      #expect((1...WatchlistLimits.namesPerEntry).contains(entry.names.count))
      let texts = entry.names.map(\.text) + entry.documents.map(\.number) + entry.addresses + [entry.id, entry.remarks]
      #expect(!texts.contains { $0.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F } })
    }
  }

  /// Half of the files keep their form and have other letters, so that what is behind the form meets them.
  private func mutated(_ sound: [UInt8], _ random: inout Random) -> [UInt8] {
    var bytes = sound
    let keepsForm = random.next(2) == 0
    for _ in 0...random.next(6) {
      let place = random.next(bytes.count + 1)
      let end = min(bytes.count, place + random.next(30))
      switch keepsForm ? -1 : random.next(8) {
      case -1:
        if isLetter(place, of: bytes) { bytes[place] = Self.letters[random.next(Self.letters.count)] }
      case 0, 1: if place < bytes.count { bytes[place] = UInt8(random.next(256)) }
      case 2, 3: bytes.insert(contentsOf: Self.words[random.next(Self.words.count)], at: place)
      case 4: bytes.removeSubrange(place..<end)
      case 5: bytes.insert(contentsOf: bytes[place..<end], at: random.next(bytes.count + 1))
      case 6: if place < bytes.count { bytes[place] ^= 1 << random.next(8) }
      default: if random.next(8) == 0 { bytes.removeSubrange(place...) }
      }
    }
    return bytes
  }

  private static let letters = Array("aZ09 ().;@/-éü".utf8)

  /// Whether a letter, digit or blank stands there, and not in a tag.
  private func isLetter(_ place: Int, of bytes: [UInt8]) -> Bool {
    guard place < bytes.count else { return false }
    let scalar = Unicode.Scalar(bytes[place])
    let bracket = bytes[..<place].last { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") }
    return (scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == " ")
      && scalar.isASCII && bracket != UInt8(ascii: "<")
  }

  /// A linear congruential generator, so that a failure can be repeated.
  private struct Random {
    var state: UInt64

    mutating func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(max(1, bound)))
    }
  }

  private func residentBytes() -> Int {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    guard fgets(&line, Int32(line.count), file) != nil else { return 0 }
    let text = String(decoding: line.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
  }
}
