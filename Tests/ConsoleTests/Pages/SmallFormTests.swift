import Phrases
import Terminal
import Testing

@testable import Console

/// What all small forms have in common: typing, turning, the ring of fields, what is wrong, and how they are drawn.
struct SmallFormTests {
  enum Slot: CaseIterable, Sendable { case name, kind, note }

  private static func phrase(_ text: String) -> Phrase { Phrase(id: text, en: text) }

  private static func form() -> SmallForm<Slot> {
    SmallForm([
      .text(.name, phrase("Nama"), "SENJA", maximum: 20, hint: phrase("seperti di dokumen")),
      .choice(.kind, phrase("Jenis"), [phrase("-"), phrase("satu"), phrase("dua")]),
      .text(.note, phrase("Catatan"), maximum: 10),
    ])
  }

  private func draw(_ form: SmallForm<Slot>, _ size: Size, labels: SmallForm<Slot>.Labels = .beside) -> Canvas {
    var canvas = Canvas(size: size, symbols: .utf8)
    form.draw(into: &canvas, .id, labels: labels)
    return canvas
  }

  @Test func `the focus goes round those fields that are asked for`() {
    var form = Self.form()
    form.move(-1)
    #expect(form.focus == .note && form.isLast)
    form.show([.name, .note])
    form.move(1)
    form.move(1)
    #expect(form.focus == .note && form.shown.map(\.slot) == [.name, .note])
    form.show(Set(Slot.allCases))
    #expect(form.rows.map(\.slot) == Slot.allCases, "what is hidden keeps its place")
  }

  @Test func `a choice turns in a ring and goes back to nothing, and means nothing there`() {
    var form = Self.form()
    func press(_ key: Key) -> Bool { form.edit(key) }
    func paste(_ text: String) -> Bool? { form.paste(text) }
    form.move(1)
    #expect(form.field == nil && form.chosen(.kind, ["a", "b"]) == nil)
    #expect(press(.left) && form.chosen(.kind, ["a", "b"]) == "b")
    #expect(press(.character(" ")) && form.selected(.kind) == 0)
    #expect(press(.right) && form.chosen(.kind, ["a", "b"]) == "a")
    #expect(press(.backspace) && form.selected(.kind) == 0)
    #expect(!press(.character("x")) && paste("x") == nil)
  }

  @Test func `what is wrong stands until its own field says something else`() {
    var form = Self.form()
    func press(_ key: Key) -> Bool { form.edit(key) }
    func goToProblem() -> Bool { form.goToProblem() }
    form.refuse(.note, Self.phrase("belum diisi"))
    #expect(form.focus == .note && form.problem?.slot == .note)
    #expect(press(.left), "the cursor alone puts nothing right")
    form.move(1)
    #expect(press(.character("X")))
    #expect(form.problem?.slot == .note && form.text(.name) == "SENJAX")
    #expect(goToProblem() && form.focus == .note)
    #expect(press(.character("a")) && form.problem == nil && !goToProblem())
  }

  @Test func `only what differs from how it began would be lost`() {
    var form = Self.form()
    func press(_ key: Key) -> Bool { form.edit(key) }
    #expect(!form.isChanged())
    #expect(press(.home) && press(.delete) && form.isChanged())
    #expect(press(.character("S")) && !form.isChanged())
    form.move(1)
    #expect(press(.right) && form.isChanged() && !form.isChanged(but: [.kind]))
  }

  @Test func `nothing is typed, turned or pasted into what was sent`() {
    var form = Self.form()
    func press(_ key: Key) -> Bool { form.edit(key) }
    func paste(_ text: String) -> Bool? { form.paste(text) }
    form.isSent = true
    let sent = form
    #expect(!press(.character("a")) && paste("a") == nil && form == sent)
    form.isSent = false
    #expect(paste(String(repeating: "x", count: 99)) == false && form.text(.name).count == 20)
  }

  @Test func `blanks are taken off where they say nothing`() {
    var form = Self.form()
    func paste(_ text: String) -> Bool? { form.paste(text) }
    form.move(-1)
    #expect(paste("  a \t b ") == true)
    #expect(form.trimmed(.note) == "a   b" && form.words(.note) == "a b" && form.text(.note).hasPrefix("  a"))
  }

  @Test func `labels stand in a column before their fields`() {
    var form = Self.form()
    form.move(1)
    form.change(.note) { $0.problem = Self.phrase("belum diisi") }
    #expect(
      draw(form, Size(width: 30, height: 5)).description
        == " Nama     SENJA\n›Jenis    < - >\n Catatan\n ! belum diisi\n")
  }

  @Test func `labels that need the line stand above, and the hint below the field that has the focus`() {
    #expect(
      draw(Self.form(), Size(width: 30, height: 8), labels: .above).description
        == "›Nama\n SENJA\n seperti di dokumen\n Jenis\n -\n Catatan\n\n")
  }

  @Test(arguments: [SmallForm<Slot>.Labels.beside, .above], 1...6)
  func `the field that has the focus is in sight however low the screen is`(labels: SmallForm<Slot>.Labels, height: Int)
  {
    var form = Self.form()
    for slot in Slot.allCases {
      let canvas = draw(form, Size(width: 30, height: height), labels: labels)
      #expect(form.focus == slot && canvas.cursor != nil, "\(slot) at \(height)")
      form.move(1)
    }
  }

  @Test func `a form without a field is drawn and takes no key`() {
    var form = SmallForm<Slot>([])
    func press(_ key: Key) -> Bool { form.edit(key) }
    func paste(_ text: String) -> Bool? { form.paste(text) }
    func goToProblem() -> Bool { form.goToProblem() }
    form.move(1)
    #expect(!press(.character("a")) && paste("a") == nil && form.field == nil && !goToProblem())
    #expect(draw(form, Size(width: 5, height: 1)).cursor == nil)
  }
}
