import ReferenceData
import Testing

@Suite("Outcomes")
struct OutcomeTests {
  let data: ReferenceData

  init() throws {
    data = try ReferenceData.shared.get()
  }

  @Test("are those of the command line, with the officers' words")
  func words() {
    #expect(
      data.outcomes.map { "\($0.code) (\($0.word.value))" }.joined(separator: ", ")
        == "cleared (IZIN), secondary (SEKUNDER), postponed (TUNDA), refused (TOLAK), referred (RUJUK), "
        + "handed-over (SERAH), detained (DETENSI), deportee-received (TERIMA-DEPORTASI)")
  }

  @Test("all but a clearance require a reason")
  func reasonRequired() {
    for outcome in data.outcomes {
      #expect(outcome.rule.value.reasonRequired == (outcome.code != "cleared"), "\(outcome.code)")
      #expect(outcome.reasons.isEmpty == (outcome.code == "cleared"), "\(outcome.code)")
    }
  }

  @Test("offer four to seven reasons, so that one screen and one key do")
  func reasonCount() {
    for outcome in data.outcomes where outcome.rule.value.reasonRequired {
      #expect((4...7).contains(outcome.reasons.count), "\(outcome.code): \(outcome.reasons.count)")
    }
  }

  @Test("end with a reason of one's own words, where words are allowed")
  func otherComesLast() {
    for outcome in data.outcomes where outcome.rule.value.reasonRequired {
      let needing = outcome.reasons.filter(\.needsWords).map(\.code)
      if outcome.rule.value.wordsAllowed {
        #expect(needing == ["other"], "\(outcome.code)")
        #expect(outcome.reasons.last?.code == "other", "\(outcome.code)")
      } else {
        #expect(needing.isEmpty, "\(outcome.code)")
      }
    }
  }

  @Test("a referral takes a code alone")
  func referralHasNoWords() throws {
    #expect(data.outcomes.filter { !$0.rule.value.wordsAllowed }.map(\.code) == ["referred"])
    let referred = try #require(data.outcome("referred"))
    #expect(referred.reasons.map(\.code) == ["R1", "R2", "R3", "R4", "R5", "R6"])
  }

  @Test("a referral's reasons name the next step, not what was said or suspected")
  func referralIsNeutral() throws {
    let telling = [
      "korban", "victim", "tppo", "traffick", "perdagangan", "lindung", "protect", "anak", "child", "pekerja", "worker",
      "kekerasan", "violence", "takut", "fear", "suaka", "asylum", "utang", "debt",
    ]
    for reason in try #require(data.outcome("referred")).reasons {
      let words = "\(reason.label.value.id) \(reason.label.value.en)".lowercased()
      for word in telling { #expect(!words.contains(word), "\(reason.code): \(words)") }
    }
  }

  @Test("a panel shows a referral exactly as a secondary examination, in both languages")
  func referralIsHiddenOnPanels() throws {
    let referred = try #require(data.outcome("referred"))
    let secondary = try #require(data.outcome("secondary"))
    #expect(referred.panel.value == secondary.panel.value)
    #expect(referred.panel.value == BilingualText(id: "SEK.", en: "SEC."))
  }

  @Test("panel words fit their column and tell all other outcomes apart")
  func panelWords() {
    for language in [\BilingualText.id, \BilingualText.en] {
      let words = data.outcomes.map { $0.panel.value[keyPath: language] }
      for word in words {
        #expect(word.count <= Outcome.panelCellsMax && word.allSatisfy(\.isASCII), "\(word)")
      }
      #expect(Set(words).count == words.count - 1, "\(words)")
    }
  }

  @Test("a departure is postponed for papers, for the prevention list or for the document")
  func postponement() throws {
    let codes = try #require(data.outcome("postponed")).reasons.map(\.code)
    for code in ["pmi-papers", "exit-ban", "no-valid-document"] { #expect(codes.contains(code), "\(code)") }
    #expect(!codes.contains("entry-ban"))
  }

  @Test("entry is refused by the entry ban, and cegah and tangkal are not mixed up")
  func bans() throws {
    let refused = try #require(data.outcome("refused"))
    #expect(refused.reason("entry-ban")?.label.value.id.contains("tangkal") == true)
    #expect(refused.reason("exit-ban") == nil)
    #expect(data.outcome("postponed")?.reason("exit-ban")?.label.value.id.contains("cegah") == true)
  }

  @Test("a hand-over names who takes over")
  func handOver() throws {
    let codes = try #require(data.outcome("handed-over")).reasons.map(\.code)
    for code in ["police", "customs", "quarantine", "bp3mi"] { #expect(codes.contains(code), "\(code)") }
  }
}
