import Border
import Phrases
import Terminal

extension ConsoleModel {
  /// The widest form: longer lines are hard to read.
  private static let formWidth = 72
  /// Rows of a secret's form that must be seen beside its fields: the frame and what is said.
  private static let formRows = 5

  /// A form over the whole body where nothing below may be seen, else over its lower part.
  func drawForm(_ form: AccessForm, into canvas: inout Canvas) {
    let size = canvas.size
    let width = min(size.width, Self.formWidth)
    let matter = form.matter.map {
      SafeText.wrap($0[language], width: width - 4, limit: size.height, symbols: canvas.symbols).count
    }
    let height = min(form.fields.count + Self.formRows + 1 + (matter ?? 0), size.height)
    let frame =
      form.isCover
      ? Rect(size).centred(Size(width: width, height: height))
      : Rect(x: (size.width - width) / 2, y: size.height - height, width: width, height: height)
    canvas.hideCursor()
    canvas.inside(frame) { canvas in
      canvas.erase()
      let title = [form.purpose.title(sessionName)[language], form.purpose.place].compactMap(\.self).joined(
        separator: "  ")
      let inner = canvas.box(title: title, isFocused: true)
      canvas.inside(inner) { drawFields(form, into: &$0) }
    }
  }

  private func drawFields(_ form: AccessForm, into canvas: inout Canvas) {
    guard form.isWriting else { return drawNoBoard(into: &canvas) }
    let hasPIN = (session?.pinTriesLeft ?? 0) > 0
    let labels = form.fields.map { $0.slot.label(hasPIN: hasPIN)[language] }
    let column = labels.reduce(0) { max($0, SafeText.width($1, symbols: canvas.symbols)) } + 2
    let width = canvas.size.width - 2
    // On a low screen the fields come first.
    var y = 0
    if canvas.size.height >= form.fields.count + 3 {
      // What it is about is nearer to the fields than who may.
      let texts = [(form.matter, Style.normal), (form.purpose.note(board?.accounts), .muted)]
      for case (let text?, let style) in texts {
        let room = Rect(x: 1, y: y, width: width, height: canvas.size.height - form.fields.count - 1 - y)
        y += canvas.paragraph(text[language], in: room, style: style)
      }
    }
    let top = min(y, max(canvas.size.height - form.fields.count, 0))
    for (index, field) in form.fields.enumerated() {
      let isFocused = index == form.focus && form.checking == nil && help == nil
      canvas.text(labels[index], x: 1, y: top + index, width: column, style: isFocused ? .key : .normal)
      let room = Rect(x: 1 + column, y: top + index, width: max(width - column, 1), height: 1)
      canvas.inside(room) { canvas in
        switch field.content {
        // What was typed in the wrong place is not left standing there.
        case .text(let text) where field.slot == .account && !isFocused && !isAccount(text.text):
          SecretField(text.text).draw(into: &canvas, isFocused: false)
        case .text(let text): text.draw(into: &canvas, isFocused: isFocused)
        case .secret(let secret): secret.draw(into: &canvas, isFocused: isFocused)
        }
      }
    }
    let said = said(form)
    let room = Rect(x: 1, y: top + form.fields.count, width: width, height: canvas.size.height)
    canvas.paragraph(said.text, in: room.intersection(canvas.bounds), style: said.style)
  }

  private func said(_ form: AccessForm) -> (text: String, style: Style) {
    if form.checking != nil, form.problem == nil { return (Phrase.checking[language], .warning) }
    if let wait = form.wait { return ("! " + Phrase.waiting(seconds: wait.seconds)[language], .alert) }
    if let problem = form.problem { return ("! " + problem[language], .alert) }
    // Before somebody types what they may not send.
    if let reason = form.permission.flatMap(refusal) { return ("× " + reason[language], .warning) }
    return ("", .normal)
  }

  /// Who has signed in, by the name that the account has now.
  private var sessionName: String {
    guard let session else { return "" }
    return board?.accounts.accounts[session.account]?.name ?? session.name
  }

  /// Who works here, for the header: the name, what they may do, and where a PIN alone let them back in.
  func officerTitle(withRole: Bool = true) -> String {
    // Whoever signs in is not whom the screen was locked by.
    guard let session, form?.purpose != .signIn else { return isCovered ? "" : setting.officer.name }
    let roles = board?.accounts.accounts[session.account]?.roles ?? []
    let weightiest = [Role.supervisor, .administrator, .officer, .patrolLeader, .auditor].first(where: roles.contains)
    let others = roles.count > 1 ? "+\(roles.count - 1)" : ""
    let proof = actor.officer.auth == Proof.pin.rawValue ? " (PIN)" : ""
    guard withRole else { return sessionName + proof }
    return sessionName + (weightiest.map { ", " + $0.short[language] + others } ?? "") + proof
  }
}
