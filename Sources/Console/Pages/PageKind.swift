/// Every kind of page that there is, for whatever goes through all of them: a page that has no line here does not compile,
/// and one whose keys don't lead to it fails a test.
public enum PageKind: String, CaseIterable, Sendable {
  case lookup, form, patrols, hits, shift, history, story, duty, entry, outage, party, guardian, renew

  /// What is pressed on the dashboard of an open store to come to it (`\r` is Enter). `guardian` needs a child's document
  /// at the lane, `renew` one that has waited too long.
  public var keys: String {
    switch self {
    case .lookup: "/"
    case .form: "f"
    case .patrols: "p"
    case .hits: "t"
    case .shift: "s"
    case .history: "h"
    case .story: "\r"
    case .duty: "j"
    // Control-N in a look-up.
    case .entry: "/\u{0E}"
    case .outage: "g"
    case .party: "c"
    case .guardian: "nw"
    case .renew: "nnv"
    }
  }
}

extension Page {
  var kind: PageKind {
    switch self {
    case .lookup: .lookup
    case .form: .form
    case .patrols: .patrols
    case .hits: .hits
    case .shift: .shift
    case .history: .history
    case .story: .story
    case .duty: .duty
    case .entry: .entry
    case .outage: .outage
    case .party: .party
    case .guardian: .guardian
    case .renew: .renew
    }
  }
}
