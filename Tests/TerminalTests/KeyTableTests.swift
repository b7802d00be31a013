import Terminal
import Testing

@Suite struct KeyTableTests {
  enum Action: Sendable { case new, search, hits, refuse, help, up }

  private let table = KeyTable<Action>([
    Binding("lane.new", .new, keys: [.character("n"), .function(2)], title: "Pelintas", help: "Mulai pelintas baru."),
    Binding("search", .search, keys: [.character("/")], title: "Cari", help: "Cari nama."),
    Binding(
      "hits", .hits, keys: [.character("t")], title: "Temuan", help: "Buka temuan.", disabledReason: "kosong"),
    Binding("refuse", .refuse, keys: [.control("t")], title: "Tolak", help: "Tolak masuk.", isDangerous: true),
    Binding("up", .up, keys: [.up], title: "Naik", help: "Baris sebelumnya.", isInKeyBar: false),
    Binding("help", .help, keys: [.function(1), .character("?")], title: "Bantuan", help: "Semua tombol."),
  ])

  private func bar(_ width: Int, rows: Int = 1, symbols: Symbols = .utf8) -> [String] {
    table.keyBar(width: width, rows: rows, pinned: "help", symbols: symbols).map { $0.map(\.text).joined() }
  }

  @Test func aKeyAnswersWithItsActionOrItsReason() {
    guard case .action(.new) = table.answer(to: .function(2)) else { return #expect(Bool(false), "F2") }
    guard case .disabled(let binding, let reason) = table.answer(to: .character("t")) else {
      return #expect(Bool(false), "t")
    }
    #expect(binding.id == "hits" && reason == "kosong")
    guard case .unbound = table.answer(to: .character("z")) else { return #expect(Bool(false), "z") }
  }

  @Test func theKeyBarShowsAllWhereThereIsRoom() {
    #expect(bar(80) == ["n Pelintas  / Cari  ×t Temuan  ^T Tolak  F1 Bantuan"])
    #expect(bar(80, symbols: .ascii) == ["n Pelintas  / Cari  xt Temuan  ^T Tolak  F1 Bantuan"])
  }

  @Test func theKeyBarLeavesOutWhatDoesNothingThenFromTheEndAndSaysHowManyBehindHelp() {
    #expect(bar(45) == ["n Pelintas  / Cari  ^T Tolak  F1 Bantuan+1"])
    #expect(bar(40) == ["n Pelintas  / Cari  F1 Bantuan+2"])
    #expect(bar(30) == ["n Pelintas  F1 Bantuan+3"])
    #expect(bar(14) == ["F1 Bantuan+4"])
    #expect(bar(3) == [])
    #expect(bar(30, rows: 2) == ["n Pelintas  / Cari  ×t Temuan", "^T Tolak  F1 Bantuan"])
    #expect(bar(20, rows: 2) == ["n Pelintas  / Cari", "F1 Bantuan+2"])
    #expect(table.keyBar(width: 23).map { $0.map(\.text).joined() } == ["n Pelintas  / Cari  +3"])
    for width in 0...60 {
      for line in bar(width, rows: 3) { #expect(SafeText.width(line) <= width) }
    }
  }

  @Test func keysThatDecideKeepTheirPlacesInTheBarAlsoWhereTheyDoNothingNow() {
    let table = KeyTable<Action>([
      Binding(
        "refuse", .refuse, keys: [.character("o")], title: "Tolak", help: "", isDangerous: true, disabledReason: "x"),
      Binding("hits", .hits, keys: [.tab], title: "Bandingkan", help: "", disabledReason: "x"),
      Binding("search", .search, keys: [.character("/")], title: "Cari", help: ""),
    ])
    #expect(table.keyBar(width: 20).map { $0.map(\.text).joined() } == ["×o Tolak  / Cari  +1"])
  }

  @Test func aDisabledKeyIsDimAndHasASign() {
    let spans = table.keyBar(width: 80).flatMap { $0 }
    #expect(spans.contains(Span("×t Temuan", .keyDisabled)))
    #expect(spans.contains(Span("n", .key)))
  }

  @Test func theSheetHasEveryBindingInOrder() {
    let sheet = table.keySheet()
    #expect(sheet.map(\.id) == ["lane.new", "search", "hits", "refuse", "up", "help"])
    #expect(sheet[0].keys == ["n", "F2"])
    #expect(sheet[3].isDangerous)
    #expect(sheet[2].disabledReason == "kosong")
    #expect(sheet[4].keys == ["↑"])
  }

  @Test func aKeyUsedTwiceIsFound() {
    #expect(table.conflicts() == [])
    let wrong = KeyTable<Action>([
      Binding("a", .new, keys: [.enter], title: "", help: ""),
      Binding("b", .search, keys: [.enter, .tab], title: "", help: ""),
      Binding("b", .hits, keys: [], title: "", help: ""),
    ])
    #expect(wrong.conflicts() == [.id("b"), .unreachable(id: "b"), .key(.enter, ids: ["a", "b"])])
  }

  @Test func keysCanBeRemappedById() {
    let remapped = table.remapped(["search": [.function(3)], "no.such": [.enter]])
    guard case .action(.search) = remapped.answer(to: .function(3)) else { return #expect(Bool(false), "F3") }
    guard case .unbound = remapped.answer(to: .character("/")) else { return #expect(Bool(false), "/") }
  }

  @Test func aTableOverAnotherHidesItsKeys() {
    let dialog = KeyTable<Action>([Binding("yes", .refuse, keys: [.character("n")], title: "", help: "")])
    let both = dialog.over(table)
    #expect(both.conflicts() == [])
    guard case .action(.refuse) = both.answer(to: .character("n")) else { return #expect(Bool(false), "n") }
    guard case .action(.new) = both.answer(to: .function(2)) else { return #expect(Bool(false), "F2") }
  }

  @Test func keyNamesAreShortAndSafe() {
    #expect(Key.character("\u{202E}").name() == "\u{FFFD}")
    #expect(Key.character(" ").name() == "Spc")
    #expect(Key.control("l").name() == "^L")
    #expect(Key.up.name(symbols: .ascii) == "Up")
  }
}
