import Phrases
import TravelDocuments

/// What there is to say of a filled-in form, each beside its field.
public struct FormCheck: Sendable, Equatable {
  /// What must be put right before the form can be recorded.
  public let problems: [FormField.ID: Phrase]
  /// What is worth a second look. It never stops anybody.
  public let notes: [FormField.ID: Phrase]
  /// The fields that hold something sound, each in the form in which it is shown once it is read: `12-08-1974`, `IDN`.
  public let shown: [FormField.ID: String]
  /// What could be read so far, problems or not; nil without a direction.
  public let read: CrossingFacts?

  /// What is to be recorded; nil while there are problems.
  public var facts: CrossingFacts? { problems.isEmpty ? read : nil }
}

extension DocumentForm {
  /// Reads what stands in the fields. An absent value is an empty field; values of other fields than the form's are
  /// passed over.
  ///
  /// - Parameters:
  ///   - today: the whole date of the post's own day.
  ///   - entered: the first day of a stay that is given in days; nil: today.
  public func check(
    _ values: [FormField.ID: String], today: PartialDate, entered: PartialDate? = nil
  ) -> FormCheck {
    var reader = FormReader(form: self, values: values)
    let traveller = reader.traveller()
    let document = reader.document(type: documentType, issuer: issuer)
    let direction = reader.code(.direction).flatMap(Direction.init)
    let (purpose, vehicle, note) = (reader.code(.purpose), reader.code(.vehicle), reader.text(.note))
    let (stayUntil, stamp) = (reader.stay(from: entered ?? today), reader.stamp(today: today))
    let facts = direction.map {
      CrossingFacts(
        direction: $0, traveller: traveller, document: document, purpose: purpose, vehicle: vehicle, note: note,
        stayUntil: stayUntil, stamp: stamp)
    }
    reader.compare(traveller, document, on: today, validity: validity)
    if let stamp { reader.compare(stamp, traveller, document, on: today) }
    return FormCheck(
      problems: reader.problems, notes: reader.notes, shown: reader.shown, read: facts)
  }
}
