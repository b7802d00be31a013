import Terminal
import Testing

@testable import Border
@testable import Console

/// Random days at a closed store: no secret on any screen, no traveller on a cover, no request of somebody who has not
/// signed in.
struct AccessFuzzTests {
  private static let keys: [Key] =
    "nfkhstplbd/12i".map { .character($0) } + [
      .enter, .enter, .escape, .tab, .backtab, .backspace, .up, .down, .function(1), .function(2), .function(7),
      .function(8), .function(9), .control("u"), .control("l"), .delete,
    ]

  @Test(arguments: UInt64(1)...8) func `two thousand random events betray nothing`(seed: UInt64) throws {
    var dice = FuzzTests.Dice(state: seed)
    var staff = Staff()
    var table = try Table.closed(staff)
    var (checked, covered, opened) = (0, 0, 0)
    for _ in 0..<2_000 {
      let hadSession = table.model.session != nil
      try step(&table, &staff, &dice)
      let text = table.text
      for part in ["kuda", "baterai", "benar", Staff.pin] { #expect(!text.contains(part), "\(text)") }
      if table.model.isCovered {
        covered += 1
        for name in ["WIDURI", "SIEW HONG", "ANNA MARIA", "X1000"] { #expect(!text.contains(name), "\(text)") }
      } else {
        opened += 1
      }
      for request in table.tray.requests[checked...] where !hadSession && table.model.session == nil {
        switch request {
        // What lies on a reader waits in nobody's name.
        case .access, .presentUnattended: break
        default: Issue.record("\(request) without a session")
        }
      }
      checked = table.tray.requests.count
    }
    #expect(covered > 200 && opened > 200, "a day on one side of the cover proves little: \(covered), \(opened)")
  }

  private func step(_ table: inout Table, _ staff: inout Staff, _ dice: inout FuzzTests.Dice) throws {
    switch Int.random(in: 0..<100, using: &dice) {
    case 0..<50:
      if let key = Self.keys.randomElement(using: &dice) { table.handle(.input(.key(key))) }
      table.wait([0, 5, 60, 200, 400].randomElement(using: &dice) ?? 0)
    case 50..<65:
      // Somebody types a secret where secrets go.
      guard let form = table.model.form, form.checking == nil, table.model.help == nil, form.isWriting,
        case .secret = form.fields[form.focus].content
      else { return }
      let secret = Bool.random(using: &dice) ? Staff.passphrase : Staff.pin
      if Bool.random(using: &dice) { table.press(secret) } else { table.paste(secret) }
      if Bool.random(using: &dice) { table.press(.enter) }
    case 65..<70:
      table.wait(1_200)
      table.type(MRZDocument.td3.typed(inOneLine: Bool.random(using: &dice)), every: 5)
    case 70..<72:
      table.handle(
        .input(
          .resize(Size(width: Int.random(in: 0...120, using: &dice), height: Int.random(in: 0...40, using: &dice)))))
    case 72..<75:
      table.wait(Int.random(in: 0...400_000, using: &dice))
    case 75..<80:
      staff.change("agus") { $0.isDisabled = Int.random(in: 0..<4, using: &dice) == 0 }
      table.show(staff.board)
    default:
      try answer(&table, staff, &dice)
    }
  }

  private func answer(_ table: inout Table, _ staff: Staff, _ dice: inout FuzzTests.Dice) throws {
    guard let ticket = table.model.form?.checking else {
      if let request = table.tray.requests.last, let ticket = request.ticket, case .write(_, let write) = request,
        write.kept != nil
      {
        table.tell(.secondNeeded(ticket, .changeRules, approvers: ["dewi"]))
      }
      return
    }
    guard let asked = table.tray.access.last else { return }
    switch (asked, Int.random(in: 0..<4, using: &dice)) {
    case (.signOut, _): table.tell(.access(ticket, .signedOut))
    case (_, 0):
      table.tell(.denied(ticket, Denial(.notTheSame, waitSeconds: Bool.random(using: &dice) ? 3 : nil)))
    case (.signIn, _):
      let id = ["sari", "agus", "periksa", "patroli"].randomElement(using: &dice) ?? "sari"
      table.tell(.access(ticket, .session(try staff.session(id, isPINSet: false))))
    case (.unlock, _), (.unlockByPIN, _):
      if let session = table.model.session { table.tell(.access(ticket, .session(session))) }
    case (.changePassphrase, _), (.setPIN, _): table.tell(.secretChanged(ticket))
    case (.lock, _): table.tell(.saved(ticket, Table.start))
    }
  }
}
