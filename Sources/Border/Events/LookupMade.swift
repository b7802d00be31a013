import Journal
import TravelDocuments
import Watchlist

/// Somebody looked for a name outside a lane's check, and entries were shown. Who, when and at which console stands in
/// the record; why, what and what came back stands here (after SIS, Regulation (EU) 2018/1862 article 12).
public struct LookupMade: EventBody {
  public static let type = "lookup.made"
  /// 2: `lists[].entries`, `index` and `query.filter`.
  public static let version = 2
  /// Most characters of the text that are recorded.
  public static let textLimit = 500
  /// Most entries that are recorded.
  public static let entryLimit = 100

  /// What was looked for.
  public struct Query: Sendable, Equatable {
    /// The name, or whatever else, as it was typed.
    public var text: String
    public var birth: PartialDate?
    public var nationality: String?
    public var document: String?
    /// What was wanted at all; nothing in it: all.
    public var filter: CandidateFilter

    public init(
      text: String, birth: PartialDate? = nil, nationality: String? = nil, document: String? = nil,
      filter: CandidateFilter = CandidateFilter()
    ) {
      self.text = text
      self.birth = birth
      self.nationality = nationality
      self.document = document
      self.filter = filter
    }
  }

  /// An entry that was opened whole.
  public struct Opened: Sendable, Equatable {
    public var list: String
    public var entry: String

    public init(list: String, entry: String) {
      self.list = list
      self.entry = entry
    }
  }

  /// nil: whoever looked did not say.
  public var purpose: LookupPurpose?
  public var query: Query
  public var lists: [WatchlistChecked.ListUsed]
  /// nil in records of version 1, and where an entry was opened in its list without any search.
  public var index: WatchlistChecked.IndexUsed?
  /// The entries that were shown, best first.
  public var entries: [WatchlistChecked.Found]
  public var opened: Opened?

  public init(
    purpose: LookupPurpose?, query: Query, lists: [WatchlistChecked.ListUsed],
    index: WatchlistChecked.IndexUsed? = nil, entries: [WatchlistChecked.Found], opened: Opened? = nil
  ) {
    self.purpose = purpose
    self.query = query
    self.lists = lists
    self.index = index
    self.entries = entries
    self.opened = opened
  }

  public func write(to json: inout JSONWriter) {
    json.object {
      $0.optionalMember("purpose", purpose?.rawValue)
      $0.objectMember("query") {
        $0.member("text", query.text)
        $0.optionalMember("birth", query.birth?.description)
        $0.optionalMember("nationality", query.nationality)
        $0.optionalMember("document", query.document)
        query.filter.write(to: &$0)
      }
      WatchlistChecked.write(lists, index, to: &$0)
      WatchlistChecked.write(entries, as: "entries", to: &$0)
      if let opened {
        $0.objectMember("opened") {
          $0.member("list", opened.list)
          $0.member("entry", opened.entry)
        }
      }
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    purpose = try json.code("purpose")
    let query = try json.requiredObject("query")
    self.query = Query(
      text: try query.requiredString("text"), birth: try query.date("birth"),
      nationality: try query.string("nationality"), document: try query.string("document"),
      filter: try CandidateFilter(recorded: try query.object("filter")))
    lists = try WatchlistChecked.lists(json)
    index = try WatchlistChecked.index(json)
    entries = try WatchlistChecked.found(json, "entries")
    opened = try json.object("opened").map {
      Opened(list: try $0.requiredString("list"), entry: try $0.requiredString("entry"))
    }
  }
}

/// Why somebody looks. The words of the command line's `--purpose`.
public enum LookupPurpose: String, Sendable, CaseIterable {
  case crossing, patrol, `case`, briefing, test
}
