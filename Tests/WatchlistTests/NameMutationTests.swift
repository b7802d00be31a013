import Glibc
import Testing
import TravelDocuments

@testable import Watchlist

/// Seeded mutations of names, parted, folded, listed and looked for: 2,000, or 200,000 where `PLBN_FAULTS` is set.
@Suite("Mutated names never crash the matcher, and keep its bounds", .serialized)
struct NameMutationTests {
  private static let rounds = getenv("PLBN_FAULTS") == nil ? 2_000 : 200_000
  private static let names = [
    "KHAYALAN, Gerunsin", "Drs. H. Abdurrahman bin Sa'id, S.E.", "DONGENG A/L Satriya @ Umpama", "SI UMPAMA",
    "TAN WEI MING", "M. Soekarto", "O'REKAAN-UMPAMA, Geruntina", "RAHMAN<<ABDUL<<<<<", "القاهرة 张伟 Нина",
  ].map { Array($0.unicodeScalars) }
  private static let parts = [
    " ", ",", ".", "-", "/", "@", "'", "<", "H.", "bin ", "A/L ", "ABDUL", "Muhammad ", "\u{0}", "\u{202E}", "é", "ﬃ",
    "İ", "金", "\u{301}", "0", "1", "X", "\u{FFFD}", String(repeating: "A", count: 300),
    String(repeating: "A ", count: 60),
  ].map { Array($0.unicodeScalars) }

  private static func mutated(_ dice: inout Seeded) -> String {
    var name = names[dice.next(names.count)]
    for _ in 0...dice.next(6) {
      let place = dice.next(name.count + 1)
      switch dice.next(4) {
      case 0: name.insert(contentsOf: parts[dice.next(parts.count)], at: place)
      case 1: if place < name.count { name.remove(at: place) }
      case 2: if place < name.count { name.swapAt(place, dice.next(name.count)) }
      default: name.insert(contentsOf: names[dice.next(names.count)].prefix(place), at: place)
      }
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: name)
    return String(text)
  }

  private func peakMegabytes() -> Int {
    var usage = rusage()
    getrusage(RUSAGE_SELF.rawValue, &usage)
    return usage.ru_maxrss >> 10
  }

  @Test("any name is parted, listed and looked for within the bounds") func mutations() {
    var dice = Seeded(state: 20_261_121)
    var index = WatchlistIndex(InventedLists.two)
    var (found, own) = (0, 0)
    var slowest = Duration.zero
    var peak = 0
    for round in 0..<Self.rounds {
      if round == Self.rounds / 10 { peak = peakMegabytes() }
      let name = Self.mutated(&dice)
      let start = ContinuousClock.now
      let words = NameWords.parse(name)
      #expect(words.count <= WatchlistLimits.wordsPerName)
      for word in words {
        #expect((1...WatchlistLimits.lettersPerWord).contains(word.letters.count))
        #expect(word.letters.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) })
      }
      let query =
        dice.next(4) == 0
        ? WatchlistQuery(mrzNameField: name)
        : WatchlistQuery(name: name, mayBeTruncated: dice.next(8) == 0, documentNumber: dice.next(3) == 0 ? name : nil)
      let candidates = index.search(query, limit: 5)
      slowest = max(slowest, ContinuousClock.now - start)
      #expect(candidates.count <= 5)
      #expect(candidates.allSatisfy { (0...1).contains($0.score) && $0.reasons.count <= 64 })
      found += candidates.count
      // Now and then the lists are of such names themselves, and each finds what has its own words.
      guard round % 200 == 0 else { continue }
      let listed = (0..<20).map { WatchlistEntry(id: "m-\($0)", names: [ListedName(Self.mutated(&dice))]) }
      index = WatchlistIndex([ListVersion(name: "mutated", digest: "", entries: listed)])
      own += listed.count { entry in
        index.search(WatchlistQuery(name: entry.displayName), limit: 20).contains { $0.entry == entry.id }
      }
    }
    let grown = peakMegabytes() - peak
    print("names: \(Self.rounds) mutated names, \(found) candidates, \(grown) MiB grown, slowest \(slowest)")
    // Other suites share the process.
    #expect(grown < 256)
    #expect(found > Self.rounds / 10 && own > Self.rounds / 200 * 15)
    #expect(slowest < .seconds(1))
  }

  /// A linear congruential generator, so that a failure can be repeated.
  private struct Seeded {
    var state: UInt64

    mutating func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(max(1, bound)))
    }
  }
}
