import Foundation
import ReferenceData
import Testing
import TravelDocuments

@Suite("Posts")
struct PostTests {
  let data: ReferenceData

  init() throws {
    data = try ReferenceData.shared.get()
  }

  @Test("are exactly those of the command line, in its order")
  func codes() {
    let codes = data.posts.map(\.code).joined(separator: " ")
    #expect(
      codes == "entikong aruk badau jagoi-babang sei-kelik temajuk sei-nyamuk nunukan long-midang labang long-nawang")
  }

  @Test(
    "an unknown code has no post",
    arguments: ["", "Entikong", "entikong ", "tebedu", String(repeating: "a", count: 10_000)])
  func unknownCode(code: String) {
    #expect(data.post(code) == nil)
  }

  @Test("a region's code begins with that of the region around it")
  func regionsNest() {
    for post in data.posts {
      let regions = [post.province, post.regency, post.subdistrict, post.village].compactMap { $0?.value }
      #expect(regions.map(\.code.count) == Array([2, 5, 8, 13].prefix(regions.count)), "\(post.code)")
      for (outer, inner) in zip(regions, regions.dropFirst()) {
        #expect(inner.code.hasPrefix(outer.code + "."), "\(post.code): \(inner.code) is not in \(outer.code)")
      }
      for region in regions {
        #expect(region.code.allSatisfy { ("0"..."9").contains($0) || $0 == "." }, "\(post.code): \(region.code)")
        #expect(!region.name.isEmpty)
      }
    }
  }

  @Test("one code has one name")
  func regionNamesAgree() {
    var names: [String: String] = [:]
    for post in data.posts {
      for region in [post.province, post.regency, post.subdistrict, post.village].compactMap({ $0?.value }) {
        #expect(names[region.code, default: region.name] == region.name, "\(region.code)")
        names[region.code] = region.name
      }
    }
  }

  @Test("West Kalimantan keeps WIB, North Kalimantan WITA, Malaysia its own time")
  func timeZones() {
    for post in data.posts {
      let zone = post.timeZone.value
      switch post.province.value.code {
      case "61": #expect((zone.name, zone.utcOffsetMinutes) == ("WIB", 420), "\(post.code)")
      case "65": #expect((zone.name, zone.utcOffsetMinutes) == ("WITA", 480), "\(post.code)")
      default: Issue.record("\(post.code) is in no province of this border")
      }
    }
    #expect((data.malaysiaTime.value.name, data.malaysiaTime.value.utcOffsetMinutes) == ("MYT", 480))
  }

  @Test("the zones agree with the system's time zone database, winter and summer")
  func zonesAgreeWithDatabase() throws {
    for zone in data.posts.map(\.timeZone.value) + [data.malaysiaTime.value] {
      let known = try #require(TimeZone(identifier: zone.identifier), "\(zone.identifier)")
      for seconds in [1_767_225_600.0, 1_782_864_000.0] {  // 2026-01-01 and 2026-07-01
        #expect(known.secondsFromGMT(for: Date(timeIntervalSince1970: seconds)) == zone.utcOffsetMinutes * 60)
      }
    }
  }

  @Test("are told apart by codes where names are not unique")
  func namesakes() throws {
    // Each has a namesake elsewhere: Long Nawang in Krayan (65.03.05.2039), Kayan Hulu in Sintang (61.05.09), Sungai
    // Kelik in Ketapang (61.04.11.2006), Labang as 61.10.01.2019.
    #expect(data.post("long-nawang")?.village?.value.code == "65.02.05.2001")
    #expect(data.post("long-nawang")?.subdistrict.value.code == "65.02.05")
    #expect(data.post("sei-kelik")?.village?.value.code == "61.05.06.2024")
    #expect(data.post("labang")?.village?.value.code == "65.03.20.2003")
    // The post is called after a village in which it does not stand.
    #expect(data.post("sei-nyamuk")?.village?.value.code == "65.03.11.2001")
  }

  @Test("have hours only where a source gives some")
  func hours() throws {
    let known = data.posts.filter { $0.hours != nil }.map(\.code)
    #expect(known == ["entikong", "aruk", "badau"])
    let entikong = try #require(data.post("entikong")?.hours?.value)
    #expect(!entikong.isOpen(atLocalMinute: 4 * 60 + 59))
    #expect(entikong.isOpen(atLocalMinute: 5 * 60))
    #expect(entikong.isOpen(atLocalMinute: 16 * 60 + 59))
    #expect(!entikong.isOpen(atLocalMinute: 17 * 60))
    let badau = try #require(data.post("badau")?.hours?.value)
    #expect(badau.intervals.map(\.open) == [7 * 60] && badau.intervals.map(\.close) == [16 * 60])
  }

  @Test("hours that two sources contradict are marked and noted")
  func contradictedHours() throws {
    let hours = try #require(data.post("aruk")?.hours)
    #expect(hours.isUnverified)
    #expect(hours.note?.en.contains("16:00") == true)
  }

  @Test("accept known kinds of documents, and some nothing but a border paper")
  func documents() {
    for post in data.posts {
      guard let documents = post.documents?.value else { continue }
      #expect(!documents.codes.isEmpty, "\(post.code)")
      for code in documents.codes { #expect(data.documentKind(code) != nil, "\(post.code): \(code)") }
    }
    let only = data.posts.filter { $0.documents?.value.only == true }
    #expect(only.map(\.code) == ["jagoi-babang", "long-midang", "long-nawang"])
    #expect(only.map { $0.documents?.value.codes ?? [] } == [["plb"], ["plb"], ["sklb"]])
  }

  @Test("that are not built have no day of opening")
  func opening() {
    for post in data.posts where post.kind.value == .plannedPlbn {
      #expect(post.opened == nil, "\(post.code)")
      #expect(post.status.value != .operating, "\(post.code)")
    }
    #expect(data.post("entikong")?.opened?.value == PartialDate("1989-10-01"))
  }

  @Test("lie on Kalimantan's border, in their own province")
  func coordinates() {
    for post in data.posts {
      let point = post.coordinates.value
      #expect((0.8...4.5).contains(point.latitude), "\(post.code)")
      let east = post.province.value.code == "61" ? 109.0...114.0 : 114.0...118.0
      #expect(east.contains(point.longitude), "\(post.code)")
    }
  }
}
