import Foundation
import ReferenceData
import Testing
import TravelDocuments

@Suite("What a file may say")
struct DatumTests {
  func read<Value: Decodable>(_ json: String) throws -> Value {
    try JSONDecoder().decode(Value.self, from: Data(json.utf8))
  }

  @Test("a datum has a value, a source, a date, and may have a doubt and a note")
  func wholeDatum() throws {
    let datum: Datum<Int> = try read(
      #"{"value": 3, "source": "a page", "as_of": "2024-02", "unverified": true, "note": {"id": "a", "en": "b"}}"#)
    #expect((datum.value, datum.source, datum.isUnverified) == (3, "a page", true))
    #expect(datum.asOf == PartialDate("2024-02"))
    #expect(datum.note == BilingualText(id: "a", en: "b"))
    let plain: Datum<Int> = try read(#"{"value": 3, "source": "a page", "as_of": "2024"}"#)
    #expect(!plain.isUnverified && plain.note == nil)
  }

  @Test(
    "a datum without source or date is refused, as is one of unknown date that claims to be verified",
    arguments: [
      #"{"value": 3}"#, #"{"value": 3, "source": "", "as_of": "2024"}"#, #"{"value": 3, "source": "a page"}"#,
      #"{"value": 3, "source": "a page", "as_of": ""}"#, #"{"value": 3, "source": "a page", "as_of": "last year"}"#,
      #"{"value": 3, "source": "a page", "as_of": "unknown"}"#, #"{"value": null, "source": "a", "as_of": "2024"}"#,
      #"{"value": "3", "source": "a page", "as_of": "2024"}"#,
    ])
  func unsourced(json: String) {
    #expect(throws: DecodingError.self) { try read(json) as Datum<Int> }
  }

  @Test("an unknown date is said to be unknown")
  func unknownDate() throws {
    let datum: Datum<Int> = try read(#"{"value": 3, "source": "a", "as_of": "unknown", "unverified": true}"#)
    #expect(datum.asOf == nil && datum.isUnverified)
  }

  @Test("opening hours may have a break, and close at midnight")
  func hoursWithBreak() throws {
    let hours: OpeningHours = try read(
      #"[{"open": "06:30", "close": "12:00"}, {"open": "13:00", "close": "24:00"}]"#)
    #expect(!hours.isOpen(atLocalMinute: 389))
    #expect(hours.isOpen(atLocalMinute: 390))
    #expect(!hours.isOpen(atLocalMinute: 720))
    #expect(hours.isOpen(atLocalMinute: 1439))
    for outside in [-1, 1440, Int.min, Int.max] { #expect(!hours.isOpen(atLocalMinute: outside)) }
  }

  @Test(
    "hours that overlap, run backwards, cross midnight or are none are refused",
    arguments: [
      "[]", #"[{"open": "17:00", "close": "05:00"}]"#, #"[{"open": "05:00", "close": "05:00"}]"#,
      #"[{"open": "05:00", "close": "12:00"}, {"open": "11:59", "close": "17:00"}]"#,
      #"[{"open": "5:00", "close": "17:00"}]"#, #"[{"open": "05:60", "close": "17:00"}]"#,
      #"[{"open": "05:00", "close": "24:01"}]"#, #"[{"open": "05:00", "close": "-1:00"}]"#,
      "[" + Array(repeating: #"{"open": "05:00", "close": "06:00"}"#, count: 9).joined(separator: ",") + "]",
    ])
  func noHours(json: String) {
    #expect(throws: DecodingError.self) { try read(json) as OpeningHours }
  }

  @Test("an offset has a sign, hours and minutes")
  func offsets() throws {
    let zone: PostTimeZone = try read(#"{"name": "N", "offset": "-03:30", "iana": "America/St_Johns"}"#)
    #expect(zone.utcOffsetMinutes == -210)
    for offset in ["", "7", "07:00", "+7:00", "+07:60", "+18:01", "+24:00", "+ 7:00"] {
      #expect(throws: DecodingError.self) {
        try read(#"{"name": "N", "offset": "\#(offset)", "iana": "X"}"#) as PostTimeZone
      }
    }
  }

  @Test(
    "a point off the globe, or one that claims to be exact, is refused",
    arguments: [
      #"{"latitude": 91, "longitude": 0, "error_km": 1}"#, #"{"latitude": 0, "longitude": -181, "error_km": 1}"#,
      #"{"latitude": 0, "longitude": 0, "error_km": 0}"#, #"{"latitude": 1, "longitude": 110}"#,
    ])
  func noPoint(json: String) {
    #expect(throws: DecodingError.self) { try read(json) as Coordinates }
  }
}
