import Phrases
import ReferenceData

extension HitTables {
  /// What the comparison of a traveller and an entry says against a reason for a finding; nil: nothing. It is asked about
  /// once, and refused never: the officer has the document in hand.
  ///
  /// - Parameters:
  ///   - code: one of the reasons of `hits.json`.
  ///   - facts: of the match table.
  ///   - isGone: nobody stands there: the hit came up after the traveller was decided.
  public static func objection(to code: String, _ facts: [MatchTable.Row], isGone: Bool) -> Phrase? {
    func isEqual(_ subject: MatchTable.Subject) -> Bool {
      facts.first { $0.subject == subject }.map { $0.rule.sign == "=" } ?? false
    }
    switch code {
    case "birth-differs" where isEqual(.birth):
      return Phrase(id: "tanggal lahirnya SAMA", en: "the dates of birth are EQUAL")
    case "document-differs" where isEqual(.document):
      return Phrase(id: "nomor dokumennya SAMA", en: "the document numbers are EQUAL")
    case "sex-differs" where isEqual(.sex): return Phrase(id: "kelaminnya SAMA", en: "the sex is EQUAL")
    case "document-equal" where !isEqual(.document):
      return Phrase(id: "nomor dokumennya TIDAK sama", en: "the document numbers are NOT equal")
    case "name-birth-equal" where !isEqual(.birth):
      return Phrase(id: "tanggal lahirnya TIDAK sama", en: "the dates of birth are NOT equal")
    case "photo-equal", "photo-differs", "photo-unclear", "admitted":
      guard isGone else { return nil }
      return Phrase(id: "orangnya sudah lewat", en: "the person has gone")
    default: return nil
    }
  }
}
