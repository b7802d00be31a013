extension WatchlistIndex {
  /// Who the query may be, the likeliest first, each with its reasons.
  ///
  /// An empty name with a document number finds by the document alone; with neither the answer is empty. Entries
  /// whose measure has expired before `query.day` are left out.
  ///
  /// - Parameter limit: how many candidates to give, taken as 1 to 100.
  public func search(_ query: WatchlistQuery, limit: Int = 10) -> [Candidate] {
    let most = min(max(limit, WatchlistLimits.candidates.lowerBound), WatchlistLimits.candidates.upperBound)
    let search = WatchlistSearch(self, query)
    return search.ranked().prefix(most).map { search.explain($0) }
  }

  /// The numbers that the name's odds are made of, for each entry that a query finds: what the model is fitted on.
  package func features(_ query: WatchlistQuery, limit: Int) -> [(entry: String, features: NameFeatures)] {
    WatchlistSearch(self, query).ranked().prefix(max(0, limit)).compactMap { scored in
      scored.fit.map { (entries[scored.entry].id, $0.features) }
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
    var fit: NameFit?
    var document: DocumentNumbers.Hit?
    var score: Double
  }

  let index: WatchlistIndex
  let query: WatchlistQuery
  let words: QueryWords
  let facts: FactEvidence

  init(_ index: WatchlistIndex, _ query: WatchlistQuery) {
    self.index = index
    self.query = query
    words = QueryWords(query, in: index.vocabulary)
    facts = FactEvidence(query)
  }

  /// Each entry once by its best name, the likeliest first; ties by list and place in it.
  func ranked() -> [Scored] {
    var comparison = Comparison(self)
    var byDocument: Set<Int> = []
    if let number = query.documentNumber {
      for hit in index.documents.find(number) where isInForce(hit.entry) {
        byDocument.insert(hit.entry)
        comparison.consider(hit)
      }
    }
    if !words.isEmpty {
      for number in index.retrieval.names(for: words, similarity: &comparison.alignment.similarity) {
        let entry = Int(index.names[number].entry)
        guard !byDocument.contains(entry), isInForce(entry) else { continue }
        comparison.consider(number, document: nil)
      }
    }
    return comparison.best.values.filter { $0.score >= ScoringModel.least }.sorted { left, right in
      left.score != right.score ? left.score > right.score : left.entry < right.entry
    }
  }

  private func isInForce(_ entry: Int) -> Bool {
    guard let day = query.day, let expires = index.entries[entry].measure?.expires else { return true }
    return expires.latestDay >= day
  }

  /// Collects each entry's best name.
  private struct Comparison {
    let search: WatchlistSearch
    var alignment: NameAlignment
    private(set) var best: [Int: Scored] = [:]
    private var evidence: [Int: Evidence] = [:]

    /// What an entry's facts add, whichever of its names matches.
    private struct Evidence {
      var odds: Double
      var birthIsEqual: Bool
    }

    init(_ search: WatchlistSearch) {
      self.search = search
      alignment = NameAlignment(
        vocabulary: search.index.vocabulary, query: search.words, isTruncated: search.query.mayBeTruncated)
    }

    /// An entry whose document matches: with all its names, or by the document alone.
    mutating func consider(_ hit: DocumentNumbers.Hit) {
      let names = search.index.nameStarts[hit.entry]..<search.index.nameStarts[hit.entry + 1]
      guard !search.words.isEmpty, !names.isEmpty else {
        let odds = ScoringModel.documentAlone + Self.odds(hit) + evidence(hit.entry).odds
        best[hit.entry] = Scored(entry: hit.entry, document: hit, score: Logarithm.logistic(odds))
        return
      }
      for number in names { consider(number, document: hit) }
    }

    mutating func consider(_ number: Int, document: DocumentNumbers.Hit?) {
      let name = search.index.names[number]
      let entry = Int(name.entry)
      let fit = alignment.fit(search.index.listedWords(name))
      let evidence = evidence(entry)
      var odds = ScoringModel.nameOdds(fit)
      if let document { odds = max(odds, ScoringModel.nameBesideDocumentLeast) + Self.odds(document) }
      var score = Logarithm.logistic(odds + evidence.odds)
      let isAlone = !evidence.birthIsEqual && document?.match != .equal
      let isWeak = search.index.entries[entry].names[Int(name.place)].kind == .weak
      if isAlone, isWeak || fit.agreement < ScoringModel.strongAgreementLeast {
        score = min(score, ScoringModel.unsupportedMost)
      }
      if let known = best[entry], known.score >= score { return }
      best[entry] = Scored(entry: entry, name: number, fit: fit, document: document, score: score)
    }

    private static func odds(_ hit: DocumentNumbers.Hit) -> Double {
      switch hit.match {
      case .equal: ScoringModel.documentEqual
      case .confused: ScoringModel.documentConfused
      case .oneEdit: ScoringModel.documentOneEdit
      }
    }

    private mutating func evidence(_ entry: Int) -> Evidence {
      if let known = evidence[entry] { return known }
      var sum = search.facts.otherReasons(search.index.entries[entry]).reduce(0) { $0 + ScoringModel.odds($1) }
      var birthIsEqual = false
      if let birth = search.facts.birthReason(search.index.entries[entry].births) {
        sum += ScoringModel.odds(birth)
        if case .birthEqual = birth { birthIsEqual = true }
      }
      let evidence = Evidence(odds: sum, birthIsEqual: birthIsEqual)
      self.evidence[entry] = evidence
      return evidence
    }
  }
}
