import Foundation
import Testing
import TravelDocuments

@testable import ReferenceData

@Suite("The demo's morning")
struct DemoMorningTests {
  let morning: DemoMorning
  let travellers: [String: DemoTraveller]
  let data: ReferenceData

  init() throws {
    morning = try DemoMorning.load()
    let all = try DemoTraveller.load()
    travellers = Dictionary(all.map { ($0.number, $0) }) { first, _ in first }
    #expect(travellers.count == all.count, "a document is named by its number")
    data = try ReferenceData.shared.get()
  }

  private func all<Found>(_ pick: (DemoMorning.Action) -> Found?) -> [(second: Int, found: Found)] {
    morning.items.compactMap { item in pick(item.action).map { (item.second, $0) } }
  }

  private var scans: [(second: Int, found: DemoMorning.Scan)] {
    all { if case .scan(let scan) = $0 { scan } else { nil } }
  }

  private var forms: [(second: Int, found: DemoMorning.Form)] {
    all { if case .form(let form) = $0 { form } else { nil } }
  }

  private var starts: [(second: Int, found: DemoMorning.PatrolStart)] {
    all { if case .patrolStart(let start) = $0 { start } else { nil } }
  }

  private func logs(_ patrol: String) -> [Int] {
    all { if case .patrolLog(let log) = $0, log.patrol == patrol { log } else { nil } }.map(\.second)
  }

  private func end(_ patrol: String) -> Int? {
    all { if case .patrolEnd(patrol) = $0 { true } else { nil } }.first?.second
  }

  private var length: Int { (morning.end - morning.start) * 60 }

  @Test("is four hours from the gate's opening, in order of time, and says that it is invented")
  func times() {
    #expect(morning.start == 5 * 60 && morning.end == 9 * 60)
    #expect((10...120).contains(morning.lookSeconds))
    let seconds = morning.items.map(\.second)
    #expect(zip(seconds, seconds.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(seconds.first == 0 && seconds.allSatisfy { (0..<length).contains($0) })
    #expect(String(decoding: ReferenceFile.demoMorning.bytes.prefix(40), as: UTF8.self).contains("INVENTED"))
  }

  @Test("every traveller comes once, and the one whose crossing is voided comes again after it")
  func everyTraveller() throws {
    let voided = all { if case .voiding(let voiding) = $0 { voiding } else { nil } }
    let void = try #require(voided.first)
    #expect(voided.count == 1)
    for number in travellers.keys {
      let seconds = scans.filter { $0.found.document == number }.map(\.second)
      if number == void.found.document {
        #expect(seconds.count == 2 && seconds[0] + 2 * morning.lookSeconds <= void.second && void.second < seconds[1])
      } else {
        #expect(seconds.count == 1, "\(number)")
      }
    }
    #expect(scans.allSatisfy { travellers[$0.found.document] != nil })
    let decidedByColleagues = scans.filter { $0.found.lane != DemoMorning.visitorLane }.map(\.found.document)
    #expect(decidedByColleagues.contains(void.found.document))
  }

  @Test("lanes 1 and 2 are for those who come in, 3 and 4 for those who leave, and forms are never at the visitor's")
  func lanes() {
    let directions = scans.map { ($0.found.lane, travellers[$0.found.document]?.direction) }
    #expect(directions.allSatisfy { lane, direction in direction == ([1, 2].contains(lane) ? .incoming : .outgoing) })
    #expect(Set(directions.map(\.0)) == [1, 2, 3, 4])
    for (_, form) in forms {
      #expect(form.lane != DemoMorning.visitorLane && form.direction == (form.lane == 2 ? .incoming : .outgoing))
    }
  }

  @Test("a party comes together at one lane")
  func parties() {
    let parties = Dictionary(grouping: scans) { travellers[$0.found.document]?.party }
    for (party, members) in parties where party != nil {
      #expect(Set(members.map(\.found.lane)).count == 1, "\(party ?? 0)")
      #expect((members.map(\.second).max() ?? 0) - (members.map(\.second).min() ?? 0) <= 300, "\(party ?? 0)")
    }
  }

  @Test("queues form at the opening and at 07:30: documents come faster than a colleague looks at them")
  func peaks() {
    func queue(_ minutes: Range<Int>) -> Int {
      scans.filter { minutes.contains($0.second / 60) && $0.found.lane != DemoMorning.visitorLane }.count
    }
    // Three colleagues.
    let looked = { (minutes: Range<Int>) in minutes.count * 60 / morning.lookSeconds * 3 }
    for peak in [0..<6, 148..<155] { #expect(queue(peak) * 2 > looked(peak) * 3, "\(peak)") }
    for quiet in [30..<60, 90..<120, 180..<220] { #expect(queue(quiet) * 2 < looked(quiet), "\(quiet)") }
    // The visitor has time for each.
    let visitor = scans.filter { $0.found.lane == DemoMorning.visitorLane }.map(\.second)
    #expect((15...30).contains(visitor.count))
    #expect(zip(visitor, visitor.dropFirst()).allSatisfy { $1 - $0 >= 90 })
  }

  @Test("forms show five kinds, with the codes of the other tables, and no two numbers are alike")
  func documentsByForm() throws {
    #expect(forms.count >= 12)
    #expect(Set(forms.map(\.found.kind)) == ["plb", "splp", "emergency-certificate", "ktp", "none"])
    let numbers = forms.compactMap(\.found.number)
    #expect(Set(numbers).count == numbers.count && travellers.keys.allSatisfy { !numbers.contains($0) })
    for (_, form) in forms {
      #expect(data.documentKind(form.kind) != nil && data.purpose(form.purpose) != nil, "\(form.name)")
      #expect(data.vehicle(form.vehicle) != nil, "\(form.name)")
      #expect((form.number == nil) == (form.kind == "none"), "\(form.name)")
      #expect(form.number?.wholeMatch(of: /[A-Z0-9]{1,40}/) != nil || form.number == nil, "\(form.name)")
      #expect(form.name.wholeMatch(of: /[A-Z]+( [A-Z]+)+/) != nil && form.name.count <= 200)
      for country in [form.nationality, form.issuer].compactMap(\.self) {
        #expect(country.wholeMatch(of: /[A-Z]{3}/) != nil, "\(form.name)")
      }
      for text in [form.address, form.birthPlace, form.issuePlace].compactMap(\.self) {
        #expect(!text.isEmpty && text.count <= 100)
      }
      if let issued = form.issued, let expiry = form.expiry {
        #expect(issued.description < "2026-11-21" && expiry.description > "2026-11-21", "\(form.name)")
      }
      if let decision = form.decision { try check(decision) }
    }
  }

  @Test("an identity card's number agrees with its holder, and its region exists nowhere")
  func identityCard() throws {
    let card = try #require(forms.map(\.found).first { $0.kind == "ktp" })
    let nik = try NIK(parsing: try #require(card.number))
    #expect(nik.subdistrict == "999999" && nik.serial == "0000" && nik.sex == card.sex)
    let birth = try #require(card.birth)
    #expect(nik.day == birth.day && nik.month == birth.month && nik.yearOfCentury == birth.year % 100)
  }

  private func check(_ decision: DemoMorning.Decision) throws {
    let outcome = try #require(data.outcome(decision.outcome), "\(decision.outcome)")
    if let code = decision.reason {
      let reason = try #require(outcome.reasons.first { $0.code == code }, "\(code)")
      #expect(!reason.needsWords || decision.words != nil)
    }
    #expect((decision.outcome == "cleared") == (decision.reason == nil))
    #expect((decision.words ?? "").count <= 500)
  }

  @Test("what colleagues find and decide has known codes and reasons of a record's length")
  func disposals() throws {
    let disposals = all { if case .disposal(let disposal) = $0 { disposal } else { nil } }
    #expect(Set(disposals.map(\.found.finding)) == [.samePerson, .otherPerson, .cannotTell])
    for (_, disposal) in disposals {
      #expect((1...500).contains(disposal.reason.count))
      try check(disposal.decision)
      #expect((disposal.decision.outcome == "cleared") == (disposal.finding == .otherPerson), "\(disposal.document)")
    }
  }

  @Test("a crossing is amended, after it was recorded, in something that differs")
  func amendment() throws {
    let amendments = all { if case .amendment(let amendment) = $0 { amendment } else { nil } }
    let (second, amendment) = try #require(amendments.first)
    let (entered, form) = try #require(forms.first { $0.found.number == amendment.document })
    #expect(entered + 2 * morning.lookSeconds <= second)
    #expect(amendment.vehicle != nil || amendment.purpose != nil)
    #expect(amendment.vehicle != form.vehicle && (1...500).contains(amendment.reason.count))
    #expect(amendment.vehicle.map { data.vehicle($0) != nil } ?? true)
  }

  @Test("a colleague looks a name up, and says why")
  func lookup() throws {
    let lookups = all { if case .lookup(let lookup) = $0 { lookup } else { nil } }
    let lookup = try #require(lookups.first).found
    #expect((1...500).contains(lookup.text.count) && lookup.purpose == .briefing)
  }

  @Test("patrols have what a patrol's start and entries may have, and every entry is of one that is out")
  func patrols() throws {
    #expect(Set(starts.map(\.found.patrol)).count == starts.count && starts.contains { $0.found.joint })
    for (second, start) in starts {
      for name in [start.unit, start.leader, start.sector] { #expect((1...100).contains(name.count)) }
      #expect((1...500).contains(start.strength) && (1...1_440).contains(start.reportMinutes))
      #expect((logs(start.patrol) + [end(start.patrol)].compactMap(\.self)).allSatisfy { $0 > second })
      #expect(end(start.patrol).map { end in logs(start.patrol).allSatisfy { $0 < end } } ?? true)
    }
    for (_, log) in all({ if case .patrolLog(let log) = $0 { log } else { nil } }) {
      #expect(starts.contains { $0.found.patrol == log.patrol })
      #expect((1...1_000).contains(log.text.count) && (log.handedTo ?? "").count <= 100)
      #expect((0...10_000).contains(log.persons ?? 0))
      #expect(log.position.map { $0.wholeMatch(of: /\d\.\d+,110\.\d+/) != nil } ?? true)
    }
  }

  @Test("one patrol is heard of in time and comes back; the other never again, and is overdue within the hour")
  func overdue() throws {
    let (home, out) = try #require(starts.first { end($0.found.patrol) != nil })
    let heard = [home] + logs(out.patrol) + [try #require(end(out.patrol))]
    #expect(zip(heard, heard.dropFirst()).allSatisfy { $1 - $0 <= out.reportMinutes * 60 })
    let (left, lost) = try #require(starts.first { end($0.found.patrol) == nil })
    #expect(starts.count == 2)
    let last = try #require(([left] + logs(lost.patrol)).max())
    #expect(last > left)
    #expect(last + lost.reportMinutes * 60 < 3_600)
  }

  @Test("what happens in one minute is spread over it")
  func spread() throws {
    let lookups = Array(repeating: #"{"at": "05:01", "lookup": {"text": "A", "purpose": "test"}}"#, count: 3)
    let end = #"{"at": "05:02", "patrol_end": "a"}"#
    #expect(try story(lookups + [end]).items.map(\.second) == [60, 80, 100, 120])
  }

  @Test(
    "a story that is none is an error that says where",
    arguments: [
      ([#"{"at": "05:02", "patrol_end": "a"}"#, #"{"at": "05:01", "patrol_end": "a"}"#], "not in the order"),
      ([#"{"at": "04:59", "patrol_end": "a"}"#], "not in the order"),
      ([#"{"at": "5:02", "patrol_end": "a"}"#], "is no time"), ([#"{"at": "05:60", "patrol_end": "a"}"#], "is no time"),
      ([#"{"at": "05:02"}"#], "one thing that happens, not 0"),
      ([#"{"at": "05:02", "patrol_end": "a", "lookup": {}}"#], "one thing that happens, not 2"),
    ])
  func broken(items: [String], problem: String) throws {
    let error = try #require(throws: ReferenceDataError.self) { try story(items) }
    #expect(error.description.contains("Data/demo-morning.json can't be read"))
    #expect(error.problem.contains(problem))
  }

  private func story(_ items: [String]) throws -> DemoMorning {
    let text =
      #"{"start": "05:00", "end": "06:00", "look_seconds": 60, "items": ["# + items.joined(separator: ",") + "]}"
    return try ReferenceFile.demoMorning.decode(DemoMorning.self, from: Array(text.utf8))
  }
}
