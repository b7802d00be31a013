import TravelDocuments

/// Why a list may be broken, or the wrong one, although it can be read: somebody should look before it takes the place
/// of the version that counts.
public enum ListConcern: Hashable, Sendable {
  /// More than a tenth of the entries would be gone, whatever came instead: a wrong file may be of equal length.
  case shrinks(removed: Int, of: Int)
  /// It was published before the version that counts.
  case older(published: String, before: String)
  /// The version that counts said when it was published, and this one doesn't.
  case undated(before: String)
  /// It comes in another form than before.
  case otherForm(format: String, before: String)

  /// The concern as it stands in records; what it is about stands there already.
  public enum Code: String, CaseIterable, Sendable {
    case shrinks, older, undated
    case otherForm = "other-form"
  }

  public var code: Code {
    switch self {
    case .shrinks: .shrinks
    case .older: .older
    case .undated: .undated
    case .otherForm: .otherForm
    }
  }

  /// What speaks against a list that would take the place of a version.
  static func all(of new: WatchlistImported, replacing before: WatchlistImported) -> [ListConcern] {
    var concerns: [ListConcern] = []
    // Where the files of the version before can't be read again, nothing is known as removed; the counts are.
    let removed = max(new.removed, before.entries - new.entries)
    if removed > before.entries / 10 { concerns.append(.shrinks(removed: removed, of: before.entries)) }
    if let last = before.published, let lastDate = PartialDate(last) {
      if let published = new.published, let date = PartialDate(published) {
        if date.earliestDay < lastDate.earliestDay { concerns.append(.older(published: published, before: last)) }
      } else {
        concerns.append(.undated(before: last))
      }
    }
    if new.format != before.format { concerns.append(.otherForm(format: new.format, before: before.format)) }
    return concerns
  }
}
