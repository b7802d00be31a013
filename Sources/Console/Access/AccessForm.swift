import Border
import Phrases
import Terminal

/// Fields in which somebody proves who they are: to sign in, to unlock, as the second person, for their own account.
struct AccessForm: Equatable, Sendable {
  enum Purpose: Equatable, Sendable {
    /// Not known yet whether anybody must sign in.
    case opening
    case signIn
    case unlock
    /// A second person is to approve what was asked.
    case approve(Request, Permission, approvers: [String])
    /// Nobody can prove who they are: the second officer is named. The sentence says what for.
    case name(Request, Phrase)
    // One's own account.
    case passphrase, pin
    /// A rule of the post.
    case rule(Rule)

    /// One's own passphrase, PIN and each rule of the post, one behind the other.
    private static let parts: [Self] = [.passphrase, .pin] + Rule.allCases.map { .rule($0) }

    /// What comes behind it; of another form the first of these.
    var nextPart: Self {
      let place = Self.parts.firstIndex(of: self).map { $0 + 1 } ?? 0
      return Self.parts[place % Self.parts.count]
    }

    /// Which of how many it is: "3/8"; nil of another form.
    var place: String? { Self.parts.firstIndex(of: self).map { "\($0 + 1)/\(Self.parts.count)" } }
  }

  enum Slot: Equatable, Sendable {
    case account, passphrase
    /// Who the second officer is, where names prove nothing.
    case secondName
    /// A PIN or the passphrase.
    case unlocking
    case newPassphrase, newPIN, repeated
    /// What a rule is to say.
    case value
    case reason
  }

  struct Field: Equatable, Sendable {
    let slot: Slot
    var content: Content
  }

  enum Content: Equatable, Sendable {
    case text(TextField)
    case secret(SecretField)
  }

  /// How long one must wait after wrong attempts.
  struct Wait: Equatable, Sendable {
    let until: Instant
    /// As it is shown.
    var seconds: Int

    /// When one second less is left.
    var nextTick: Instant { until.advanced(milliseconds: -(seconds - 1) * 1_000) }
  }

  let purpose: Purpose
  /// What a second person puts their name to.
  var matter: Phrase?
  private(set) var fields: [Field]
  private(set) var focus = 0
  /// Why it was not taken.
  var problem: Phrase?
  private(set) var wait: Wait?
  /// When the last key came that was not taken.
  private var droppedAt: Instant?
  /// What the clerk is at; nothing can be changed meanwhile.
  var checking: Ticket?
  /// Whether it was asked if what was typed shall go.
  private var leaving = AskedTwice<Bool>()
  /// The form that comes back when this one goes; at most one.
  var below: [AccessForm] = []

  /// - Parameter account: whose name stands in the account's field; the cursor goes behind it.
  init(_ purpose: Purpose, account: String? = nil) {
    self.purpose = purpose
    let slots: [Slot] =
      switch purpose {
      case .opening: []
      case .signIn, .approve: [.account, .passphrase]
      case .name: [.secondName]
      case .unlock: [.unlocking]
      case .passphrase: [.passphrase, .newPassphrase, .repeated]
      case .pin: [.newPIN, .repeated, .passphrase]
      case .rule: [.value, .reason]
      }
    fields = slots.map { Field(slot: $0, content: Self.content($0, account: account)) }
    if account != nil, slots.first == .account { focus = 1 }
  }

  private static func content(_ slot: Slot, account: String?) -> Content {
    switch slot {
    case .account: .text(TextField(account ?? "", maximum: 100))
    case .value: .text(TextField(maximum: 5))
    case .reason: .text(TextField(maximum: CrossingRecorded.reasonLimit))
    case .secondName: .text(TextField(maximum: Officer.nameLimit))
    case .passphrase, .unlocking, .newPassphrase, .newPIN, .repeated: .secret(SecretField())
    }
  }

  /// Whether nothing below it may be seen.
  var isCover: Bool {
    switch purpose {
    case .opening, .signIn, .unlock: true
    case .approve, .name, .passphrase, .pin, .rule: false
    }
  }

  /// What its officer must be allowed to send it.
  var permission: Permission? { if case .rule = purpose { .changeRules } else { nil } }

  /// Whether letters go into it now.
  var isWriting: Bool { !fields.isEmpty }
  /// Whether the clerk is recording for it.
  var isRecording: Bool {
    switch purpose {
    case .approve, .name, .rule: checking != nil
    case .opening, .signIn, .unlock, .passphrase, .pin: false
    }
  }
  var isAtEnd: Bool { focus == fields.count - 1 }

  func text(_ slot: Slot) -> String {
    for field in fields where field.slot == slot { if case .text(let text) = field.content { return text.text } }
    return ""
  }

  func secret(_ slot: Slot) -> Secret {
    for field in fields where field.slot == slot { if case .secret(let field) = field.content { return field.secret } }
    return Secret()
  }

  var hasSecrets: Bool {
    fields.contains { if case .secret(let field) = $0.content { !field.isEmpty } else { false } }
  }

  // MARK: Leaving

  /// Whether it may go with what was typed into it; where not yet, that is asked, and the next time within a moment it may.
  mutating func mayLeave(at instant: Instant) -> Bool {
    guard purpose.place != nil, hasSecrets || !(text(.value) + text(.reason)).isEmpty else { return true }
    guard !leaving.isAnswered(true, at: instant) else { return true }
    problem = .typedIsLost
    return false
  }

  // MARK: Editing

  mutating func handle(_ key: Key) -> Bool {
    change { content in
      switch content {
      case .text(var field):
        defer { content = .text(field) }
        return field.handle(key)
      case .secret(var field):
        defer { content = .secret(field) }
        return field.handle(key)
      }
    }
  }

  /// Takes pasted text. Gives false where not all of it was taken.
  mutating func insert(_ text: String) -> Bool {
    change { content in
      switch content {
      case .text(var field):
        defer { content = .text(field) }
        return field.insert(text)
      case .secret(var field):
        defer { content = .secret(field) }
        return field.insert(text)
      }
    }
  }

  private mutating func change(_ body: (inout Content) -> Bool) -> Bool {
    guard checking == nil, fields.indices.contains(focus) else { return false }
    let isTaken = body(&fields[focus].content)
    if isTaken { leaving.forget() }
    if isTaken, wait == nil { problem = nil }
    return isTaken
  }

  /// Longer than between two keys of somebody who types on.
  static let typingPause = 1_000

  /// Whether what is typed is not taken: a secret while one must wait, and what belongs to the same typing as something that
  /// was not taken. Half of a passphrase would be one more wrong attempt, or stand where all can read it.
  func isDeaf(at instant: Instant) -> Bool {
    (wait != nil && isInSecret) || droppedAt.map { instant.milliseconds(since: $0) < Self.typingPause } ?? false
  }

  /// What follows is not taken, up to a pause.
  mutating func deafen(at instant: Instant) { droppedAt = instant }

  mutating func drop(at instant: Instant) {
    deafen(at: instant)
    if wait == nil, checking == nil { problem = .typeAgain }
  }

  /// A key that stands alone ends the typing that was not taken.
  mutating func listen() { droppedAt = nil }

  mutating func go(_ step: Int) {
    guard !fields.isEmpty else { return }
    focus = (focus + step + fields.count) % fields.count
  }

  /// Forgets what nobody may see; the cursor goes to the first of it.
  mutating func clearSecrets() {
    var first: Int?
    for index in fields.indices {
      guard case .secret(var field) = fields[index].content else { continue }
      field.clear()
      fields[index].content = .secret(field)
      first = first ?? index
    }
    if let first { focus = first }
  }

  /// Forgets what stands in the account's field, for somebody to begin again there.
  mutating func clearAccount() {
    guard let index = fields.firstIndex(where: { $0.slot == .account }), case .text(var field) = fields[index].content
    else { return }
    field.clear()
    fields[index].content = .text(field)
    focus = index
  }

  /// Whether what is typed now is hidden.
  var isInSecret: Bool {
    if fields.indices.contains(focus), case .secret = fields[focus].content { true } else { false }
  }

  // MARK: Waiting

  mutating func refuse(_ sentence: Phrase, waitSeconds: Int?, at instant: Instant) {
    checking = nil
    problem = sentence
    wait = waitSeconds.map { Wait(until: instant.advanced(milliseconds: $0 * 1_000), seconds: $0) }
  }

  /// Counts the wait down; when it is over, its sentence goes.
  mutating func tick(at instant: Instant) {
    guard let wait, instant >= wait.nextTick else { return }
    let left = wait.until.milliseconds(since: instant)
    self.wait = left > 0 ? Wait(until: wait.until, seconds: (left + 999) / 1_000) : nil
    if left <= 0 { problem = nil }
  }
}
