/// A family by car: the party is opened with its car, the three come one after another, and it is closed.
extension DayScript {
  private static let arrow = "\u{1B}[C"
  private static let driver = Passport(name: "RUMPUT, TEGUH", number: "X1000060", birth: "840712", sex: "M")
  private static let mother = Passport(name: "RUMPUT, RINDANG", number: "X1000061", birth: "861030")
  private static let child = Passport(name: "RUMPUT, MUNGIL", number: "X1000062", birth: "180406")
  static let familyNames = [driver, mother, child].map(\.name)

  /// Kind, how many, purpose, vehicle (a car's own), number plate, driver.
  private static let opened = DayStep(
    .entry, "a family comes by car",
    [
      .press("c"), .see(["Rombongan datang"]), .tap(arrow), .tap(DayKey.tab), .write("3"), .tap(DayKey.tab),
      .tap(arrow), .tap(arrow), .tap(arrow), .tap(DayKey.tab), .tap(DayKey.tab), .write("KB 1234 XX"),
      .tap(DayKey.tab), .write("RUMPUT TEGUH"), .press(DayKey.f10), .see(["Rombongan dibuka, tersimpan"]),
    ],
    [
      DayEvent(
        "party.opened",
        [
          "kind": "car", "lane": "1", "direction": "in", "expected": "3", "purpose": "KELUARGA",
          "vehicle": "private-car", "conveyance.plate": "KB 1234 XX", "conveyance.driver": "RUMPUT TEGUH",
        ])
    ])

  /// Car and purpose are not entered again; only the child has a companion.
  private static func member(
    _ passport: Passport, _ title: String, behind count: Int, _ moves: [DayStep.Move] = [],
    _ body: [String: String?] = ["guardian": nil, "notices": nil]
  ) -> DayStep {
    let carried: [String: String?] = [
      "outcome": "cleared", "traveller.name": passport.name, "party": DayEvent.anything, "vehicle": "private-car",
      "purpose": "KELUARGA",
    ]
    return DayStep(
      .entry, title,
      [.scan(passport.lines), .answered, .see(["Rombongan: ", "\(count)/3"])] + moves
        + [.press("i"), .see(["tersimpan", passport.name])],
      [
        DayEvent("scan.received", ["lane": "1"]), DayEvent("watchlist.checked"),
        DayEvent("crossing.recorded", carried.merging(body) { $1 }),
      ])
  }

  static let family = [
    opened, member(driver, "who drives", behind: 0), member(mother, "the mother", behind: 1),
    member(
      child, "the child, who brings it is asked first", behind: 2,
      [
        .press("i"), .see(["Siapa yang membawa anak ini?"]), .press("1"), .press(DayKey.enter),
        .see([mother.name]), .press("1"), .press(DayKey.enter),
        .see(["ibu, \(mother.name)"]),
      ],
      [
        "guardian.relation": "mother", "guardian.name": mother.name, "guardian.document": mother.number,
        "notices": nil,
      ]),
    DayStep(
      .entry, "all three are through",
      [
        .press("c"), .see(["disebut 3, terbaca 3, diputuskan 3"]), .press("t"), .see(["sekali lagi"]),
        .press("t"), .see(["Rombongan ditutup, tersimpan"]),
      ],
      [DayEvent("party.closed", ["decided": "3", "waiting": "0", "reason": nil])]),
  ]
}
