import Journal

/// That a crossing was recorded after it happened, from paper.
public struct CrossingLate: Sendable, Equatable {
  /// Most characters of who signed, and of what is said of the transport.
  public static let textLimit = 64

  /// When it happened.
  public var occurred: Timestamp
  /// The slip's number; only with an outage.
  public var paper: Int?
  /// Who signed on the paper: initials or a name.
  public var signed: String
  /// The transport's number as the paper has it.
  public var transport: String?

  public init(occurred: Timestamp, paper: Int? = nil, signed: String, transport: String? = nil) {
    self.occurred = occurred
    self.paper = paper
    self.signed = signed
    self.transport = transport
  }

  func writeMembers(to json: inout JSONWriter) {
    json.member("occurred", occurred.description)
    json.optionalMember("paper", paper)
    json.member("signed", signed)
    json.optionalMember("transport", transport)
  }

  init(members json: JSONObject) throws {
    occurred = try json.requiredMoment("occurred")
    paper = try json.int("paper")
    if let paper, !PaperRange.numbers.contains(paper) {
      throw JSONError(problem: "\"paper\" is no number of a slip", offset: 0)
    }
    signed = try json.requiredString("signed")
    transport = try json.string("transport")
  }
}
