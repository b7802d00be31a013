extension WatchlistSearch {
  /// The candidate with its reasons, made only for what is shown.
  func explain(_ scored: Scored) -> Candidate {
    let entry = index.entries[scored.entry]
    var name = entry.names.first { $0.kind == .primary } ?? entry.names.first ?? ListedName(entry.id)
    var reasons: [Reason] = []
    if let number = scored.name, let fit = scored.fit {
      let indexed = index.names[number]
      name = entry.names[Int(indexed.place)]
      reasons += nameReasons(fit, indexed)
      if name.kind == .weak { reasons.append(.weakAlias) }
    }
    if let birth = facts.birthReason(entry.births) { reasons.append(birth) }
    if let document = scored.document {
      switch document.match {
      case .equal: reasons.append(.documentEqual(document.listed))
      case .confused, .oneEdit:
        let number = DocumentNumbers.normalise(query.documentNumber ?? "")
        reasons.append(.documentOneEdit(query: String(decoding: number, as: UTF8.self), listed: document.listed))
      }
    }
    reasons += facts.otherReasons(entry)
    return Candidate(
      entry: entry.id, list: index.lists[Int(index.listOf[scored.entry])].name, kind: entry.kind, score: scored.score,
      band: ScoringModel.band(scored.score), name: name.text, nameKind: name.kind, reasons: reasons)
  }

  private func nameReasons(_ fit: NameFit, _ name: WatchlistIndex.IndexedName) -> [Reason] {
    let listed = index.listedWords(name).map { String(decoding: index.vocabulary.written($0.written), as: UTF8.self) }
    let asked = words.words.map(\.word.text)
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
