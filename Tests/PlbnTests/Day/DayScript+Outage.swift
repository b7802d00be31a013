import Border
import Journal
import ReferenceData
import TravelDocuments

/// The network fails for half an hour: one declares it, all see it, three travellers stand on paper and are keyed in
/// afterwards with their real times.
extension DayScript {
  static func outage() throws -> [DayStep] {
    let zone = try DayStore.plan().plan.zone
    func ago(_ minutes: Int) -> Timestamp { Timestamp(milliseconds: Timestamp.now().milliseconds - minutes * 60_000) }
    let meanwhile = Passport(name: "SABAR, MENUNGGU", number: "X1000050")
    let declared: [DayStep] = [
      DayStep(
        .office, "the outage is declared, from half an hour ago",
        [
          .press("g"), .see(["Tidak ada gangguan"]), .press("s"), .see(["Nyatakan gangguan"]), .write("2"),
          .tap(DayKey.tab), .write(zone.clock(ago(30))), .press(DayKey.f10), .see(["tersimpan"]),
        ], [DayEvent("outage.declared", ["cause": "network"])]),
      DayStep(
        .entry, "every console says so, and works on",
        [
          .see(["GANGGUAN jaringan"]), .scan(meanwhile.lines), .answered, .press("i"),
          .see(["tersimpan", meanwhile.name]),
        ],
        [
          DayEvent("scan.received"), DayEvent("watchlist.checked"),
          DayEvent("crossing.recorded", ["outcome": "cleared", "late": nil, "outage": DayEvent.anything]),
        ]),
      DayStep(
        .office, "slips are given out",
        [.press("b"), .see(["Bagikan kertas"]), .write("101-110"), .press(DayKey.f10), .see(["10 dibagikan"])],
        [DayEvent("outage.papers-given", ["first": "101", "last": "110"])]),
      DayStep(
        .office, "the network is back",
        [.press("a"), .see(["Akhiri gangguan"]), .press(DayKey.f10), .see(["tersimpan"])],
        [DayEvent("outage.ended")]),
    ]
    let reference = try ReferenceData.shared.get()
    let fields = DocumentForm.paper(reference).fields.map(\.id)
    let slips: [(number: String, minutes: Int, name: String)] = [
      ("0101", 20, "KERTAS PERTAMA"), ("0102", 15, "KERTAS KEDUA"), ("0103", 10, "KERTAS KETIGA"),
    ]
    var keyed: [DayStep] = []
    for (index, slip) in slips.enumerated() {
      let moment = ago(slip.minutes)
      guard let date = zone.date(of: moment) else { throw TestFailure("no day") }
      let values: [FormField.ID: String] = [
        .paper: slip.number, .paperDate: typed(date), .paperTime: zone.clock(moment), .direction: "in", .signed: "CM",
        .documentType: "none", .name: slip.name,
      ]
      let isFirst = index == 0
      let begin: [DayStep.Move] = isFirst ? [.press("g"), .see(["10 dibagikan"]), .press("k")] : []
      let end: [DayStep.Move] =
        index == slips.count - 1
        ? [.press(DayKey.escape), .see(["3 diketik"]), .press(DayKey.escape), .see(["Per jam"])] : []
      let filled = fields.flatMap { field -> [DayStep.Move] in
        // What slips of one stack share stands in the next one already; the date may be another behind midnight.
        guard let value = values[field], isFirst || [.paperDate, .paperTime, .name].contains(field) else {
          return [.tap(DayKey.tab)]
        }
        return (field == .paperDate ? [.tap(eraseField)] : []) + [.write(value), .tap(DayKey.tab)]
      }
      keyed.append(
        DayStep(
          .exit, "slip \(slip.number) is keyed in",
          begin + [.see(["1/\(fields.count)"])] + filled
            + [.press(DayKey.f10), .see(["Kertas tersimpan", slip.name])] + end,
          [
            DayEvent("watchlist.checked"),
            DayEvent(
              "crossing.recorded",
              [
                "traveller.name": slip.name, "outcome": "cleared", "outage": DayEvent.anything,
                "late.paper": String(101 + index), "late.signed": "CM",
                "late.occurred": startOfMinute(moment).description,
              ]),
          ]))
    }
    let settled: [DayStep] = [
      DayStep(
        .office, "the other slips are accounted for",
        [
          .see(["terbuka: 0104-0110"]), .press("r"), .see(["Kertas kosong atau rusak"]), .tap(DayKey.tab),
          .tap(DayKey.tab), .write("dikembalikan"), .press(DayKey.f10), .see(["7 tidak terpakai"]),
        ],
        [DayEvent("outage.papers-settled", ["first": "104", "last": "110", "state": "unused"])]),
      DayStep(
        .office, "the central system is told by hand",
        [
          // The file's 40, the family's three, those of the slip, the lock, the bench and of meanwhile, and three slips:
          // it began before them.
          .press("p"), .see(["50 dari 50 pelintasan"]), .write("nota 12"), .press(DayKey.f10), .see(["beres"]),
          .press(DayKey.escape), .see(["Per jam"]),
        ], [DayEvent("outage.reconciled", ["words": "nota 12"])]),
    ]
    return declared + keyed + settled
  }

  /// As paper and clocks on the wall tell it.
  private static func startOfMinute(_ time: Timestamp) -> Timestamp {
    Timestamp(milliseconds: time.milliseconds - time.milliseconds % 60_000)
  }

  private static func typed(_ date: PartialDate) -> String {
    date.description.split(separator: "-").reversed().joined(separator: "-")
  }
}
