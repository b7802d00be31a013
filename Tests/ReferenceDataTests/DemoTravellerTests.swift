import Foundation
import ReferenceData
import Testing
import TravelDocuments

@Suite("The demo's travellers")
struct DemoTravellerTests {
  let travellers: [DemoTraveller]
  let data: ReferenceData
  /// The day that the file was written; the demo shows some documents as expired then.
  let written = "2026-11-21"

  init() throws {
    travellers = try DemoTraveller.load()
    data = try ReferenceData.shared.get()
  }

  @Test("make a morning of about 160, and the file says that they are invented")
  func size() throws {
    #expect((150...175).contains(travellers.count))
    let text = String(decoding: ReferenceFile.demoTravellers.bytes.prefix(60), as: UTF8.self)
    #expect(text.contains("INVENTED"))
  }

  @Test("fit the machine-readable zone that the feed writes for them")
  func fitsTheZone() throws {
    let today = try #require(PartialDate(written))
    for traveller in travellers {
      var builder = MRZ.Builder(
        traveller.format, number: traveller.number, surname: traveller.surname, birth: traveller.birth,
        expiry: traveller.expiry)
      builder.given = traveller.given
      let mrz = try MRZ(lines: builder.lines(), today: today)
      // None of its letters is cut off.
      #expect(
        (mrz.surname + mrz.given).filter(\.isLetter) == (traveller.surname + traveller.given).filter(\.isLetter))
      #expect(traveller.surname.wholeMatch(of: /[A-Z]([A-Z' -]*[A-Z])?/) != nil, "\(traveller.surname)")
      #expect(traveller.given.wholeMatch(of: /([A-Z]([A-Z' -]*[A-Z])?)?/) != nil, "\(traveller.given)")
      #expect(traveller.number.wholeMatch(of: /[A-Z0-9]{1,9}/) != nil, "\(traveller.number)")
      #expect(traveller.code.wholeMatch(of: /[A-Z]{1,2}/) != nil, "\(traveller.code)")
      for state in [traveller.issuer, traveller.nationality] {
        #expect(state.wholeMatch(of: /[A-Z]{3}/) != nil, "\(state)")
      }
      #expect(traveller.expiry.day != nil, "\(traveller.number)")
    }
  }

  @Test("a document's first letter agrees with its layout")
  func codeAgreesWithFormat() {
    for traveller in travellers {
      switch traveller.format {
      case .td3: #expect(traveller.code.hasPrefix("P"))
      case .mrvA, .mrvB: #expect(traveller.code.hasPrefix("V"))
      case .td1, .td2: #expect(["A", "C", "I"].contains(traveller.code.prefix(1)))
      }
      #expect((traveller.kind == "passport") == (traveller.format == .td3), "\(traveller.number)")
    }
  }

  @Test("no two are one person, and no two documents have one number")
  func noDuplicates() {
    #expect(Set(travellers.map { "\($0.issuer) \($0.number)" }).count == travellers.count)
    #expect(Set(travellers.map { "\($0.surname)/\($0.given)/\($0.birth)" }).count == travellers.count)
  }

  @Test("use the codes of the other tables")
  func codes() {
    for traveller in travellers {
      #expect(data.documentKind(traveller.kind) != nil, "\(traveller.kind)")
      #expect(data.purpose(traveller.purpose) != nil, "\(traveller.purpose)")
      #expect(data.vehicle(traveller.vehicle) != nil, "\(traveller.vehicle)")
    }
  }

  @Test("show every layout, single names, partial births and each sex that a document may state")
  func variety() {
    for format in MRZ.Kind.allCases { #expect(travellers.contains { $0.format == format }, "\(format)") }
    let passports = travellers.filter { $0.format == .td3 }
    #expect(passports.count * 10 > travellers.count * 9)
    #expect(travellers.filter { $0.given.isEmpty }.count >= 30)
    #expect(Set(travellers.map(\.sex)) == [.female, .male, .unspecified])
    #expect(travellers.contains { $0.birth.month == nil })
    #expect(travellers.contains { $0.birth.month != nil && $0.birth.day == nil })
    #expect(Set(travellers.map(\.nationality)).count >= 12)
  }

  @Test("both directions are busy, neither alone")
  func directions() {
    let out = travellers.filter { $0.direction == .outgoing }.count
    #expect((40...60).contains(out * 100 / travellers.count))
  }

  @Test("two documents have expired, and nobody is born in the future or past 110")
  func dates() {
    #expect(travellers.filter { $0.expiry.description < written }.count == 2)
    for traveller in travellers {
      #expect((1916...2026).contains(traveller.birth.year), "\(traveller.birth)")
    }
  }

  @Test("two have a check digit that the feed gets wrong")
  func broken() {
    #expect(Set(travellers.compactMap(\.broken)) == [.birth, .number])
    #expect(travellers.filter { $0.broken != nil }.count == 2)
  }

  @Test("a party crosses together, one after the other, and a child is with an adult")
  func parties() throws {
    let parties = Dictionary(grouping: travellers.indices.filter { travellers[$0].party != nil }) {
      travellers[$0].party
    }
    #expect(parties.count >= 3)
    for members in parties.values {
      let first = try #require(members.first)
      #expect(members == Array(first..<(first + members.count)), "not one after the other")
      #expect(members.count >= 2)
      let party = members.map { travellers[$0] }
      #expect(Set(party.map(\.direction)).count == 1)
      #expect(party.contains { $0.birth.year <= 2026 - 19 }, "no adult")
    }
    let children = travellers.filter { $0.birth.year > 2026 - 18 }
    #expect(children.count >= 3)
    for child in children { #expect(child.party != nil, "\(child.surname) \(child.given) is alone") }
  }

  @Test("have no member for origin, language, belief or looks")
  func noForbiddenMembers() throws {
    let file = try #require(
      try JSONSerialization.jsonObject(with: Data(ReferenceFile.demoTravellers.bytes)) as? [String: Any])
    let rows = try #require(file["travellers"] as? [[String: Any]])
    let members = Set(rows.flatMap(\.keys))
    #expect(
      members.isSubset(of: [
        "surname", "given", "format", "code", "kind", "issuer", "number", "nationality", "birth", "sex", "expiry",
        "direction", "purpose", "vehicle", "party", "broken",
      ]))
    #expect(file["source"] as? String == "invented for this product")
  }
}
