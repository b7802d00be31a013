extension WatchlistIndex {
  /// Who the query may be, the likeliest first, each with its reasons.
  ///
  /// A name that is two (`A @ B`), or one word twice, is searched as a whole and by its parts, each entry by what says most.
  /// An empty name with a document number finds by the document alone; with neither the answer is empty. Entries
  /// whose measure has expired before `query.day` are left out.
  ///
  /// - Parameters:
  ///   - limit: how many candidates to give, taken as 1 to 100.
  ///   - bands: decides the candidates' bands, and nothing else.
  public func search(
    _ query: WatchlistQuery, limit: Int = 10, bands: BandThresholds = .usual
  ) -> [Candidate] {
    let most = min(max(limit, WatchlistLimits.candidates.lowerBound), WatchlistLimits.candidates.upperBound)
    let names = NameWords.meanings(query.name)
    guard names.count > 1 else { return search(one: query, of: 1, most, bands) }
    var best: [String: Candidate] = [:]
    for name in names {
      var part = query
      part.name = name
      for candidate in search(one: part, of: names.count, most, bands) {
        let key = candidate.list + "\n" + candidate.entry
        if let known = best[key], known.score >= candidate.score { continue }
        best[key] = candidate
      }
    }
    let all = best.sorted { $0.value.score != $1.value.score ? $0.value.score > $1.value.score : $0.key < $1.key }
    return Array(all.prefix(most)).map(\.value)
  }

  /// - Parameter count: how many searches answer the query together.
  private func search(
    one query: WatchlistQuery, of count: Int, _ most: Int, _ bands: BandThresholds
  ) -> [Candidate] {
    withExtendedLifetime(bytes) {
      var search = WatchlistSearch(self, query)
      let wanted = search.ranked(oneOf: count).lazy.filter { search.isWanted($0, bands) }
      return Array(wanted.prefix(most)).map { search.explain($0, bands) }
    }
  }

  /// The numbers that the name's odds are made of, for each entry that a query finds: what the model is fitted on.
  package func features(_ query: WatchlistQuery, limit: Int) -> [(entry: String, features: NameFeatures)] {
    withExtendedLifetime(bytes) {
      var search = WatchlistSearch(self, query)
      return search.ranked().prefix(max(0, limit)).compactMap { scored in
        guard let name = scored.name else { return nil }
        let features = search.alignment.fit(names.words(name)).features
        return (String(decoding: entries.record(scored.entry).id, as: UTF8.self), features)
      }
    }
  }
}

/// One search: a query made ready, and the entries that it may mean.
struct WatchlistSearch {
  /// An entry under comparison.
  struct Scored {
    var entry: Int
    /// The name that matched best, by its number; `nil` where a document alone led here.
    var name: Int?
    var document: DocumentNumbers.Hit?
    var score: Double
    /// Whether more speaks for it than a weak alias, a name of common words, or one of short words that differ.
    var isSupported = true
  }

  let index: WatchlistIndex
  let query: WatchlistQuery
  let words: QueryWords
  let evidence: FactEvidence
  private let sieve: EntrySieve
  /// Of the document that is asked for, as far as it is known.
  private let issuer: String?
  var alignment: NameAlignment
  private var best: [Int: Scored] = [:]
  private var known: [Int: FactEvidence.Odds] = [:]

  init(_ index: WatchlistIndex, _ query: WatchlistQuery) {
    self.index = index
    self.query = query
    words = QueryWords(query, in: index.vocabulary)
    evidence = FactEvidence(query)
    sieve = EntrySieve(query.filter, index)
    issuer = (query.documentIssuer ?? query.nationality).flatMap(CountryCodes.code)
    alignment = NameAlignment(vocabulary: index.vocabulary, query: words, isTruncated: query.mayBeTruncated)
  }

  /// Whether a candidate is of a band that was asked for, and where people asked, worth telling them.
  func isWanted(_ scored: Scored, _ bands: BandThresholds) -> Bool {
    let band = bands.band(scored.score, isSupported: scored.isSupported)
    return query.filter.wants(band)
      && (!query.isForPeople || Candidate.isWorthTelling(band, scored.score, isNoPerson: !mayBeMeant(scored.entry)))
  }

  /// Each entry once by its best name, the likeliest first; ties by list and place in it.
  ///
  /// - Parameter count: how many searches answer the query together, and share the bounds of one.
  mutating func ranked(oneOf count: Int = 1) -> [Scored] {
    var byDocument: Set<Int> = []
    if let number = query.documentNumber {
      for hit in index.documents.find(number, where: isWanted) {
        byDocument.insert(hit.entry)
        consider(hit)
      }
    }
    if !words.isEmpty {
      var retrieval = NameRetrieval(
        vocabulary: index.vocabulary, names: index.names, similarity: alignment.similarity, sieve: sieve)
      retrieval.searches = count
      if query.birth != nil {
        retrieval.odds = { [evidence, index] in evidence.odds(index.entries.record($0).facts).sum }
      }
      for name in retrieval.names(for: words) {
        let entry = index.names.entry(name)
        guard !byDocument.contains(entry), isWanted(entry) else { continue }
        consider(name, of: entry, document: nil)
      }
    }
    return best.values.filter { $0.score >= ScoringModel.least }.sorted { left, right in
      left.score != right.score ? left.score > right.score : left.entry < right.entry
    }
  }

  private func isWanted(_ entry: Int) -> Bool {
    guard sieve.admits(entry) else { return false }
    guard let day = query.day, let expires = index.entries.record(entry).expires else { return true }
    return expires.latestDay >= day
  }

  /// An entry whose document matches: with all its names, or by the document alone.
  private mutating func consider(_ found: DocumentNumbers.Hit) {
    var hit = found
    hit.isSame = isSameDocument(found)
    let names = words.isEmpty ? 0..<0 : index.entries.names(hit.entry)
    for name in names { consider(name, of: hit.entry, document: hit) }
    let isLostDocument = index.entries.record(hit.entry).isLostDocument && !isOfAnotherCountry(hit)
    if names.isEmpty || isLostDocument {
      let facts = isLostDocument ? FactEvidence.Odds() : factOdds(hit.entry)
      let odds = ScoringModel.documentAlone + ScoringModel.odds(hit.match) + facts.sum
      let isSupported = isLostDocument ? hit.isSame : hit.match != .oneEdit || facts.birthIsEqual
      let score = ScoringModel.score(odds: odds)
      keep(
        Scored(
          entry: hit.entry, document: hit, score: isSupported ? score : ScoringModel.unsupported(score),
          isSupported: isSupported))
    }
    if hit.isSame, let known = best[hit.entry], known.score < ScoringModel.sameDocumentLeast {
      best[hit.entry]?.score = ScoringModel.sameDocumentLeast
    }
  }

  /// Whether it is the listed document that was shown, whoever shows it: the same number, too long to be that of many, of
  /// no other country as far as both are known, and of a kind of entry that is looked for.
  private func isSameDocument(_ hit: DocumentNumbers.Hit) -> Bool {
    hit.match == .equal && hit.listed.utf8.count >= ScoringModel.sameDocumentLetters && mayBeMeant(hit.entry)
      && !isOfAnotherCountry(hit)
  }

  /// Whether the list says of every document with this number that another country issued it. Countries number alike.
  private func isOfAnotherCountry(_ hit: DocumentNumbers.Hit) -> Bool {
    guard let issuer else { return false }
    return index.entries.record(hit.entry).entry.documents.allSatisfy { document in
      guard DocumentNumbers.normalise(document.number).elementsEqual(hit.listed.utf8) else { return true }
      return CountryCodes.code(document.country).map { $0 != issuer } ?? false
    }
  }

  /// Whether it is a kind of entry that is looked for: a firm's number is no passport's.
  private func mayBeMeant(_ entry: Int) -> Bool {
    !evidence.otherReasons(index.entries.record(entry).facts).contains { $0.isNoPerson }
  }

  private mutating func consider(_ name: Int, of entry: Int, document: DocumentNumbers.Hit?) {
    let features = alignment.features(index.names.words(name))
    let facts = factOdds(entry)
    var odds = ScoringModel.nameOdds(features)
    if let document {
      odds = max(odds, ScoringModel.nameBesideDocumentLeast) + ScoringModel.odds(document.match)
    }
    var score = ScoringModel.score(odds: odds + facts.sum)
    var isSupported =
      facts.birthIsEqual || document?.match == .equal
      || !index.names.isWeak(name) && ScoringModel.tellsOnePerson(features)
        && (features.shortDifference == 0 || facts.sum >= ScoringModel.birthOneDigit)
    // Its holder has lost it, and travels on another.
    if isSupported, document?.isSame != true, index.entries.record(entry).isLostDocument { isSupported = false }
    if !isSupported { score = ScoringModel.unsupported(score) }
    keep(Scored(entry: entry, name: name, document: document, score: score, isSupported: isSupported))
  }

  /// Keeps what says most of an entry, with the name that it stands on where one was compared.
  private mutating func keep(_ scored: Scored) {
    guard let known = best[scored.entry] else { return best[scored.entry] = scored }
    guard known.score < scored.score else { return }
    best[scored.entry] = scored
    if scored.name == nil { best[scored.entry]?.name = known.name }
  }

  private mutating func factOdds(_ entry: Int) -> FactEvidence.Odds {
    guard evidence.isAsked else { return FactEvidence.Odds() }
    if let known = known[entry] { return known }
    let odds = evidence.odds(index.entries.record(entry).facts)
    known[entry] = odds
    return odds
  }
}
