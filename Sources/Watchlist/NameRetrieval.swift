/// Finds the names that are worth comparing in full, with work that has a bound.
///
/// Each query word (and each pair of neighbours joined, and each way to split a long word in two known ones) becomes
/// a slot: the listed words that are like it. A name collects, from each slot, the weight of its likest word. The
/// rarest slots go first and reading stops at `postingsMost`, so that a query of nothing but common words costs no
/// more than another. Where it stops, the best names by then are looked at themselves for what the common words that
/// were not read would have given them: a name that stands in the lists in all its words is not lost because a million
/// people bear some of them.
struct NameRetrieval {
  /// Names kept for comparison in full.
  static let keptMost = 160
  /// Names kept however little they collect; others must have `keptShare` of what the best has. Comparing is most of a
  /// search: this halves it.
  static let keptLeast = 40
  static let keptShare: Float = 0.3
  /// Entries of posting lists read in one search.
  static let postingsMost = 120_000
  /// Entries of posting lists read in one search that wants some classes: what is of others is not counted as read.
  static let siftedMost = 10 * postingsMost
  /// Names kept besides, for what their entries' facts say: of more bearers of one name than are kept, the one whose date
  /// of birth agrees must not be lost for its place in the list.
  static let factsMost = 40
  /// Names of a search that stopped reading which are looked at themselves; and names whose facts are looked at.
  static let completedMost = 4_000
  /// Listed words compared with one query word.
  static let comparedMost = 600
  /// Listed words that one query word may stand for.
  static let alikeMost = 64
  /// Listed words that begin with a cut word.
  static let prefixMost = 128
  /// A name's own weight counts against it by this share, so that of many bearers of a common word the short names
  /// come first.
  private static let lengthShare: Float = 0.15

  private struct Alike {
    var word: Vocabulary.Folded
    var worth: Float
  }

  private struct Slot {
    var alike: [Alike]
    var postingCount: Int
  }

  private struct Ranked {
    var name: Int
    var sum: Float

    static func precedes(_ left: Ranked, _ right: Ranked) -> Bool {
      left.sum != right.sum ? left.sum > right.sum : left.name < right.name
    }
  }

  let vocabulary: Vocabulary
  let names: NameColumns
  let similarity: WordSimilarity
  var sieve = EntrySieve()
  var postingsMost = Self.postingsMost
  /// How many searches answer one query, which has the bounds once: a name that is several is searched by each.
  var searches = 1
  /// What is known of an entry beside its names, in nats; nil: nothing was asked that tells bearers of one name apart.
  var odds: ((_ entry: Int) -> Double)?

  /// Numbers of names, the most promising first, ties by number; then those that are there for their facts.
  func names(for query: QueryWords) -> [Int] {
    let slots = slots(for: query)
    var tally = NameTally()
    var budget = postingsMost / searches
    var unsifted = Self.siftedMost / searches
    for (place, slot) in slots.enumerated() where budget > 0 {
      for alike in slot.alike where budget > 0 {
        sieve.forEachRun(vocabulary.names(alike.word)) { run in
          guard sieve.sifts else {
            let names = run.prefix(budget)
            budget -= names.count
            return tally.add(names, worth: alike.worth, slot: UInt32(place + 1), most: names.count)
          }
          let names = sifted(run, most: budget, &unsifted)
          // Where no more may be looked at, reading ends as at the end of the other budget.
          budget = unsifted == 0 ? 0 : budget - names.count
          tally.add(names, worth: alike.worth, slot: UInt32(place + 1), most: names.count)
        }
      }
    }
    var found = tally.found.map { Ranked(name: $0.name, sum: $0.sum - Self.lengthShare * names.weight($0.name)) }
    let initials = query.words.filter { $0.role == .initial }.compactMap(\.letters.first)
    let most = max(Self.keptMost / searches, Self.keptLeast)
    if budget == 0 || !initials.isEmpty && found.count > most {
      found = completed(Self.best(found, most: Self.completedMost / searches), slots, initials)
    }
    let kept = Self.best(found, most: most).sorted(by: Ranked.precedes).prefix(most)
    // Long names collect less than nothing, all of them; a share of that would leave out the best one's equals.
    let best = kept.first?.sum ?? 0
    let least = best > 0 ? Self.keptShare * best : -.infinity
    let chosen = kept.enumerated().prefix { $0.offset < Self.keptLeast || $0.element.sum >= least }.map(\.element.name)
    guard let odds, found.count > most else { return chosen }
    return chosen + spokenFor(found, besides: Set(chosen), odds)
  }

  /// Those whose facts speak for them, by name and facts together.
  private func spokenFor(_ found: [Ranked], besides chosen: Set<Int>, _ odds: (_ entry: Int) -> Double) -> [Int] {
    let most = Self.completedMost / searches
    let spoken = Self.best(found, most: most).prefix(most).compactMap { candidate in
      let odds = odds(names.entry(candidate.name))
      return odds > 0 && !chosen.contains(candidate.name)
        ? Ranked(name: candidate.name, sum: candidate.sum + Float(odds)) : nil
    }
    return spoken.sorted(by: Ranked.precedes).prefix(Self.factsMost / searches).map(\.name)
  }

  /// The first `most` of a run that are of the wanted classes; `unsifted` is how many may still be looked at.
  private func sifted(_ run: UnsafeBufferPointer<UInt32>, most: Int, _ unsifted: inout Int) -> [UInt32] {
    var kept: [UInt32] = []
    for name in run {
      guard unsifted > 0, kept.count < most else { break }
      unsifted -= 1
      if sieve.admits(names.entry(Int(name))) { kept.append(name) }
    }
    return kept
  }

  /// At least the `most` best, and few more: a histogram finds the sum from which on names are kept, without sorting
  /// thousands of them.
  private static func best(_ found: [Ranked], most: Int) -> [Ranked] {
    guard found.count > most else { return found }
    let highest = found.reduce(-Float.infinity) { max($0, $1.sum) }
    let lowest = found.reduce(Float.infinity) { min($0, $1.sum) }
    let steps = 511
    let scale = Float(steps) / max(highest - lowest, 0.001)
    var histogram = [Int](repeating: 0, count: steps + 1)
    func step(_ sum: Float) -> Int { min(max(Int((sum - lowest) * scale), 0), steps) }
    for candidate in found { histogram[step(candidate.sum)] += 1 }
    var cutoff = steps
    var count = histogram[steps]
    while cutoff > 0, count < most {
      cutoff -= 1
      count += histogram[cutoff]
    }
    return found.filter { step($0.sum) >= cutoff }
  }

  /// The names with what all slots give them, by their own words; and with what initials tell, which have no slots.
  private func completed(_ found: [Ranked], _ slots: [Slot], _ initials: [UInt8]) -> [Ranked] {
    var worths: [Vocabulary.Folded: [(slot: Int, worth: Float)]] = [:]
    for (place, slot) in slots.enumerated() {
      for alike in slot.alike { worths[alike.word, default: []].append((place, alike.worth)) }
    }
    var given = [Float](repeating: 0, count: slots.count)
    return found.map { candidate in
      for place in given.indices { given[place] = 0 }
      var others: [UInt8] = []
      let words = names.words(candidate.name).lazy.map(PackedWord.init(bits:))
      let hasWord = words.contains { $0.role == .word }
      for word in words where word.role == .word || word.role == .initial {
        if word.role == .word || !hasWord, let worths = worths[vocabulary.folded(of: word.written)] {
          for (slot, worth) in worths { given[slot] = max(given[slot], worth) }
        } else if !initials.isEmpty, let first = vocabulary.letters(written: word.written).first {
          others.append(first)
        }
      }
      var sum = given.reduce(0, +)
      for initial in initials {
        guard let place = others.firstIndex(of: initial) else { continue }
        others.remove(at: place)
        sum += Float(ScoringModel.initialWeight)
      }
      return Ranked(name: candidate.name, sum: sum - Self.lengthShare * names.weight(candidate.name))
    }
  }

  private func slots(for query: QueryWords) -> [Slot] {
    var slots: [Slot] = []
    let hasWord = query.words.contains { $0.role == .word }
    for (index, word) in query.words.enumerated() where word.role == .word || !hasWord {
      append(alike(word, depth: DeletionIndex.depth(length: word.folded.count)), to: &slots)
      for half in halves(word.letters) {
        append([Alike(word: half, worth: worth(half, 0.9, most: word.weight))], to: &slots)
      }
      guard index < query.joined.count else { continue }
      // Words written as one are alike in all but an error.
      append(alike(query.joined[index], depth: 1, least: ScoringModel.joinedLeast), to: &slots)
    }
    // The slots' own order breaks ties, so the same query always reads the same lists.
    return slots.enumerated().sorted {
      $0.element.postingCount != $1.element.postingCount
        ? $0.element.postingCount < $1.element.postingCount : $0.offset < $1.offset
    }.map(\.element)
  }

  private func append(_ alike: [Alike], to slots: inout [Slot]) {
    // 16 words with 21 ways to split each are more than any name has.
    guard !alike.isEmpty, slots.count < Self.slotsMost else { return }
    slots.append(Slot(alike: alike, postingCount: alike.reduce(0) { $0 + vocabulary.names($1.word).count }))
  }

  private static let slotsMost = 250

  /// What a listed word gives where a word of so much weight was asked for: never more than that one itself, or the
  /// bearers of rare words that are a little like `MUHAMMAD` would come before those named so.
  private func worth(_ word: Vocabulary.Folded, _ likeness: Double, most: Double) -> Float {
    Float(min(vocabulary.weight(word), most) * (likeness - 0.4) / 0.6)
  }

  /// The listed words that `word` may stand for, the worthiest first.
  private func alike(_ word: QueryWord, depth: Int, least: Double = WordSimilarity.least) -> [Alike] {
    var near: [Vocabulary.Folded] = []
    near.reserveCapacity(Self.comparedMost)
    vocabulary.forEachNear(word.folded, depth: depth) { other in
      if near.count < Self.comparedMost * 4,
        LetterSet.mayBeAlike(word.bits, vocabulary.bits(other), word.folded.count)
      {
        near.append(other)
      }
    }
    near.sort()
    var found: [Alike] = []
    var previous: Vocabulary.Folded?
    var compared = 0
    if let known = word.known { found.append(Alike(word: known, worth: worth(known, 1, most: word.weight))) }
    for other in near where other != previous && other != word.known {
      previous = other
      compared += 1
      if compared > Self.comparedMost { break }
      let likeness = similarity.likeness(
        word.folded, word.bits, vocabulary.letters(other), vocabulary.bits(other), least: least)
      if likeness >= least { found.append(Alike(word: other, worth: worth(other, likeness, most: word.weight))) }
    }
    if word.mayBeCut, word.folded.count > 1 {
      for other in vocabulary.beginning(with: word.folded, limit: Self.prefixMost) where other != word.known {
        found.append(Alike(word: other, worth: worth(other, ScoringModel.cutLikeness, most: ScoringModel.rarestWeight)))
      }
    }
    found.sort { $0.worth != $1.worth ? $0.worth > $1.worth : $0.word < $1.word }
    return Array(found.prefix(Self.alikeMost))
  }

  /// Known words that `letters` would be, if it were two words written as one.
  private func halves(_ letters: Letters) -> [Vocabulary.Folded] {
    guard letters.count >= 5 else { return [] }
    func find(_ half: ArraySlice<UInt8>) -> Vocabulary.Folded? {
      NameTable.shared.folder.fold(Array(half)).withUnsafeBufferPointer(vocabulary.find)
    }
    let letters = Array(letters)
    var found: [Vocabulary.Folded] = []
    for cut in 2...(letters.count - 2) {
      let (left, right) = (letters[..<cut], letters[cut...])
      guard let rightWord = find(right) else { continue }
      let leftWord = find(left)
      let isKnown = leftWord != nil || NameTable.shared.kinds(Array(left)).contains(.connector)
      if isKnown, right.count >= 3 { found.append(rightWord) }
      if let leftWord, left.count >= 3 { found.append(leftWord) }
    }
    return found
  }
}
