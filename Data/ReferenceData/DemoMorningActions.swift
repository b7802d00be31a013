import TravelDocuments

/// What happens in the demonstration's story. Documents are named by their numbers, which are unique in the story.
extension DemoMorning {
  /// A document of `DemoTraveller` is laid on a reader, in the traveller's direction.
  public struct Scan: Decodable, Sendable, Equatable {
    /// The document's number.
    public let document: String
    /// 1 to 4.
    public let lane: Int
  }

  /// A document without MRZ as a colleague enters it.
  public struct Form: Decodable, Sendable, Equatable {
    /// 2 to 4: at the visitor's lane nobody else enters anything.
    public let lane: Int
    public let direction: DemoTraveller.Direction
    /// A code of `DocumentKind`.
    public let kind: String
    /// `nil` where there is no document.
    public let number: String?
    public let name: String
    public let birth: PartialDate?
    public let birthPlace: String?
    public let sex: Sex
    /// ICAO 9303's three letters, as `issuer`.
    public let nationality: String
    public let issuer: String?
    public let issued: PartialDate?
    public let issuePlace: String?
    public let expiry: PartialDate?
    /// Village and sub-district, invented.
    public let address: String?
    /// Beside the document's own number; its region exists nowhere.
    public let nik: String?
    /// A code of `Purpose`.
    public let purpose: String
    /// A code of `Vehicle`.
    public let vehicle: String
    public let note: String?
    /// `nil`: cleared.
    public let decision: Decision?

    enum CodingKeys: String, CodingKey {
      case lane, direction, kind, number, name, birth, sex, nationality, issuer, issued, expiry, address, nik
      case purpose, vehicle, note, decision
      case birthPlace = "birth_place"
      case issuePlace = "issue_place"
    }
  }

  /// What a colleague decides.
  public struct Decision: Decodable, Sendable, Equatable {
    /// A code of `Outcome`.
    public let outcome: String
    /// One of the outcome's reasons; `nil` for `cleared`.
    public let reason: String?
    /// The reason in the colleague's words.
    public let words: String?
  }

  /// What a colleague finds a hit to be. It is about the check's best candidate.
  public struct Disposal: Decodable, Sendable, Equatable {
    /// The number of the document that was scanned.
    public let document: String
    public let finding: Finding
    public let reason: String
    public let decision: Decision

    public enum Finding: String, Decodable, Sendable {
      case samePerson = "same-person"
      case otherPerson = "other-person"
      case cannotTell = "cannot-tell"
    }
  }

  /// A crossing was recorded wrongly; the document is scanned again afterwards.
  public struct Voiding: Decodable, Sendable, Equatable {
    /// The number of the crossing's document.
    public let document: String
    public let reason: String
  }

  /// What a crossing's record says is put right; `nil` stays as it is.
  public struct Amendment: Decodable, Sendable, Equatable {
    /// The number of the crossing's document.
    public let document: String
    /// A code of `Purpose`.
    public let purpose: String?
    /// A code of `Vehicle`.
    public let vehicle: String?
    public let reason: String
  }

  /// A colleague looks a name up.
  public struct Lookup: Decodable, Sendable, Equatable {
    public let text: String
    public let purpose: Purpose

    /// The words of `plbn lookup --purpose`.
    public enum Purpose: String, Decodable, Sendable {
      case crossing, patrol, `case`, briefing, test
    }
  }

  /// A patrol leaves the post.
  public struct PatrolStart: Decodable, Sendable, Equatable {
    /// What the story calls it.
    public let patrol: String
    public let unit: String
    public let leader: String
    public let strength: Int
    public let sector: String
    /// Together with the Malaysian side.
    public let joint: Bool
    /// Minutes of the story within which it is to be heard of again.
    public let reportMinutes: Int

    enum CodingKeys: String, CodingKey {
      case patrol, unit, leader, strength, sector, joint
      case reportMinutes = "report_minutes"
    }
  }

  /// What a patrol reports.
  public struct PatrolLog: Decodable, Sendable, Equatable {
    /// What the story calls it.
    public let patrol: String
    public let text: String
    /// `latitude,longitude` in degrees, as the command line takes it.
    public let position: String?
    public let persons: Int?
    public let handedTo: String?

    enum CodingKeys: String, CodingKey {
      case patrol, text, position, persons
      case handedTo = "handed_to"
    }
  }
}
