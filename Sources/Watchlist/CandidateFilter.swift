/// Which candidates are wanted at all. Nothing in it wants all.
///
/// A search passes over what is not wanted before anything is counted against its bounds, so that however much is passed
/// over, it hides nobody: of another list nothing is read; of another class up to ten times as many postings are read
/// (`NameRetrieval.siftedMost`). A band is known only of what is compared in full, the 160 likeliest names.
public struct CandidateFilter: Hashable, Sendable {
  /// Lists by their names.
  public var lists: Set<String>
  /// Classes as `WatchlistIndex.classes` gives them: in lower case.
  public var classes: Set<String>
  public var bands: Set<Band>

  public init(lists: Set<String> = [], classes: Set<String> = [], bands: Set<Band> = []) {
    self.lists = lists
    self.classes = classes
    self.bands = bands
  }

  public var isEmpty: Bool { lists.isEmpty && classes.isEmpty && bands.isEmpty }

  func wants(_ band: Band) -> Bool { bands.isEmpty || bands.contains(band) }
}
