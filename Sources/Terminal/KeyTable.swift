/// One key binding: the only place where a key, its words and its state stand. Key bar, help, dispatch, palette,
/// remapping and the handbook's key sheet are made from it.
public struct Binding<Action: Sendable>: Sendable {
  /// Stable, for settings and tests, such as `lane.new`.
  public let id: String
  /// What it does.
  public let action: Action
  /// Keys that trigger it, the one to show first.
  public var keys: [Key]
  /// A word or two for the key bar, in the officer's language.
  public var title: String
  /// A sentence for help.
  public var help: String
  /// Whether it decides or destroys something; help and the key bar mark it.
  public var isDangerous: Bool
  /// Why it can't be used now; nil when it can.
  public var disabledReason: String?
  /// False for keys that need no place in the key bar, such as arrows.
  public var isInKeyBar: Bool

  public init(
    _ id: String, _ action: Action, keys: [Key], title: String, help: String, isDangerous: Bool = false,
    disabledReason: String? = nil, isInKeyBar: Bool = true
  ) {
    self.id = id
    self.action = action
    self.keys = keys
    self.title = title
    self.help = help
    self.isDangerous = isDangerous
    self.disabledReason = disabledReason
    self.isInKeyBar = isInKeyBar
  }
}

/// A screen's keys, in the order of their weight: the key bar drops from the end when there is no room.
public struct KeyTable<Action: Sendable>: Sendable {
  public private(set) var bindings: [Binding<Action>]

  public init(_ bindings: [Binding<Action>]) { self.bindings = bindings }

  /// What a key does here.
  public enum Answer: Sendable {
    case action(Action)
    /// The binding that the key would trigger, and why it doesn't now.
    case disabled(Binding<Action>, reason: String)
    case unbound
  }

  /// The first binding with `key` answers.
  public func answer(to key: Key) -> Answer {
    guard let binding = bindings.first(where: { $0.keys.contains(key) }) else { return .unbound }
    if let reason = binding.disabledReason { return .disabled(binding, reason: reason) }
    return .action(binding.action)
  }

  /// A key or an id that stands in the table more than once.
  public enum Conflict: Hashable, Sendable {
    case key(Key, ids: [String])
    case id(String)
    /// A binding that no key triggers.
    case unreachable(id: String)
  }

  /// What is wrong with the table; a test asserts that it is empty.
  public func conflicts() -> [Conflict] {
    var found: [Conflict] = []
    var users: [Key: [String]] = [:]
    var order: [Key] = []
    var ids: Set<String> = []
    for binding in bindings {
      if !ids.insert(binding.id).inserted { found.append(.id(binding.id)) }
      if binding.keys.isEmpty { found.append(.unreachable(id: binding.id)) }
      for key in binding.keys {
        if users[key] == nil { order.append(key) }
        users[key, default: []].append(binding.id)
      }
    }
    for key in order {
      if let ids = users[key], ids.count > 1 { found.append(.key(key, ids: ids)) }
    }
    return found
  }

  /// The table with other keys for some ids, as a settings file gives them. Unknown ids change nothing; check
  /// ``conflicts()`` afterwards.
  public func remapped(_ keys: [String: [Key]]) -> KeyTable {
    KeyTable(
      bindings.map { binding in
        guard let keys = keys[binding.id] else { return binding }
        var changed = binding
        changed.keys = keys
        return changed
      })
  }

  /// This table's bindings, then another's that it doesn't hide: a dialog over a screen, a screen over the global keys.
  public func over(_ other: KeyTable) -> KeyTable {
    let taken = Set(bindings.flatMap(\.keys))
    let rest = other.bindings.compactMap { binding -> Binding<Action>? in
      var left = binding
      left.keys.removeAll { taken.contains($0) }
      return left.keys.isEmpty ? nil : left
    }
    return KeyTable(bindings + rest)
  }
}

/// One row of help, the palette and the handbook's key sheet.
public struct KeySheetRow: Hashable, Sendable {
  public let id: String
  /// Names of the keys, the first one first.
  public let keys: [String]
  public let title: String
  public let help: String
  public let isDangerous: Bool
  public let disabledReason: String?

  public init(
    id: String, keys: [String], title: String, help: String, isDangerous: Bool = false, disabledReason: String? = nil
  ) {
    self.id = id
    self.keys = keys
    self.title = title
    self.help = help
    self.isDangerous = isDangerous
    self.disabledReason = disabledReason
  }
}

extension KeyTable {
  /// The table as rows for people, in its order.
  public func keySheet(symbols: Symbols = .utf8) -> [KeySheetRow] {
    bindings.map { binding in
      KeySheetRow(
        id: binding.id, keys: binding.keys.map { $0.name(symbols: symbols) }, title: binding.title, help: binding.help,
        isDangerous: binding.isDangerous, disabledReason: binding.disabledReason)
    }
  }
}

extension KeyTable {
  /// Whether the binding that `key` triggers decides or destroys something.
  public func isDangerous(_ key: Key) -> Bool {
    bindings.first { $0.keys.contains(key) }?.isDangerous ?? false
  }
}
