import Border
import Foundation
import Journal
import Phrases
import Synchronization
import Terminal
import TravelDocuments
import Watchlist

/// Answers questions on a thread of its own, so that a long one holds neither the screen nor the clerk up.
///
/// A newer question of a ticket takes the place of the one that waits; one that is being answered is interrupted where
/// that can be done. So typing never waits, and what nobody wants to know any more costs little.
final class Researcher: Sendable {
  private struct State {
    var waiting: [(ticket: Ticket, question: Question)] = []
    /// What is being answered.
    var current: (ticket: Ticket, question: Question)?
    var isClosed = false
  }

  /// More pages than can lie on each other.
  private static let limit = 64

  private let state = Mutex(State())
  private let isReady = DispatchSemaphore(value: 0)
  private let answer: @Sendable (Ticket, Question) -> Void
  private let interrupt: @Sendable () -> Void

  /// - Parameters:
  ///   - answer: answers, on the researcher's thread.
  ///   - interrupt: ends the answer that is being worked on; any thread.
  init(
    answer: @escaping @Sendable (Ticket, Question) -> Void, interrupt: @escaping @Sendable () -> Void = {}
  ) {
    self.answer = answer
    self.interrupt = interrupt
    Thread.detachNewThread { [self] in work() }
  }

  func ask(_ ticket: Ticket, _ question: Question) {
    state.withLock { state in
      state.waiting.removeAll { $0.ticket == ticket && $0.question.isSameKind(as: question) }
      if state.waiting.count >= Self.limit { state.waiting.removeFirst() }
      state.waiting.append((ticket, question))
      // Under the lock: the worker can't have gone on to another question meanwhile.
      // The same question again, because the panels changed, waits its turn: else a busy post would never get an answer.
      guard let current = state.current, current.ticket == ticket, current.question != question else { return }
      if current.question.isSameKind(as: question) { interrupt() }
    }
    isReady.signal()
  }

  func close() {
    state.withLock { state in
      state.isClosed = true
      interrupt()
    }
    isReady.signal()
  }

  private func work() {
    while true {
      isReady.wait()
      let (isClosed, next) = state.withLock { state in
        let next = state.waiting.isEmpty ? nil : state.waiting.removeFirst()
        state.current = next
        return (state.isClosed, next)
      }
      if isClosed { return }
      guard let next else { continue }
      answer(next.ticket, next.question)
      state.withLock { $0.current = nil }
    }
  }
}

extension Question {
  /// Whether the other takes this one's place.
  func isSameKind(as other: Question) -> Bool {
    switch (self, other) {
    case (.lookup, .lookup), (.entry, .entry): true
    case (.ledger(.history), .ledger(.history)), (.ledger(.story), .ledger(.story)),
      (.ledger(.summary), .ledger(.summary)), (.ledger(.hits), .ledger(.hits)),
      (.ledger(.patrols), .ledger(.patrols)), (.ledger(.entries), .ledger(.entries)),
      (.ledger(.known), .ledger(.known)), (.ledger(.localEntry), .ledger(.localEntry)),
      (.ledger(.outages), .ledger(.outages)), (.ledger(.party), .ledger(.party)):
      true
    default: false
    }
  }
}

/// What somebody looks for by hand.
struct LookupQuestion: Sendable, Equatable {
  /// As it was typed.
  var text: String
  var name: String
  var birth: PartialDate?
  var document: String?
  var sex: ListedSex?
  var nationality: String?
  var filter = CandidateFilter()
}

/// Who may be meant.
struct LookupAnswer: Sendable, Equatable {
  /// Best first.
  var candidates: [WatchlistChecked.Found]
  var lists: [WatchlistChecked.ListUsed]
  var index: WatchlistChecked.IndexUsed?
  /// Thousandths of a second that the search took.
  var microseconds: Int
  /// Lists that could not be read: what they hold was not searched.
  var problem: Phrase?
  /// What a look-up can be narrowed to: lists by their names, and classes.
  var choices = Choices()

  struct Choices: Sendable, Equatable {
    var lists: [String] = []
    var classes: [String] = []
  }
}

/// An entry as its list has it.
struct ListedEntry: Sendable, Equatable {
  var list: WatchlistChecked.ListUsed
  var entry: WatchlistEntry
}

/// The lists, for whoever searches them: nil until they are read.
final class SharedLists: Sendable {
  private let lists = Mutex<PostWatchlist?>(nil)

  var current: PostWatchlist? { lists.withLock(\.self) }

  func set(_ newLists: PostWatchlist) { lists.withLock { $0 = newLists } }

  /// The post's rules, as they are known now.
  func set(_ bands: BandThresholds) { lists.withLock { $0?.bands = bands } }
}

extension PostWatchlist {
  /// Most candidates of a look-up.
  static let lookupLimit = 20
  /// The most that an entry scores whose name only begins as what was typed.
  private static let begunScore = 0.25

  /// Somebody is still typing: the last word may not be whole.
  func answer(_ question: LookupQuestion, on today: PartialDate?) -> LookupAnswer {
    let start = Instant.now()
    var query = WatchlistQuery(
      name: question.name, birth: question.birth, documentNumber: question.document,
      nationality: question.nationality, sex: question.sex, kind: .individual, day: today?.earliestDay)
    query.filter = question.filter
    query.isForPeople = true
    // What stands there is scored as it stands, as `plbn lookup` does. Who only begins so comes behind, as weak: the
    // beginning of a word says little.
    let whole = search(query, limit: Self.lookupLimit)
    let found = (whole + begun(query, beside: whole)).sorted { $0.score > $1.score }.prefix(Self.lookupLimit)
    return LookupAnswer(
      candidates: found.map(WatchlistChecked.Found.init), lists: used(on: today?.earliestDay),
      index: usedIndex,
      microseconds: Int((Instant.now().nanoseconds - start.nanoseconds) / 1000), problem: problems.first,
      choices: LookupAnswer.Choices(lists: listNames, classes: classes))
  }

  /// Who only begins as what was typed, as weak ones. Of one band alone nobody is taken for such a one who is found whole
  /// in another: what is known is what a search of all bands finds.
  private func begun(_ query: WatchlistQuery, beside whole: [Candidate]) -> [Candidate] {
    let bands = query.filter.bands
    guard bands.isEmpty || bands.contains(.weak) else { return [] }
    var query = query
    query.filter.bands = []
    let most = bands.isEmpty ? Self.lookupLimit : WatchlistLimits.candidates.upperBound
    let known = Set((bands.isEmpty ? whole : search(query, limit: most)).map { [$0.list, $0.entry] })
    query.mayBeTruncated = true
    return search(query, limit: most).filter { !known.contains([$0.list, $0.entry]) }.map {
      var candidate = $0
      candidate.band = .weak
      candidate.score = min(candidate.score, Self.begunScore)
      return candidate
    }
  }

  /// An entry as its list has it today; nil where it is on none that is searched today.
  func listed(_ entry: String, of list: String, on today: PartialDate?) -> ListedEntry? {
    guard let found = self.entry(entry, list: list),
      let used = used(on: today?.earliestDay).first(where: { $0.name == list })
    else { return nil }
    return ListedEntry(list: used, entry: found)
  }
}
