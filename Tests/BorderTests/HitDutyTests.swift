import ReferenceData
import Testing

@testable import Border

/// What lists ask for, by class, direction and finding.
@Suite("What a hit asks for")
struct HitDutyTests {
  let tables: HitTables

  init() throws { tables = try ReferenceData.shared.get().hits }

  func found(_ listClass: String?, band: String = "strong", action: String? = nil) -> WatchlistChecked.Found {
    WatchlistChecked.Found(
      entry: "demo-1", list: "demo", score: 0.9, band: band, name: "ERIKSEN, ANNA", reasons: [], listClass: listClass,
      action: action)
  }

  func due(_ listClass: String?, _ direction: Direction = .in, action: String? = nil) -> String? {
    HitDuty.ifSame(found(listClass, action: action), direction, tables)?.due
  }

  @Test("each class has its outcome; one that nobody knows has that of no class")
  func classes() {
    #expect(due("tangkal") == "refused" && due("TANGKAL") == "refused" && due("tangkal", .out) == nil)
    #expect(due("cegah", .out) == "postponed" && due("cegah", .in) == nil)
    for direction in Direction.allCases {
      #expect(due("dpo", direction) == "handed-over" && due("red", direction) == "handed-over")
      #expect(due("yellow", direction) == "referred" && due("sltd", direction) == "secondary")
      #expect(due(nil, direction) == "secondary" && due("lainnya", direction) == "secondary")
    }
  }

  @Test("an entry's own action goes before its class, where it is an outcome by which nobody crosses")
  func ownAction() throws {
    #expect(due("watch", action: "refused") == "refused" && due("watch", action: "cleared") == "secondary")
    #expect(due("watch", action: "tolak dan beri tahu") == "secondary")
    let duty = try #require(HitDuty.ifSame(found("watch", action: "refused"), .in, tables))
    #expect(duty.isOverridden(by: "cleared") && !duty.isOverridden(by: "secondary"))
    #expect(HitDuty.ifSame(found("watch"), .in, tables)?.isOverridden(by: "cleared") == false)
  }

  @Test("what the entry itself names is due in both directions, and what is said with it is not its class's")
  func ownActionInBoth() throws {
    for (listClass, direction, action) in [
      ("cegah", Direction.in, "SERAH"), ("cegah", .out, "SERAH"), ("tangkal", .out, "handed-over"),
    ] {
      let duty = try #require(HitDuty.ifSame(found(listClass, action: action), direction, tables))
      #expect(duty.due == "handed-over" && duty.isOverridden(by: "cleared") && !duty.isOverridden(by: "detained"))
      #expect(duty.advice.en.contains("The entry itself"))
    }
    #expect(HitDuty.ifSame(found("cegah", action: "TUNDA"), .out, tables)?.advice.en.contains("Postpone") == true)
    #expect(due("cegah", .in, action: "cleared") == nil)
    #expect(due("cegah", .in, action: "TUNDA") == nil, "what the class asks for anyhow, said once more")
  }

  @Test("a strong likeness takes two in either direction until they have said who it is")
  func strongInBoth() throws {
    var check = Made.checked("0scan0000000000")
    check.candidates = [found("cegah")]
    func duties(_ finding: HitDisposed.Finding?) -> [HitDuty] { HitDuty.all(check, .in, tables) { _ in finding } }
    let duty = try #require(duties(nil).first)
    #expect(duty.due == "secondary" && duty.isOverridden(by: "cleared") && !duty.isOverridden(by: "postponed"))
    #expect(duty.advice.en.contains("Two officers"))
    #expect(duties(.cannotTell) == duties(nil) && duties(.samePerson).isEmpty && duties(.otherPerson).isEmpty)
  }

  @Test("a referral for protection goes against no list; letting a wanted person leave does")
  func overrides() throws {
    for rule in tables.classes {
      let duty = try #require(
        [Direction.in, .out].lazy.compactMap { HitDuty.ifSame(found(rule.code), $0, tables) }.first)
      #expect(!duty.isOverridden(by: "referred") && !duty.isOverridden(by: duty.due), "\(rule.code)")
    }
    let wanted = try #require(HitDuty.ifSame(found("dpo"), .out, tables))
    #expect(wanted.isOverridden(by: "refused") && wanted.isOverridden(by: "cleared"))
  }

  @Test("possible ones that nobody has confirmed ask for nothing; confirmed ones come first")
  func standing() {
    var check = Made.checked("0scan0000000000")
    check.candidates = [found("tangkal"), found("dpo", band: "possible"), found("red", band: "weak")]
    check.candidates[1].entry = "demo-2"
    check.candidates[2].entry = "demo-3"
    func duties(_ findings: [String: HitDisposed.Finding]) -> [String] {
      HitDuty.all(check, .in, tables) { findings[$0.entry] }.map { "\($0.entry) \($0.isConfirmed)" }
    }
    #expect(duties([:]) == ["demo-1 false"])
    #expect(duties(["demo-1": .otherPerson]).isEmpty)
    #expect(duties(["demo-1": .cannotTell, "demo-3": .samePerson]) == ["demo-3 true", "demo-1 false"])
  }
}
