extension WatchlistSearch {
  /// The candidate with its reasons, made only for what is shown.
  mutating func explain(_ scored: Scored, _ bands: BandThresholds) -> Candidate {
    let record = index.entries.record(scored.entry)
    let (entry, facts) = (record.entry, record.facts)
    var name = entry.names.first { $0.kind == .primary } ?? entry.names.first ?? ListedName(entry.displayName)
    var reasons: [Reason] = []
    if let number = scored.name {
      let place = index.names.place(number)
      if entry.names.indices.contains(place) { name = entry.names[place] }
      reasons += nameReasons(alignment.fit(index.names.words(number)), number)
      if name.kind == .weak { reasons.append(.weakAlias) }
    }
    if let birth = evidence.birthReason(facts) { reasons.append(birth) }
    if let document = scored.document {
      switch document.match {
      case .equal: reasons.append(.documentEqual(document.listed))
      case .confused, .oneEdit:
        let number = DocumentNumbers.normalise(query.documentNumber ?? "")
        reasons.append(.documentOneEdit(query: String(decoding: number, as: UTF8.self), listed: document.listed))
      }
    }
    reasons += evidence.otherReasons(facts)
    if let day = query.day, let review = entry.measure?.review, review.latestDay < day {
      reasons.append(.reviewOverdue(review))
    }
    return Candidate(
      entry: entry.id, list: index.list(of: scored.entry), kind: entry.kind, score: scored.score,
      band: bands.band(scored.score, isSupported: scored.isSupported), name: name.text, nameKind: name.kind,
      reasons: reasons)
  }

  private func nameReasons(_ fit: NameFit, _ name: Int) -> [Reason] {
    let listed = index.names.words(name).map { bits in
      String(decoding: index.vocabulary.letters(written: PackedWord(bits: bits).written), as: UTF8.self)
    }
    let asked = words.words.map(\.text)
    let equal = fit.pairs.filter { $0.rule == .equal }.map { asked[$0.query.first] }
    var reasons: [Reason] = equal.isEmpty ? [] : [.wordsEqual(equal)]
    for pair in fit.pairs {
      let mine = pair.query.text(asked)
      let theirs = pair.listed.text(listed)
      switch pair.rule {
      case .equal: break
      case .spelling: reasons.append(.wordSpelling(query: mine, listed: theirs))
      case .similar:
        let percent = min(max(Int(pair.likeness * 100 + 0.5), 1), 99)
        reasons.append(.wordSimilar(query: mine, listed: theirs, percent: percent))
      case .joined: reasons.append(.wordsJoined(query: mine, listed: theirs))
      case .initial: reasons.append(.initial(query: mine, listed: theirs))
      case .cut: reasons.append(.wordCut(query: mine, listed: theirs))
      }
    }
    if !fit.missing.isEmpty { reasons.append(.wordsMissing(fit.missing.map { listed[$0] })) }
    if !fit.extra.isEmpty { reasons.append(.wordsExtra(fit.extra.map { asked[$0] })) }
    if !fit.isInOrder { reasons.append(.orderDiffers) }
    return reasons
  }
}
