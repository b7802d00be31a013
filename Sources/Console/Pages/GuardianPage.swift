import Border
import Phrases
import ReferenceData
import Terminal

/// Who brings a child: an adult of the party or of this lane, and what they are to it; or nobody, and why.
struct GuardianPage: PageScreen {
  enum Command: String {
    case take = "guardian.take", move = "guardian.move", page = "guardian.page", ends = "guardian.ends"
  }

  /// An adult who can be meant.
  struct Adult: Equatable {
    let name: String
    let number: String
    /// The scan or the crossing.
    let subject: String
  }

  enum Stage: Equatable {
    /// The line behind the last adult is nobody.
    case adult
    case relation(Adult)
    case words(Adult?, relation: String, TextField)
  }

  let ticket: Ticket
  let child: String
  let adults: [Adult]
  private(set) var stage = Stage.adult
  private(set) var list = ListState()
  private(set) var problem: Phrase?

  init(_ ticket: Ticket, child: String, adults: [Adult]) {
    (self.ticket, self.child, self.adults) = (ticket, child, adults)
  }

  var field: TextField? { if case .words(_, _, let field) = stage { field } else { nil } }
  var isFreeForDocument: Bool { false }

  /// What an adult can be to the child, in the order of the table.
  static func relations(_ reference: ReferenceData) -> [Relation] {
    reference.relations.filter { $0.code != Relation.none }
  }

  func count(_ reference: ReferenceData) -> Int {
    switch stage {
    case .adult: adults.count + 1
    case .relation: Self.relations(reference).count
    case .words: 0
    }
  }

  func bindings(_ scene: Scene) -> [Binding<Command>] {
    let bind = KeyBinder<Command>(scene)
    let take = bind(.take, [.enter], .guardianTake)
    guard field == nil else { return [take] }
    return [
      take, bind(.move, [.up, .down], .keyMove), bind(.page, [.pageUp, .pageDown], .keyPage, inBar: false),
      bind(.ends, [.home, .end], .keyEnds, inBar: false),
    ]
  }

  mutating func perform(_ command: Command, _ key: Key, _ scene: Scene) -> [Effect] {
    let reference = scene.setting.reference
    guard command == .take else {
      _ = list.handle(key, count: count(reference), height: max(scene.size.height - 3, 1))
      return []
    }
    switch stage {
    case .adult:
      if adults.indices.contains(list.selected) {
        go(to: .relation(adults[list.selected]))
      } else {
        ask(nil, Relation.none)
      }
    case .relation(let adult):
      let relations = Self.relations(reference)
      guard relations.indices.contains(list.selected) else { return [] }
      let relation = relations[list.selected]
      if relation.needsWords {
        ask(adult, relation.code)
      } else {
        return [.setGuardian(Guardian(adult, relation.code)), .leave]
      }
    case .words(let adult, let relation, let field):
      guard !field.text.allSatisfy(\.isWhitespace) else {
        problem = Refusal.missing(.words).phrase()
        return []
      }
      var guardian = Guardian(adult, relation)
      guardian.words = field.text
      return [.setGuardian(guardian), .leave]
    }
    return []
  }

  private mutating func go(to next: Stage) {
    (stage, list, problem) = (next, ListState(), nil)
  }

  private mutating func ask(_ adult: Adult?, _ relation: String) {
    go(to: .words(adult, relation: relation, TextField(maximum: Guardian.wordsLimit)))
  }

  mutating func edit(_ key: Key, _ scene: Scene) -> [Effect]? {
    switch stage {
    case .words(let adult, let relation, var field):
      guard field.handle(key) else { return nil }
      (stage, problem) = (.words(adult, relation: relation, field), nil)
      return []
    // A digit chooses the line that it stands before; Enter takes it, as on every list of reasons.
    case .adult, .relation:
      guard case .character(let digit) = key, let number = digit.wholeNumberValue, digit.isASCII, number >= 1,
        number <= count(scene.setting.reference)
      else { return nil }
      list.select(number - 1, count: count(scene.setting.reference), height: max(scene.size.height - 3, 1))
      return []
    }
  }

  mutating func paste(_ text: String, _ scene: Scene) -> [Effect]? {
    guard case .words(let adult, let relation, var field) = stage else { return nil }
    let isWhole = field.insert(text)
    stage = .words(adult, relation: relation, field)
    return isWhole ? [] : [.say(.pasteCut, .warning)]
  }

  mutating func escape(_ scene: Scene) -> [Effect] {
    switch stage {
    case .adult: return [.leave]
    case .relation, .words(nil, _, _): go(to: .adult)
    case .words(let adult?, _, _): go(to: .relation(adult))
    }
    return []
  }

  // MARK: Drawing

  func draw(into canvas: inout Canvas, _ scene: Scene) {
    let (language, reference) = (scene.language, scene.setting.reference)
    let inner = canvas.box(title: "\(KeyText.keyGuardian.title[language]): \(child)", isFocused: true)
    canvas.inside(inner) { canvas in
      let width = canvas.size.width - 2
      if let problem { canvas.text("! " + problem[language], x: 1, y: 0, width: width, style: .alert) }
      let rest = Rect(x: 0, y: 1, width: canvas.size.width, height: max(canvas.size.height - 1, 0))
      switch stage {
      case .adult:
        if problem == nil { canvas.text(Phrase.guardianWho[language], x: 1, y: 0, width: width, style: .muted) }
        canvas.inside(rest) { canvas in
          canvas.list(list, count: adults.count + 1) { canvas, index in
            let isNobody = !adults.indices.contains(index)
            let text =
              isNobody
              ? reference.relation(Relation.none)?.label.value[language] ?? Relation.none
              : "\(adults[index].name)  \(adults[index].number)"
            canvas.choice(index, text, isNobody ? .warning : .normal)
          }
        }
      case .relation(let adult):
        canvas.text(
          "\(Phrase.guardianWhat[language]): \(adult.name)", x: 1, y: 0, width: width, style: .muted)
        let relations = Self.relations(reference)
        canvas.inside(rest) { canvas in
          canvas.list(list, count: relations.count) { canvas, index in
            canvas.choice(index, relations[index].label.value[language], .normal)
          }
        }
      case .words(let adult, let relation, let field):
        let label = reference.relation(relation)?.label.value[language] ?? relation
        if problem == nil {
          let who = [adult?.name, label].compactMap(\.self).joined(separator: ", ")
          canvas.text("\(who): \(Phrase.reasonWords[language])", x: 1, y: 0, width: width, style: .muted)
        }
        canvas.inside(Rect(x: 1, y: 1, width: width, height: 1)) { field.draw(into: &$0) }
      }
    }
  }
}

extension Guardian {
  fileprivate init(_ adult: GuardianPage.Adult?, _ relation: String) {
    self.init(
      relation: relation, name: adult?.name, document: adult.flatMap { $0.number.isEmpty ? nil : $0.number },
      subject: adult?.subject)
  }
}

extension Canvas {
  /// A line to choose, with its digit.
  fileprivate mutating func choice(_ index: Int, _ text: String, _ style: Style) {
    self.text(index < 9 ? "\(index + 1)" : " ", x: 0, y: 0, width: 1, style: .key)
    self.text(text, x: 2, y: 0, style: style)
  }
}

extension Phrase {
  static let guardianWho = Phrase(id: "Siapa yang membawa anak ini?", en: "Who brings this child?")
  static let guardianWhat = Phrase(id: "Apa hubungannya dengan anak ini", en: "What are they to the child")
}
