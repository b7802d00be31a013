import Border
import Phrases
import Terminal

extension DutyPage {
  func draw(into canvas: inout Canvas, _ scene: Scene) {
    if let form {
      let inner = canvas.box(title: form.kind.title[scene.language], isFocused: true)
      let note = Span(form.kind.note[scene.language], .muted)
      return canvas.inside(inner) { form.fields.draw(into: &$0, scene.language, labels: .above, notes: [note]) }
    }
    let state = DutyState(scene)
    let zone = scene.setting.zone
    let times = "\(zone.clock(state.plan.start(of: state.shift)))-\(zone.clock(state.plan.end(of: state.shift)))"
    let title = "\(Phrase.dutyTitle[scene.language]): \(state.shift.phrase[scene.language])"
    let inner = canvas.box(title: title, trailing: times, isFocused: true)
    let lines = lines(scene, width: inner.width - 2)
    canvas.inside(inner) { canvas in
      canvas.lines(lines, from: top)
      canvas.setCursor(x: 1, y: 0)
    }
  }

  /// The post, the lanes, the draw, who has come, who is expected.
  func lines(_ scene: Scene, width: Int) -> [[Span]] {
    let state = DutyState(scene)
    let (duty, language, zone) = (state.duty, scene.language, scene.setting.zone)
    var lines: [[Span]] = [[postSpan(state, scene)]]
    func head(_ phrase: Phrase) { lines += [[], [Span(phrase[language], .title)]] }
    func say(_ text: String, _ style: Style = .normal) {
      lines += SafeText.wrap(text, width: max(width, 1), limit: 3).map { [Span($0, style)] }
    }
    head(.dutyOpenLanes)
    if duty.lanes.isEmpty { say(Phrase.dutyNoLanes[language], .muted) }
    for (lane, open) in duty.lanes.sorted(by: { $0.key < $1.key }) {
      let since = scene.dayAndClock(open.time)
      let reason = open.reason.map { "  (\($0))" } ?? ""
      say("\(LaneWay(lane, open.direction).text(language))  \(open.officer)  \(open.console)  \(since)\(reason)")
    }
    head(.dutyScanners)
    if duty.scanners.isEmpty { say(Phrase.dutyNoScanners[language], .muted) }
    for (lane, claimed) in duty.scanners.sorted(by: { $0.key < $1.key }) {
      let reason = claimed.reason.map { "  (\($0))" } ?? ""
      say("L\(lane)  \(claimed.place.text)  \(claimed.officer)  \(scene.dayAndClock(claimed.time))\(reason)")
      if let scanner = scene.scanner, scanner.lane == lane, scanner.place == claimed.place {
        let trouble = scanner.trouble.map { "! " + $0.phrase[language] }
        say("    " + (trouble ?? Phrase.scannerIsRead[language]), trouble == nil ? .good : .alert)
      }
    }
    head(.dutyDrawTitle)
    if let draw = duty.draws[state.shift] {
      let drawer: Phrase = draw.drawn.drawer == .supervisor ? .dutyBySupervisor : .dutyByMachine
      say("\(zone.clock(draw.time))  \(draw.officer) (\(drawer[language]))", .muted)
      if let without = draw.withoutSome { say("! " + without[language], .warning) }
      if !draw.drawn.isTrue { say("! " + Phrase.dutyFalseDraw[language], .alert) }
      for lane in draw.lanes.keys.sorted() { say("L\(lane)  \(draw.lanes[lane] ?? "-")") }
      for swap in draw.swaps {
        say(
          "\(zone.clock(swap.time))  \(Phrase.dutySwapped[language]) "
            + "\(swap.officers.joined(separator: " - ")): \(swap.reason)",
          .warning)
      }
    } else {
      say(Phrase.dutyNotDrawn[language], .muted)
      if !state.missing.isEmpty, state.duty.draws[state.shiftToDraw] == nil {
        say(Phrase.dutyMissing(state.missing)[language], .warning)
      }
    }
    head(.dutyPeople)
    let people = people(state)
    if people.isEmpty { say(Phrase.dutyNoRoster[language], .muted) }
    for (shift, name) in people {
      let report = duty.reports[shift]?.first { $0.officer == name }
      let came = report.map { Phrase.dutyCame[language] + " " + zone.clock($0.time) } ?? Phrase.dutyNotCome[language]
      let isExtra = duty.hasRoster(on: shift.day) && !duty.isRostered(name, shift)
      let extra = isExtra ? "  (\(Phrase.dutyNotRostered[language]))" : ""
      say("\(shift.shift.word[language])  \(name)  \(came)\(extra)", report == nil ? .muted : .normal)
    }
    return lines
  }

  /// Who is rostered or has come, of this shift and, when it begins soon, of the next.
  private func people(_ state: DutyState) -> [(ShiftOfDay, String)] {
    let shifts = [state.shift] + (state.duty.reports[state.shift.next] == nil ? [] : [state.shift.next])
    return shifts.flatMap { shift in
      let rostered = (state.duty.rosters[shift] ?? []).map(\.officer)
      let others = (state.duty.reports[shift] ?? []).map(\.officer).filter { !rostered.contains($0) }
      return (rostered + others).map { (shift, $0) }
    }
  }

  private func postSpan(_ state: DutyState, _ scene: Scene) -> Span {
    let day = scene.setting.zone.dayAndHour(of: scene.now).day
    let hours = state.duty.hours(on: day, state.plan)?.text ?? ""
    let why = state.duty.exceptions[day].map { " (\($0.reason))" } ?? ""
    switch state.duty.isOpen(at: scene.now, state.plan) {
    case true: return Span("\(Phrase.dutyPostOpen[scene.language]) \(hours)\(why)", .good)
    case false:
      let open = hours.isEmpty ? "" : " (\(Phrase.dutyOpenHours[scene.language]) \(hours))"
      return Span("! \(Phrase.dutyPostClosed[scene.language])\(open)\(why)", .warning)
    case nil: return Span(Phrase.dutyHoursUnknown[scene.language], .muted)
    }
  }
}

extension DutyForm.Kind {
  fileprivate var note: Phrase {
    switch self {
    case .draw([]):
      Phrase(
        id: "Lajur dan arahnya, misalnya 1:masuk 2:masuk 3:keluar. Undian dapat dihitung ulang.",
        en: "Lanes and their directions, such as 1:in 2:in 3:out. The draw can be repeated.")
    case .draw(let missing): .dutyMissing(missing)
    case .swap:
      Phrase(
        id: "Akun rekan, atau dua akun. Tanpa penyelia keduanya harus menyetujui.",
        en: "The colleague's account, or two accounts. Without a supervisor both must approve.")
    case .takeOver:
      Phrase(
        id: "Lajur ini dibuka orang lain; pengambilalihan dicatat dengan alasannya.",
        en: "Somebody else has this lane open; taking it over is recorded with its reason.")
    case .scanner(let lane, _):
      Phrase(
        id: "Lajur \(lane): /dev/ttyUSB0 dengan 9600 8N1, atau folder tanpa laju. Kosong: pemindainya dilepas.",
        en: "Lane \(lane): /dev/ttyUSB0 with 9600 8N1, or a folder without a rate. Empty: its scanner is released.")
    }
  }
}
