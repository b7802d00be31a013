import Journal
import Phrases

/// Why a command was not carried out. Nothing was recorded.
public enum Refusal: Error, Sendable, Equatable {
  /// The store's post is not one of the reference data's.
  case unknownPost(String)
  /// A code is not in its table; the codes that are.
  case unknownCode(Field, String, known: [String])
  case tooLong(Field, limit: Int)
  case missing(Field)
  case wrongForm(Field, String)
  /// The outcome asks for a reason.
  case reasonRequired(outcome: String, codes: [String])
  /// The outcome takes a reason code alone, because its words would be readable at every lane.
  case wordsNotAllowed(outcome: String, codes: [String])
  case unknownScan(String)
  /// Somebody has decided this scan already.
  case alreadyDecided(officer: String, lane: Int?, time: Timestamp)
  /// It has waited longer than the post's rule: whoever stands there may be somebody else.
  case waitedTooLong(minutes: Int)
  case unknownCrossing(String)
  /// The beginning of an id that more than one crossing has.
  case ambiguousCrossing(String)
  case alreadyVoided(officer: String)
  /// Too much time has passed since the decision to take it back.
  case undoTooLate
  /// Somebody else decided it, or at another console.
  case undoElsewhere
  /// The record says something else by now than when it was looked at.
  case changedMeanwhile
  /// The amendment says what the record says.
  case nothingAmended
  case unknownPatrol(String)
  case ambiguousPatrol(String)
  case alreadyEnded(officer: String)
  /// There is no hit of this traveller with this candidate.
  case unknownHit
  /// Somebody has said meanwhile what this candidate is.
  case alreadyFound(officer: String, time: Timestamp)
  /// The file is no list that this program can read, and why.
  case notAList(file: String, problem: Phrase)
  /// Another version of the list was imported since this one was compared with the one before.
  case listChanged(String)
  /// A file of the list is not where it was kept.
  case keptFileMissing(String)
  /// The read model knows records that the journal has no more.
  case recordsLost(LedgerDamage)
  /// A stay is granted to foreigners who come in, and to nobody else.
  case noStay
  /// The list is the very version that counts already.
  case listUnchanged(String)
  case listNotInForce(String, known: [String])
  /// An entry of the post's own list is not made or withdrawn.
  case entry(EntryRefusal)
  /// A traveller is not marked as cleared before, or a mark not taken back.
  case clearing(ClearingRefusal)
  /// Of second officers, and decisions against what lists ask for.
  case hit(HitRefusal)
  /// Of hours, shifts and lanes.
  case duty(DutyRefusal)
  /// Of outages and paper.
  case outage(OutageRefusal)
  /// Of those who come together.
  case party(PartyRefusal)
  /// The machine's clock shows no day that there is.
  case clockMakesNoSense
  /// Whoever asks may not, or can't be let in.
  case access(AccessRefusal)

  /// What a refusal is about.
  public enum Field: Sendable, Equatable {
    case name, documentNumber, documentType, nationality, birth, sex, outcome, reason, words, purpose, vehicle, lane
    case stayUntil, stamp, direction, mrz, listName, format, post, note, birthPlace, address, nik, issuePlace
    case unit, leader, strength, sector, reportMinutes, patrolText, position, persons, handedTo, lookupText
    case relation, guardian, party, plate, boat, driver, jetty
    case legalBasis, owner, listClass, grade, review, expiry, documents
    case signed, transport, outageWords
  }
}
