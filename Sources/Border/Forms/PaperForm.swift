import Journal
import Phrases
import ReferenceData
import TravelDocuments

/// One traveller of a paper form, as it is keyed in afterwards.
public struct PaperEntry: Sendable, Equatable {
  public var facts: CrossingFacts
  public var late: CrossingLate
  /// A code of `outcomes.json`.
  public var outcome: String
  /// The reason as it stands on the paper: a code or words.
  public var words: String?

  /// As it is recorded.
  ///
  /// - Parameter outage: the outage that the paper is of, or the beginning of its id; nil: of none.
  public func crossing(outage: String?, lane: Int?) -> CrossingRecorded {
    var crossing = CrossingRecorded(
      direction: facts.direction, lane: lane, traveller: facts.traveller, document: facts.document, outcome: outcome,
      words: words, purpose: facts.purpose, vehicle: facts.vehicle, note: facts.note, stayUntil: facts.stayUntil)
    (crossing.outage, crossing.late) = (outage, late)
    return crossing
  }
}

extension DocumentForm {
  /// Names the form in drafts.
  public static let paperCode = "paper"

  public var isPaper: Bool { code == Self.paperCode }

  /// The fields of the paper form in its own order: what is printed (`PaperSheet`) and what is keyed in.
  ///
  /// The order is that of what officers wrote by hand when the central systems stood still in June 2024: stamp, date,
  /// time, transport, initials; then the document and its holder.
  public static func paper(_ reference: ReferenceData) -> DocumentForm {
    func choice(_ id: FormField.ID, _ choices: [FormField.Choice], isRequired: Bool = true) -> FormField {
      FormField(id, isRequired: isRequired, kind: .choice(choices))
    }
    let fields = [
      FormField(.paper), FormField(.paperDate, isRequired: true), FormField(.paperTime, isRequired: true),
      FormField(.direction, isRequired: true),
      choice(.vehicle, reference.vehicles.map { FormField.Choice($0.code, $0.label.value) }, isRequired: false),
      FormField(.transport), FormField(.signed, isRequired: true),
      choice(.documentType, reference.documentKinds.map { FormField.Choice($0.code, $0.name.value) }),
      FormField(.number), FormField(.issuer), FormField(.name, isRequired: true), FormField(.birth), FormField(.sex),
      FormField(.nationality), FormField(.stayUntil),
      choice(.outcome, reference.outcomes.map { FormField.Choice($0.code, $0.label.value) }),
      FormField(.outcomeReason),
      choice(.purpose, reference.purposes.map { FormField.Choice($0.code, $0.label.value) }, isRequired: false),
      FormField(.note, hint: Phrase(id: "nomor visa bila ada", en: "the visa's number, if any")),
    ]
    return DocumentForm(
      code: paperCode, title: Phrase(id: "Kertas gangguan", en: "Outage paper"), documentType: "other", fields: fields,
      issuer: nil, presets: [.outcome: "cleared"], validity: nil)
  }

  /// What stands in the next slip's fields: its number, and what slips of one stack share.
  public static func nextPaper(after values: [FormField.ID: String]) -> [FormField.ID: String] {
    let shared: Set<FormField.ID> = [.paperDate, .direction, .vehicle, .signed, .documentType, .outcome]
    var next = values.filter { shared.contains($0.key) }
    if let number = values[.paper].flatMap({ PaperRange.number($0) }), PaperRange.numbers.contains(number + 1) {
      next[.paper] = PaperRange.text(number + 1)
    }
    next[.outcome] = "cleared"
    return next
  }

  /// The next slip's fields where its number has been keyed in meanwhile: the next number that was not.
  public static func skippingKeyed(_ values: [FormField.ID: String], _ papers: PaperBook) -> [FormField.ID: String] {
    guard var number = values[.paper].flatMap({ PaperRange.number($0) }), papers.keyed.contains(number) else {
      return values
    }
    while papers.keyed.contains(number) { number += 1 }
    var next = values
    next[.paper] = PaperRange.numbers.contains(number) ? PaperRange.text(number) : nil
    return next
  }

  /// Reads what was keyed in from paper.
  ///
  /// - Parameter outage: the outage that it is of, where that is known here: a slip that is keyed in already is no more
  ///   taken, and a moment outside of it is said; it is recorded with that mark.
  /// - Returns: what there is to say of the fields, and what is to be recorded; nil while there are problems.
  public func checkPaper(
    _ values: [FormField.ID: String], now: Timestamp, _ zone: PostZone, of outage: OutageState? = nil
  ) -> (check: FormCheck, entry: PaperEntry?) {
    var reader = FormReader(form: self, values: values)
    let paper = reader.text(.paper)
    let number = paper.flatMap { PaperRange.number($0) }
    if paper != nil, number == nil { reader.refuse(.paper, .noPaper) }
    if let number, outage?.papers.keyed.contains(number) == true { reader.refuse(.paper, .paperKeyed(number)) }
    let occurred = reader.occurred(now: now, zone)
    if let occurred, let outage, !outage.row.holds(occurred) {
      reader.note(.paperTime, .outsideOutage(outage.row, zone))
    }
    let type = reader.code(.documentType) ?? ""
    let (traveller, document) = (reader.traveller(), reader.document(type: type, issuer: nil))
    if document.number.isEmpty, type != "none", reader.problems[.number] == nil { reader.refuse(.number, .missing) }
    let direction = reader.code(.direction).flatMap(Direction.init)
    let facts = direction.map {
      CrossingFacts(
        direction: $0, traveller: traveller, document: document, purpose: reader.code(.purpose),
        vehicle: reader.code(.vehicle), note: reader.text(.note),
        stayUntil: reader.stay(from: zone.date(of: occurred ?? now)))
    }
    let (outcome, words) = (reader.code(.outcome), reader.text(.outcomeReason))
    let (signed, transport) = (reader.text(.signed), reader.text(.transport))
    if let day = zone.date(of: occurred ?? now) { reader.compare(traveller, document, on: day, validity: nil) }
    let check = FormCheck(problems: reader.problems, notes: reader.notes, shown: reader.shown, read: facts)
    guard let facts = check.facts, let occurred, let outcome, let signed else { return (check, nil) }
    let late = CrossingLate(occurred: occurred, paper: number, signed: signed, transport: transport)
    return (check, PaperEntry(facts: facts, late: late, outcome: outcome, words: words))
  }
}

extension FormReader {
  /// The moment on the paper, which has passed.
  fileprivate mutating func occurred(now: Timestamp, _ zone: PostZone) -> Timestamp? {
    let (date, time) = (wholeDate(.paperDate), text(.paperTime))
    guard let time else { return nil }
    guard let minute = PastMoment.minute(time) else {
      refuse(.paperTime, .noTime)
      return nil
    }
    guard let date else { return nil }
    let moment = PastMoment.moment(day: date.earliestDay, minute: minute, zone)
    if moment > now {
      refuse(zone.dayAndHour(of: now).day < date.earliestDay ? .paperDate : .paperTime, .notYet)
    }
    return moment
  }
}

extension FormField.Choice {
  fileprivate init(_ code: String, _ label: BilingualText) {
    self.init(code: code, label: Phrase(id: label.id, en: label.en))
  }
}

extension Phrase {
  fileprivate static let noPaper = Phrase(
    id: "Nomor kertas 1 sampai 999999.", en: "A slip's number is 1 to 999999.")
  fileprivate static func paperKeyed(_ number: Int) -> Phrase {
    let number = PaperRange.text(number)
    return Phrase(
      id: "Kertas \(number) sudah diketik; periksa nomornya.",
      en: "Slip \(number) is keyed in already; check its number.")
  }
  fileprivate static func outsideOutage(_ row: OutageRow, _ zone: PostZone) -> Phrase {
    let (from, to) = (PastMoment.text(row.since, zone), row.ending.map { PastMoment.text($0.until, zone) })
    return Phrase(
      id: "Di luar waktu gangguan (\(from) s.d. \(to ?? "sekarang")); tercatat dengan tanda itu.",
      en: "Outside the outage (\(from) to \(to ?? "now")); recorded with that mark.")
  }
  fileprivate static let noTime = Phrase(id: "Bukan jam; ketik seperti 23:40.", en: "No time; type it as 23:40.")
  fileprivate static let notYet = Phrase(id: "Waktu itu belum tiba.", en: "That moment lies ahead.")
}
