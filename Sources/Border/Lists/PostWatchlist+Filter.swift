import Journal
import Watchlist

/// What a look-up can be narrowed to.
extension PostWatchlist {
  /// The lists that are searched, by their names; the post's own last.
  public var listNames: [String] { imported.map(\.name) + (local.entries.isEmpty ? [] : [LocalList.name]) }

  /// The classes that entries of any list have, in lower case and in their order. The first call reads all
  /// entries.
  public var classes: [String] { Set(index.classes + (localIndex?.classes ?? [])).sorted() }
}

extension CandidateFilter {
  /// Most values of a kind that a record has; a program that takes more of them refuses.
  public static let valueLimit = 16

  /// Nothing where all is wanted.
  func write(to json: inout JSONWriter) {
    guard !isEmpty else { return }
    json.objectMember("filter") {
      if !lists.isEmpty { $0.member("lists", lists.sorted()) }
      if !classes.isEmpty { $0.member("classes", classes.sorted()) }
      if !bands.isEmpty { $0.member("bands", bands.sorted().map(\.rawValue)) }
    }
  }

  init(recorded json: JSONObject?) throws {
    func values(_ name: String) throws -> [String] {
      let values = try json?.strings(name) ?? []
      guard values.count <= Self.valueLimit else {
        throw JSONError(problem: "\"\(name)\" has more than \(Self.valueLimit)", offset: 0)
      }
      return values
    }
    let bands: [Band] = try json?.codes("bands") ?? []
    self.init(lists: Set(try values("lists")), classes: Set(try values("classes")), bands: Set(bands))
  }
}
