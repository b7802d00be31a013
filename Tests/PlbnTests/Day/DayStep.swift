import Terminal

/// Where somebody works on the day.
enum DayPlace: String, CaseIterable {
  /// The lane into the country, and the one out of it; who has which is drawn.
  case entry, exit
  /// The supervisor's console.
  case office
  /// A command line, of whoever is named.
  case line
}

/// One thing that somebody does, what must be seen meanwhile, and what must be recorded of it.
struct DayStep {
  enum Move {
    /// A key by itself, as a hand presses it.
    case press(String)
    /// A key that decides nothing, at once.
    case tap(String)
    /// A text into a field, in one piece.
    case write(String)
    /// What a reader on the keyboard types, Enter behind each line.
    case scan([String])
    /// The list has answered for the traveller, and both are recorded.
    case answered
    /// One row of the screen shows all of these.
    case see([String])
    case gone(String)
    /// Somebody waits, at least so long.
    case rest(milliseconds: Int)
    /// A run of the program, by an account and where it takes two by a second, with what it is to end with and must say.
    case command([String], as: String, second: String? = nil, status: Int32, says: [String])
  }

  let title: String
  let place: DayPlace
  let moves: [Move]
  let events: [DayEvent]

  init(_ place: DayPlace, _ title: String, _ moves: [Move], _ events: [DayEvent] = []) {
    self.title = title
    self.place = place
    self.moves = moves
    self.events = events
  }
}

/// A record that must come: its type, whose it is, and what its body must say.
struct DayEvent {
  enum Actor {
    /// Whoever has signed in at the step's place.
    case present
    case account(String)
  }

  /// What stands in the journal before a traveller can be decided on.
  static let ofDocuments: Set<String> = ["scan.received", "document.entered", "watchlist.checked"]

  /// Wanted of a member that must be there, whatever it says.
  static let anything = "*"

  let type: String
  var by = Actor.present
  /// Members of the body by their path (`document.type`), each with its text (of a flag 1 or 0); nil: the member is
  /// not there.
  let body: [String: String?]

  init(_ type: String, by: Actor = .present, _ body: [String: String?] = [:]) {
    self.type = type
    self.by = by
    self.body = body
  }

  /// What does not stand in a record as it should, in words; nil: all does.
  func difference(to record: JSON, officer: String) -> String? {
    guard record["type"].text == type else { return "is \(record["type"].text ?? "nothing"), not \(type)" }
    guard record["officer"].text == officer else {
      return "is by \(record["officer"].text ?? "nobody"), not \(officer)"
    }
    for (path, wanted) in body.sorted(by: { $0.key < $1.key }) {
      let found = path.split(separator: ".").reduce(record["body"]) { $0[String($1)] }.plain
      let isRight = wanted == Self.anything ? found != nil : found == wanted
      if !isRight { return "\(path) is \(found ?? "absent"), not \(wanted ?? "absent")" }
    }
    return nil
  }
}

extension JSON {
  /// A text, a number, a flag, or the texts of a list with blanks between them; nil where there is nothing.
  fileprivate var plain: String? {
    if let text { return text }
    if count > 0 { return items.compactMap(\.text).joined(separator: " ") }
    return value.map { "\($0)" }
  }
}

/// Keys that have no letter, as a terminal sends them.
enum DayKey {
  static let enter = "\r"
  static let escape = "\u{1B}"
  static let tab = "\t"
  static let f7 = "\u{1B}[18~"
  static let f8 = "\u{1B}[19~"
  static let f9 = "\u{1B}[20~"
  static let f10 = "\u{1B}[21~"
  static let quit = "\u{11}"
}
