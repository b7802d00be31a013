import Phrases
import Terminal
import Testing
import TravelDocuments

@testable import Border
@testable import Console

extension Table {
  var formPage: FormPage? { if case .form(let page)? = model.pages.last { page } else { nil } }

  /// Opens the list of forms and the form of a digit.
  static func form(
    _ digit: Character, _ language: Language = .id, size: Size = Size(width: 80, height: 24)
  ) throws -> Table {
    var table = try Table(language: language, size: size)
    table.show(.morning)
    table.press(.character("f"), .character(digit))
    return table
  }

  /// Goes through the form from its first field to its last as an officer does, and fills in what is given.
  mutating func fill(_ values: [FormField.ID: String]) throws {
    for _ in try #require(formPage?.filling).slots {
      let filling = try #require(formPage?.filling)
      if case .field(let id) = filling.focused, let value = values[id] {
        if filling.editor == nil {
          let index = try #require(filling.choices.firstIndex { $0.code == value })
          press("\(index + 1)")
        } else {
          press(.control("u"))
          press(value)
        }
      }
      if !filling.isAtEnd { press(.tab) }
    }
  }

  /// Goes to a field by Tab.
  mutating func go(to id: FormField.ID) throws {
    for _ in try #require(formPage?.filling).slots where formPage?.filling?.focused != .field(id) { press(.tab) }
    try #require(formPage?.filling?.focused == .field(id))
  }
}

extension Tray {
  var entered: [DocumentEntered] {
    requests.compactMap { if case .enter(_, let document) = $0 { document } else { nil } }
  }
}

/// Documents entered by hand, from the list of forms to the lane.
struct FormPageTests {
  struct Filled: Sendable, CustomTestStringConvertible {
    let digit: Character
    let type: String
    let issuer: String?
    let values: [FormField.ID: String]
    var number = "X123"

    var testDescription: String { "\(digit) \(type)" }
  }

  private static let holder: [FormField.ID: String] = [
    .name: "RINDU REKAAN", .number: "x 123", .birth: "5/4/1981", .sex: "F", .nationality: "idn",
  ]
  private static let forms = [
    Filled(digit: "1", type: "plb", issuer: "IDN", values: holder),
    Filled(digit: "2", type: "plb", issuer: "MYS", values: holder),
    Filled(digit: "3", type: "splp", issuer: "IDN", values: holder),
    Filled(digit: "4", type: "sklb", issuer: "IDN", values: holder),
    Filled(
      digit: "5", type: "emergency-certificate", issuer: "MYS", values: holder.merging([.issuer: "mys"]) { $1 }),
    Filled(
      digit: "6", type: "ktp", issuer: "IDN", values: holder.merging([.number: "6103 2144 0481 0001"]) { $1 },
      number: "6103214404810001"),
    Filled(digit: "7", type: "passport", issuer: "UTO", values: holder.merging([.issuer: "UTO"]) { $1 }),
    Filled(digit: "8", type: "other", issuer: nil, values: holder),
    Filled(digit: "9", type: "none", issuer: nil, values: holder, number: ""),
  ]

  @Test(arguments: forms) func `each form is filled in by keys and opens at the lane`(form: Filled) throws {
    var table = try Table.form(form.digit)
    try table.fill(form.values.merging([.purpose: "BELANJA", .note: "bersama anak"]) { $1 })
    table.press(.enter)
    let document = try #require(table.tray.entered.first)
    #expect(table.tray.entered.count == 1)
    #expect(document.lane == 1)
    #expect(
      document.facts
        == CrossingFacts(
          direction: .in,
          traveller: Traveller(
            name: "RINDU REKAAN", birth: PartialDate("1981-04-05"), sex: .female, nationality: "IDN"),
          document: PresentedDocument(type: form.type, number: form.number, issuer: form.issuer),
          purpose: "BELANJA", note: "bersama anak"))
    #expect(table.model.pages.isEmpty)
    #expect(table.model.mode.laneCase?.document == .entered(document))
    table.answer(table.tray.lastTicket)
    table.press("i")
    #expect(table.tray.decided.first?.facts == document.facts)
  }

  @Test func `the list is walked by arrows too`() throws {
    var table = try Table()
    table.press(.character("f"), .down, .down, .enter)
    #expect(table.formPage?.filling?.form.code == "SPLP")
    #expect(table.text.contains(table.formPage?.filling?.form.title[.id] ?? "none"))
  }

  // MARK: Going from field to field

  @Test func `Enter, Tab and arrows go from field to field, and Tab goes round`() throws {
    var table = try Table.form("9")
    func focus() -> Int? { table.formPage?.filling?.focus }
    let last = try #require(table.formPage?.filling).slots.count - 1
    table.press(.enter, .tab, .down)
    #expect(focus() == 3)
    table.press(.up, .backtab)
    #expect(focus() == 1)
    table.press(.pageDown)
    #expect(focus() == last)
    table.press(.down)
    #expect(focus() == last)
    table.press(.tab)
    #expect(focus() == 0)
    table.press(.up)
    #expect(focus() == 0)
    table.press(.backtab)
    #expect(focus() == last)
    table.press(.pageUp)
    #expect(focus() == 0)
  }

  @Test(arguments: [Key.function(10), .control("s")]) func `a form is finished from any field`(key: Key) throws {
    var table = try Table.form("9")
    table.press("RINDU REKAAN")
    table.press(key)
    #expect(table.tray.entered.first?.facts.traveller.name == "RINDU REKAAN")
  }

  @Test func `Enter finishes in the last field alone`() throws {
    var table = try Table.form("9")
    table.press("RINDU REKAAN")
    table.press(.enter)
    #expect(table.tray.entered.isEmpty)
    table.press(.pageDown, .enter)
    #expect(table.tray.entered.count == 1)
  }

  // MARK: Choosing

  @Test func `a choice is taken by its first letter, its digit, arrows or from the list`() throws {
    var table = try Table.form("9")
    try table.go(to: .sex)
    func sex() -> String? { table.formPage?.filling?.values[.sex] }
    table.press("l")
    #expect(sex() == "M")
    table.press("P")
    #expect(sex() == "F")
    table.press("3")
    #expect(sex() == "X")
    table.press(.right)
    #expect(sex() == "F")
    table.press(.left)
    #expect(sex() == "X")
    table.press(.delete)
    #expect(sex() == nil)
    table.press(.left)
    #expect(sex() == "X")
    table.press(.backspace)
    #expect(sex() == nil)
    table.press(.character(" "), .down, .enter)
    #expect(sex() == "M")
    table.press(.function(4), .home, .escape)
    #expect(sex() == "M")
    #expect(table.formPage?.filling?.list == nil)
    table.press(.function(4), .character("t"), .enter)
    #expect(sex() == "X")
    table.press(.function(4), .character("1"))
    #expect(sex() == "F")
    #expect(table.formPage?.filling?.focused == .field(.sex))
  }

  @Test func `a letter that begins several choices goes through them`() throws {
    var table = try Table.form("9")
    try table.go(to: .purpose)
    let filling = try #require(table.formPage?.filling)
    let withK = filling.choices.filter { $0.label.id.lowercased().hasPrefix("k") }.map(\.code)
    try #require(withK.count > 1)
    for code in withK + [withK[0]] {
      table.press("k")
      #expect(table.formPage?.filling?.values[.purpose] == code)
    }
  }

  @Test func `a letter or digit of no choice changes nothing and says so`() throws {
    var table = try Table.form("9")
    try table.go(to: .sex)
    for key in ["z", "9"] {
      table.model.dismissMessage()
      table.press(key)
      #expect(table.formPage?.filling?.values[.sex] == nil)
      #expect(table.text.contains("Tidak ada pilihan seperti itu."))
    }
  }

  // MARK: What is wrong

  @Test func `an error stands beside its field once the field was left`() throws {
    var table = try Table.form("1")
    #expect(!table.text.contains("Belum diisi."))
    table.press("RINDU 2")
    #expect(!table.text.contains("Nama dengan angka"))
    table.press(.tab, .tab)
    let lines = table.screen().lines
    #expect(lines.contains { $0.contains("Nomor") && $0.contains("! Belum diisi.") })
    #expect(lines.contains { $0.contains("? Nama dengan angka") })
    #expect(!lines.contains { $0.contains("Tanggal lahir") && $0.contains("Belum diisi.") })
  }

  @Test func `finishing with errors goes to the first of them and says how many there are`() throws {
    var table = try Table.form("1")
    table.press("RINDU REKAAN")
    table.press(.tab, .tab, .tab)
    table.press("31-02-1981")
    table.press(.function(10))
    #expect(table.tray.entered.isEmpty)
    #expect(table.formPage?.filling?.focused == .field(.number))
    #expect(table.text.contains("3 isian harus diperbaiki dulu"))
    #expect(table.text.contains("! Tanggal itu tidak ada"))
    table.press("X1")
    #expect(table.screen().lines.contains { $0.contains("Nomor") && !$0.contains("Belum diisi.") })
  }

  @Test func `notes stop nobody`() throws {
    var table = try Table.form("1")
    try table.fill(Self.holder.merging([.expiry: "01-02-2020"]) { $1 })
    #expect(table.text.contains("? Sudah tidak berlaku."))
    table.press(.function(10))
    #expect(table.tray.entered.count == 1)
  }

  @Test(arguments: Language.allCases) func `at 40x10 the focused field is in sight with its label and its error`(
    language: Language
  ) throws {
    var table = try Table.form("5", language, size: Size(width: 40, height: 10))
    table.press(.function(10))
    let count = try #require(table.formPage?.filling).slots.count
    let today = try #require(PartialDate("2026-11-21"))
    for _ in 0..<count {
      let filling = try #require(table.formPage?.filling)
      table.model.dismissMessage()
      let lines = table.screen().lines
      let label = filling.label(filling.focused)[language]
      let row = try #require(lines.firstIndex { $0.contains("›") && $0.contains(label) }, "\(label)")
      if let problem = filling.check(today, .atTheTable).problems[filling.focused] {
        #expect(lines[row + 1].contains("! " + problem[language].prefix(20)), "\(label)")
      }
      #expect(table.screen().cursor?.y == row)
      table.press(.tab)
    }
  }

  @Test func `a field that is full says so`() throws {
    var table = try Table.form("9")
    table.press(.tab, .tab, .tab)
    table.press("IDNX")
    #expect(table.formPage?.filling?.values[.nationality] == "IDN")
    #expect(table.text.contains("3/3"))
  }

  // MARK: What comes from outside

  @Test func `a paste goes into the focused field, without what can't be shown`() throws {
    var table = try Table.form("9")
    table.paste("RINDU\u{202E}\u{7} REKAAN\n")
    #expect(table.formPage?.filling?.values[.name] == "RINDU REKAAN ")
    #expect(table.text.contains("Tempelan terlalu panjang"))
    table.paste(String(repeating: "A", count: 10_000))
    #expect(table.formPage?.filling?.values[.name]?.count == Traveller.nameLimit)
    try table.go(to: .sex)
    table.paste("perempuan")
    #expect(table.formPage?.filling?.values[.sex] == "F")
    table.paste("entah")
    #expect(table.formPage?.filling?.values[.sex] == "F")
    #expect(table.text.contains("Tidak ada pilihan seperti itu."))
  }

  @Test func `a passport that is read takes the screen from an empty form, and waits behind a begun one`() throws {
    var table = try Table.form("1")
    table.type(MRZDocument.td3.typed(inOneLine: false), every: 5)
    #expect(table.model.mode.laneCase?.document.lines == MRZDocument.td3.lines)
    table = try Table.form("1")
    table.press("RINDU")
    table.wait(400)
    table.type(MRZDocument.td3.typed(inOneLine: false), every: 5)
    #expect(table.formPage?.filling?.values[.name] == "RINDU")
    #expect(table.tray.presented == [MRZDocument.td3.lines])
    #expect(table.text.contains("Berikutnya menunggu"))
    table = try Table.form("1")
    table.press("RINDU")
    try table.go(to: .sex)
    table.wait(400)
    table.type(MRZDocument.beginning(with: "P").typed(inOneLine: false), every: 5)
    #expect(table.formPage?.filling?.values[.sex] == nil)
    #expect(table.tray.presented.count == 1)
  }

  @Test func `language and size leave what was typed as it is`() throws {
    var table = try Table.form("1")
    table.press("RINDU")
    table.wait(2_000)
    let before = table.formPage
    table.press(.function(2))
    #expect(table.text.contains("Name"))
    for size in [Size(width: 0, height: 0), Size(width: 7, height: 3), Size(width: 40, height: 10)] {
      table.handle(.input(.resize(size)))
      _ = table.screen()
    }
    table.press(.function(2))
    #expect(table.formPage == before)
    #expect(table.text.contains("RINDU"))
  }

  @Test func `nothing is entered where nothing can be recorded`() throws {
    var table = try Table.form("9")
    table.press("RINDU REKAAN")
    let why = Phrase(id: "ditutup", en: "closed")
    table.tell(.trouble(Trouble(word: .closedStore, sentence: why, isClosed: true)))
    table.press(.function(10))
    #expect(table.tray.entered.isEmpty)
    #expect(table.text.contains("Selesai: penyimpanan tidak dapat ditulis."))
  }

  @Test func `no key does two things, and a text field has all letters`() throws {
    for language in Language.allCases {
      var table = try Table.form("9", language)
      for _ in try #require(table.formPage?.filling).slots {
        #expect(table.model.currentKeys.conflicts().isEmpty)
        if table.formPage?.field != nil {
          for scalar in UInt8(0x20)...0x7E {
            let answer = table.model.currentKeys.answer(to: .character(Character(Unicode.Scalar(scalar))))
            guard case .unbound = answer else { return #expect(Bool(false), "\(scalar)") }
          }
        } else {
          table.press(.function(4))
          #expect(table.model.currentKeys.conflicts().isEmpty)
          table.press(.escape)
        }
        table.press(.tab)
      }
    }
  }

  // MARK: The traveller at the prompt

  @Test func `purpose, vehicle and note are added to the traveller at the prompt`() throws {
    var table = try Table()
    table.open(.other)
    table.press("d")
    #expect(table.formPage?.filling?.slots == [.field(.purpose), .field(.vehicle), .field(.note), .field(.stamp)])
    table.press("2")
    table.press(.tab, .character("1"), .tab)
    table.press("  bersama  anak ")
    table.press(.enter)
    #expect(table.model.pages.isEmpty)
    let theCase = try #require(table.model.mode.laneCase)
    #expect((theCase.purpose, theCase.vehicle, theCase.note) == ("BELANJA", "on-foot", "bersama anak"))
    #expect(table.tray.drafts.isEmpty)
    table.press("d")
    #expect(table.text.contains("bersama anak"))
    table.press(.delete, .function(10))
    #expect(table.model.mode.laneCase?.purpose == nil)
    table.press("i")
    #expect(table.tray.decided.first?.note == "bersama anak")
    #expect(table.tray.decided.first?.vehicle == "on-foot")
  }

  @Test func `what was being added is discarded by Escape twice`() throws {
    var table = try Table()
    table.open(.other)
    table.press("d")
    table.press("2")
    table.press(.escape)
    #expect(table.text.contains("Esc lagi"))
    table.press(.escape)
    #expect(table.model.pages.isEmpty)
    #expect(table.model.mode.laneCase?.purpose == nil)
    #expect(!table.tray.requests.contains(.dropDraft))
  }
}
