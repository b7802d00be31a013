import Border
import Foundation
import ReferenceData

/// The forty travellers of `travellers.json`, each as the step that lets them cross or not.
struct DayTraveller {
  private let json: JSON

  static func all() throws -> [DayTraveller] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "travellers.json")
    return try JSON(try String(contentsOf: file, encoding: .utf8))["travellers"].items.map(DayTraveller.init(json:))
  }

  var place: DayPlace { json["command"].count > 0 ? .line : lane }
  private var lane: DayPlace { json["lane"].text == "out" ? .exit : .entry }

  /// - Parameter officer: who has the lane.
  func step(lanes: [DayPlace: (number: Int, officer: String)]) throws -> DayStep {
    guard let title = json["what"].text, let own = lanes[lane] else { throw TestFailure("a traveller without a lane") }
    var moves: [DayStep.Move] = []
    var events: [DayEvent] = []
    if json["command"].count > 0 {
      let arguments = json["command"].items.compactMap(\.text)
      moves = [
        .command(
          ["crossing", "record", "--direction", direction, "--lane", String(own.number)] + arguments,
          as: own.officer, status: 0, says: [])
      ]
      let officer = DayEvent.Actor.account(own.officer)
      events = [
        DayEvent("session.opened", by: officer), DayEvent("watchlist.checked", by: officer),
        crossing(own.number, officer),
        DayEvent("session.closed", by: officer, ["cause": "exit"]),
      ]
    } else {
      let scan = DayStep.Move.scan(json["mrz"].items.compactMap(\.text))
      let given = try json["form"].text.map(fillIn) ?? json["known"].text.map(takeKnown) ?? [scan]
      moves = given + [.answered] + details + (json["see"].text.map { [.see([$0])] } ?? []) + decision
      events = [
        DayEvent(
          json["mrz"].count > 0 ? "scan.received" : "document.entered",
          ["lane": String(own.number), "direction": direction]),
        DayEvent("watchlist.checked"), crossing(own.number, .present),
      ]
    }
    return DayStep(place, title, moves, events)
  }

  private var name: String { json["name"].text ?? "" }
  private var direction: String { json["lane"].text ?? "" }

  private func crossing(_ lane: Int, _ officer: DayEvent.Actor) -> DayEvent {
    let notices = json["notices"].items.compactMap(\.text).sorted()
    return DayEvent(
      "crossing.recorded", by: officer,
      [
        "lane": String(lane), "direction": direction, "outcome": json["outcome"].text, "reason": json["reason"].text,
        "words": json["words"].text, "traveller.name": name, "document.type": json["type"].text, "outside": nil,
        "notices": notices.isEmpty ? nil : notices.joined(separator: " "),
        "purpose": json["fields"]["purpose"].text ?? json["details"]["purpose"].text ?? json["purpose"].text,
      ])
  }

  /// Somebody who crossed here before, by the end of the document's number.
  private func takeKnown(_ ending: String) -> [DayStep.Move] {
    [.press("n"), .see(["Dokumen baru"])] + ending.map { .press(String($0)) }
      + [.see([name, ending]), .press(DayKey.enter)]
  }

  /// The form by its digit, each field in its turn, and the end.
  private func fillIn(_ code: String) throws -> [DayStep.Move] {
    let forms = DocumentForm.all(try ReferenceData.shared.get())
    guard let index = forms.firstIndex(where: { $0.code == code }) else { throw TestFailure("no form \(code)") }
    let form = forms[index]
    let initial = form.initialValues(direction: direction == "in" ? .in : .out)
    var moves: [DayStep.Move] = [
      .press("f"), .see([form.title.id]), .press(String(index + 1)), .see(["1/\(form.fields.count)"]),
    ]
    for field in form.fields {
      if let value = json["fields"][field.id.rawValue].text, value != initial[field.id] { moves.append(.write(value)) }
      moves.append(.tap(DayKey.tab))
    }
    return moves + [.tap(DayKey.f10)]
  }

  private var details: [DayStep.Move] {
    guard let purpose = json["details"]["purpose"].text else { return [] }
    return [.press("d"), .see(["Keperluan"]), .write(purpose), .tap(DayKey.f10), .answered]
  }

  /// The outcome's letter, its reason's digit, and words where they are asked for.
  private var decision: [DayStep.Move] {
    let keys = (json["keys"].text ?? "").split(separator: " ").map { $0.lowercased() }
    var moves: [DayStep.Move] = [.press(keys.first ?? "")]
    // It is asked once who brings a child that is let through.
    if json["companion"].text != nil {
      moves += [.see(["Siapa yang membawa anak ini?"]), .press(DayKey.escape), .gone("Siapa yang membawa"), moves[0]]
    }
    if keys.count > 1 { moves += [.see(["Alasan"]), .press(keys[1]), .press(DayKey.enter)] }
    if let words = json["words"].text {
      moves += [.see(["Alasan dengan kata-kata"]), .write(words), .press(DayKey.enter)]
    }
    return moves + [.see(["tersimpan", String(name.prefix(14))])]
  }
}
