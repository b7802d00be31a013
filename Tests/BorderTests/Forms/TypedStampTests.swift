import Phrases
import ReferenceData
import Testing
import TravelDocuments

@testable import Border

@Suite("Stamps as people type them")
struct TypedStampTests {
  let posts: [TypedStamp.Post]
  let today: PartialDate

  init() throws {
    posts = try ReferenceData.shared.get().stampPosts
    today = try #require(PartialDate("2026-11-21"))
  }

  private func read(_ text: String) throws -> String { try TypedStamp.parse(text, posts, today: today).text }

  private func failure(_ text: String) -> TypedStamp.Failure? {
    do throws(TypedStamp.Failure) {
      _ = try TypedStamp.parse(text, posts, today: today)
      return nil
    } catch {
      return error
    }
  }

  @Test(
    "the post, the way, the day, in any order and either language",
    arguments: [
      ("aruk in 21-11", "aruk in 2026-11-21"), ("aruk m 21/11", "aruk in 2026-11-21"),
      ("ARUK MASUK 20.11.2026", "aruk in 2026-11-20"), ("entikong k 2-3-2026", "entikong out 2026-03-02"),
      ("20-11-2026 keluar badau", "badau out 2026-11-20"), ("PLBN Badau out 2026-11-20", "badau out 2026-11-20"),
      ("jagoi babang in 20112026", "jagoi-babang in 2026-11-20"),
      ("jagoi-babang exit 20-11", "jagoi-babang out 2026-11-20"),
      ("  aru   in  20-11 ", "aruk in 2026-11-20"), ("babang m 1-1", "jagoi-babang in 2026-01-01"),
      ("lain KUCHING m 20-11", "\"KUCHING\" in 2026-11-20"),
      ("other Soekarno-Hatta out 20-11", "\"Soekarno-Hatta\" out 2026-11-20"),
    ])
  func forms(typed: String, text: String) throws { #expect(try read(typed) == text) }

  @Test("a day without its year is the newest one that is not ahead; a leap day the last there was")
  func year() throws {
    #expect(try read("aruk in 23-12") == "aruk in 2025-12-23")
    // Tomorrow, or a year ago less a day: that is asked.
    for ahead in ["22-11", "1-12", "22-12"] { #expect(failure("aruk in \(ahead)") == .date(.shortYear), "\(ahead)") }
    #expect(try read("aruk in 22-11-2026") == "aruk in 2026-11-22")
    #expect(try read("aruk in 29-2") == "aruk in 2024-02-29")
    #expect(failure("aruk in 31-2") == .date(.noSuchDay))
    #expect(failure("aruk in 21-11-26") == .date(.shortYear))
    #expect(failure("aruk in 11-2026") == .date(.form))
    #expect(failure("aruk in 21") == .date(.form))
  }

  @Test(
    "what is no stamp is refused with what to do",
    arguments: ["", "aruk", "aruk in", "in 21-11", "aruk 21-11", "21-11", "lain m 21-11"])
  func noStamp(typed: String) { #expect(failure(typed) == .form) }

  @Test("a place that is no post is never taken for one, nor guessed at between two")
  func places() {
    #expect(failure("tebedu m 21-11") == .unknownPost("tebedu", posts.map(\.name)))
    #expect(failure("ar m 21-11") == .unknownPost("ar", posts.map(\.name)))
    #expect(failure("sei m 21-11") == .severalPosts(["Sei Kelik", "Sei Nyamuk"]))
    #expect(failure("long k 21-11") == .severalPosts(["Long Midang", "Long Nawang"]))
    #expect(failure("lain " + String(repeating: "x", count: 61) + " m 21-11") == .tooLong)
    #expect(failure(String(repeating: "aruk ", count: 400) + "m 21-11") == .tooLong)
    #expect(failure("tebedu m 21-11")?.phrase.id.contains("lain KUCHING m 21-11") == true)
    #expect(failure("a\u{202E}b m 21-11")?.phrase.id.contains("\u{202E}") == false)
  }

  @Test("as it is shown it is read again, and as records keep it too")
  func texts() throws {
    for typed in ["aruk in 21-11", "jagoi babang k 2-3-2026", "lain KUCHING SENTRAL m 20-11"] {
      let stamp = try TypedStamp.parse(typed, posts, today: today)
      #expect(try TypedStamp.parse(TypedStamp.text(stamp, posts), posts, today: today) == stamp)
      #expect(SeenStamp(text: stamp.text) == stamp)
    }
    let other = try TypedStamp.parse("lain KUCHING SENTRAL m 20-11", posts, today: today)
    #expect(TypedStamp.text(other, posts) == "lain KUCHING SENTRAL in 20-11-2026")
    #expect(
      try ReferenceData.shared.get().phrase(other)
        == Phrase(id: "KUCHING SENTRAL, masuk, 20-11-2026", en: "KUCHING SENTRAL, in, 20-11-2026"))
    for text in ["", "aruk", "aruk in", "aruk up 2026-11-20", "aruk in 2026-11"] {
      #expect(SeenStamp(text: text) == nil)
    }
  }

  // MARK: In a form

  @Test("every form has the field at its end, and nobody need fill it in")
  func field() throws {
    let made = try FilledForms()
    for form in made.forms {
      #expect(form.fields.last?.id == .stamp && form.field(.stamp)?.isRequired == false, "\(form.code)")
      let check = form.check(made.values(form).merging([.stamp: "aruk m 21-11"]) { $1 }, today: today)
      #expect(check.facts?.stamp?.text == "aruk in 2026-11-21", "\(form.code)")
      #expect(check.shown[.stamp] == "Aruk in 21-11-2026", "\(form.code)")
      let facts = try #require(check.facts)
      #expect(form.values(of: facts)[.stamp] == "Aruk in 21-11-2026")
      #expect(try made.recorded(facts) == facts)
    }
  }

  @Test("what is no stamp is a problem; a day that can't be is a note, and recorded")
  func notes() throws {
    let made = try FilledForms()
    #expect(try made.check("PLB", [.stamp: "aruk"]).problems[.stamp]?.en.contains("type the post") == true)
    for (day, words) in [
      ("1-1-2027", "after today"), ("1-1-1974", "before the holder's birth"),
      ("1-1-2020", "before the document's issue"),
    ] {
      let check = try made.check("PLB", [.stamp: "aruk m \(day)", .issued: "01-03-2025", .expiry: "01-01-2027"])
      #expect(check.notes[.stamp]?.en.contains(words) == true, "\(day)")
      #expect(check.facts?.stamp != nil, "\(day)")
    }
  }
}
