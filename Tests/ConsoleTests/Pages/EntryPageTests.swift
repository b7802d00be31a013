import Journal
import Phrases
import Terminal
import Testing
import TravelDocuments
import Watchlist

@testable import Border
@testable import Console

/// An entry of the post's own list made and withdrawn on the screen.
struct EntryPageTests {
  /// The form, filled in but for what `change` says otherwise, by what stands in each field.
  static func filled(
    _ change: [EntryForm.Slot: String] = [:], unchosen: Set<EntryForm.Slot> = [], language: Language = .id,
    size: Size = Size(width: 80, height: 24)
  ) throws -> Table {
    var table = try Table.lookingUp("", language: language, size: size)
    table.press(.control("n"))
    var texts: [EntryForm.Slot: String] = [
      .name: "REKAAN, BUDI", .aliases: "SI BUDI; BUDHI REKAAN", .births: "12-08-1974; ~1975",
      .documents: "passport:X0000101:IDN", .nationalities: "idn, MYS", .legalBasis: "UU 6/2011 Pasal 91",
      .owner: "Imigrasi (rekaan)", .review: "01-12-2026", .expires: "31-12-2026", .reason: "laporan sumber",
    ]
    texts.merge(change) { $1 }
    for slot in EntryForm.Slot.allCases {
      if let text = texts[slot] {
        table.press(.control("u"))
        table.paste(text)
      } else if slot == .listClass || slot == .grade, !unchosen.contains(slot) {
        table.press(.right)
      }
      if slot != EntryForm.Slot.allCases.last { table.press(.tab) }
    }
    return table
  }

  private func recorded(_ table: Table) -> WatchlistEntryMade? {
    if case .makeEntry(let made)? = table.tray.deeds.last { made } else { nil }
  }

  @Test func `what was looked up stands in the form, and a form as it came is left without a word`() throws {
    var table = try Table.lookingUp("budi rekaan 12-08-1974 X1234567")
    table.press(.control("n"))
    for text in ["budi rekaan", "12-08-1974", "X1234567", "Entri baru di daftar pos"] {
      #expect(table.text.contains(text), "\(text)")
    }
    table.press(.escape)
    #expect(table.model.currentField?.text == "budi rekaan 12-08-1974 X1234567")
  }

  @Test func `all that was typed is in the entry that is to be recorded, and then the page goes`() throws {
    var table = try Self.filled()
    table.press(.function(10))
    let made = try #require(recorded(table), "\(table.text)")
    #expect(
      made.names == [
        ListedName("REKAAN, BUDI"), ListedName("SI BUDI", kind: .aka), ListedName("BUDHI REKAAN", kind: .aka),
      ])
    #expect(made.births.map(ReasonCode.claim) == ["1974-08-12", "~1975"])
    #expect(made.documents == [ListedDocument(type: "passport", number: "X0000101", country: "IDN")])
    #expect(made.nationalities == ["IDN", "MYS"])
    #expect((made.legalBasis, made.owner, made.reason) == ("UU 6/2011 Pasal 91", "Imigrasi (rekaan)", "laporan sumber"))
    #expect((made.listClass, made.action, made.grade, made.sex) == (.cegah, "postponed", .confirmed, nil))
    #expect((made.review.description, made.expires.description) == ("2026-12-01", "2026-12-31"))
    table.press(.function(10))
    #expect(table.tray.deeds.count == 1, "it is under way")
    table.keep()
    #expect(table.model.pages.count == 1 && table.text.contains("Entri pos tersimpan"))
  }

  @Test func `a choice turns in a ring, and the outcome follows the class unless it is chosen`() throws {
    var table = try Self.filled()
    table.press(.home)
    while table.model.currentField != nil { table.press(.backtab) }
    // The grade, then up to the action and the class.
    table.press(.right)
    while !table.text.contains("< menurut golongan") { table.press(.backtab) }
    table.press(.backtab, .right)
    #expect(table.text.contains("< tangkal (larangan masuk) >"))
    #expect(table.text.contains("menurut golongan: TOLAK"))
    table.press(.tab, .left)
    table.press(.function(10))
    let made = try #require(recorded(table))
    #expect((made.listClass, made.grade) == (.tangkal, .reported))
    #expect(made.action != "refused" && made.action != "cleared" && made.action != "deportee-received")
  }

  @Test(arguments: [
    (EntryForm.Slot.name, ""), (.births, "12-13-1974"), (.documents, "X0000101"), (.documents, "tiket:X0000101"),
    (.nationalities, "INDONESIA"), (.legalBasis, " "), (.owner, ""), (.reason, ""), (.review, "01-01-2027"),
    (.review, "besok"), (.expires, "31-12-2028"), (.expires, "20-11-2026"), (.expires, "12-2026"),
  ]) func `what is wrong is said at its field, and nothing is recorded`(slot: EntryForm.Slot, text: String) throws {
    var table = try Self.filled([slot: text])
    table.press(.function(10))
    #expect(table.tray.deeds.isEmpty)
    let page = try #require(table.model.pages.last?.screen as? EntryPage)
    #expect(
      page.form.fields.focus == slot && page.form.fields.problem?.slot == slot,
      "\(String(describing: page.form.fields.problem))")
    #expect(table.text.contains("! "))
  }

  @Test(arguments: [EntryForm.Slot.listClass, .grade]) func `neither class nor grade is taken for chosen`(
    slot: EntryForm.Slot
  ) throws {
    var table = try Self.filled(unchosen: [slot])
    table.press(.function(10))
    #expect(table.tray.deeds.isEmpty)
    #expect((table.model.pages.last?.screen as? EntryPage)?.form.fields.focus == slot)
  }

  @Test func `a name without a date and a document is refused before anybody is asked to approve it`() throws {
    var table = try Self.filled([.births: "", .documents: ""])
    table.press(.function(10))
    #expect(table.tray.deeds.isEmpty && table.text.contains("Nama saja akan menghentikan"))
  }

  @Test func `what is written goes by a second Escape alone`() throws {
    var table = try Self.filled()
    table.press(.escape)
    #expect(table.text.contains("Esc sekali lagi"))
    #expect(table.model.pages.count == 2)
    table.press(.tab, .escape, .escape)
    #expect(table.model.pages.count == 1)
  }

  @Test func `the second officer is asked for, and all comes back where nobody approves`() throws {
    var table = try Self.filled()
    table.press(.function(10))
    table.tell(.secondNeeded(table.tray.lastWriteTicket, .keepEntries, approvers: ["budi"]))
    guard case .approve(.write(_, .makeEntry), .keepEntries, ["budi"])? = table.model.form?.purpose else {
      Issue.record("nobody was asked")
      return
    }
    #expect(table.model.form?.matter?.id.hasPrefix("Entri pos baru: ") == true)
    table.press(.escape)
    let page = try #require(table.model.pages.last?.screen as? EntryPage)
    #expect(table.model.form == nil && !page.form.fields.isSent && page.form.fields.isChanged())
  }

  @Test(arguments: [Size(width: 80, height: 24), Size(width: 40, height: 10), Size(width: 120, height: 40)])
  func `the field that has the focus is in sight with what is said of it`(size: Size) throws {
    var table = try Table.lookingUp("", size: size)
    table.press(.control("n"))
    for slot in EntryForm.Slot.allCases {
      #expect(table.text.contains(slot.label.id), "\(slot)")
      table.press(.tab)
    }
  }

  // MARK: Withdrawing

  static func local(language: Language = .id, size: Size = Size(width: 80, height: 40)) throws -> Table {
    var table = try Table.lookingUp("budi", language: language, size: size)
    var answer = LookupAnswer.strong
    answer.candidates = [.made("local-0abc0000000000", 0.9, "strong", "REKAAN, BUDI", ["words-equal|BUDI"])]
    answer.candidates[0].list = LocalList.name
    table.answerLookup(answer)
    table.press(.enter)
    table.reply { _ in
      let entry = WatchlistEntry(id: "local-0abc0000000000", names: [ListedName("REKAAN, BUDI")])
      return .entry(ListedEntry(list: Answer.list, entry: entry))
    }
    return table
  }

  static func history(withdrawn: Bool) throws -> LocalEntry {
    let day = try #require(PartialDate("2026-12-31"))
    let facts = WatchlistEntryMade(
      names: [ListedName("REKAAN, BUDI")], listClass: .watch, legalBasis: "x", owner: "y", reason: "laporan sumber",
      grade: .reported, review: day, expires: day)
    let act = LocalEntry.Act(time: Table.start, officer: "sari", second: "budi")
    return LocalEntry(
      id: "0abc0000000000", made: act, facts: facts, digest: "",
      withdrawal: withdrawn ? LocalEntry.Withdrawal(act: act, reason: "salah orang") : nil)
  }

  @Test func `an entry of the post tells who made it with whom and why, and who withdrew it`() throws {
    var table = try Self.local()
    table.reply { question in
      guard case .ledger(.localEntry("local-0abc0000000000")) = question else { return nil }
      return (try? Self.history(withdrawn: false)).map { .ledger(.localEntry($0)) }
    }
    for text in ["Mutu: dilaporkan satu sumber", "Alasan: laporan sumber", "sari, bersama budi"] {
      #expect(table.text.contains(text), "\(text)")
    }
    #expect(!table.text.contains("Dicabut"))
    table.show(.made())
    table.reply { question in
      guard case .ledger(.localEntry) = question else { return nil }
      return (try? Self.history(withdrawn: true)).map { .ledger(.localEntry($0)) }
    }
    #expect(table.text.contains("! Dicabut") && table.text.contains("salah orang"))
    table.press("c")
    #expect(table.model.pages.count == 1, "it is withdrawn already")
  }

  @Test func `withdrawing asks why and records it`() throws {
    var table = try Self.local()
    table.press("c")
    #expect(table.text.contains("Cabut entri daftar pos") && table.text.contains("REKAAN, BUDI"))
    table.press(.enter)
    #expect(table.tray.deeds.isEmpty && table.text.contains("! "))
    table.paste("salah orang")
    table.press(.enter)
    #expect(table.tray.deeds == [.withdrawEntry("local-0abc0000000000", reason: "salah orang")])
    table.keep()
    #expect(table.model.pages.count == 1)
  }

  @Test func `an entry of a published list can't be withdrawn here, and the key says why`() throws {
    var table = try Table.lookingUp("budi")
    table.answerLookup()
    table.press(.enter)
    table.answerEntry()
    table.press("c")
    #expect(table.model.pages.count == 1 && table.text.contains("hanya entri daftar pos ini"))
  }

  @Test func `an entry that goes from its list while it is read says so and stays`() throws {
    var table = try Self.local()
    table.show(.made())
    let asked = try #require(
      table.tray.questions.last { if case .entry = $0.question { true } else { false } })
    table.tell(.answered(asked.ticket, Answered(question: asked.question, result: .success(.entry(nil)))))
    #expect(table.text.contains("Entri ini tidak ada lagi di daftar."))
    #expect(table.text.contains("REKAAN, BUDI"))
  }
}
