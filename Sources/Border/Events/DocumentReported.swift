import Journal

/// A document was reported lost or stolen at the post, or found again. It stops nobody: who presents it later is noticed.
public struct DocumentReported: EventBody {
  public static let type = "document.reported"
  public static let version = 1
  /// Most characters of what is said beside it.
  public static let wordsLimit = 500

  public enum State: String, Sendable, CaseIterable {
    case lost, stolen, found
  }

  public var state: State
  /// Normalised: capitals and digits.
  public var number: String
  /// One of the codes of `documents.json`; nil: any.
  public var type: String?
  /// ICAO 9303's three letters; nil: any.
  public var issuer: String?
  /// Who said so, and how.
  public var words: String

  public init(state: State, number: String, type: String? = nil, issuer: String? = nil, words: String) {
    self.state = state
    self.number = number
    self.type = type
    self.issuer = issuer
    self.words = words
  }

  public func write(to json: inout JSONWriter) {
    json.object {
      $0.member("state", state.rawValue)
      $0.member("number", number)
      $0.optionalMember("type", type)
      $0.optionalMember("issuer", issuer)
      $0.member("words", words)
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    state = try json.requiredCode("state")
    number = try json.requiredString("number")
    type = try json.string("type")
    issuer = try json.string("issuer")
    words = try json.requiredString("words")
  }
}
