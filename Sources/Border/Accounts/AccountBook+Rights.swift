import Journal

/// What an event asks of whoever makes it.
struct Demand: Equatable {
  let permission: Permission
  /// Whether it needs two people, where there are two.
  let needsTwo: Bool
  /// Whether the second must be a supervisor also where the first is one, if there is another.
  let isForSupervisor: Bool
  /// Whether the second is another of those who may do it, supervisor or not, and nobody does it alone by default.
  let isAmongPeers: Bool
  /// Whether one of such peers is enough where there is no other.
  let isEnoughAlone: Bool
  /// The two accounts that agree about what is theirs, where it is not a supervisor who does it alone; none: as it is
  /// with everything else.
  let pair: [String]

  init(
    _ permission: Permission, needsTwo: Bool = false, isForSupervisor: Bool = false, isAmongPeers: Bool = false,
    isEnoughAlone: Bool = false, pair: [String] = []
  ) {
    self.permission = permission
    self.needsTwo = needsTwo
    self.isForSupervisor = isForSupervisor
    self.isAmongPeers = isAmongPeers
    self.isEnoughAlone = isEnoughAlone
    self.pair = pair
  }

  /// What speaks against a list a supervisor confirms.
  init(_ list: WatchlistImported) {
    self.init(.importList, needsTwo: true, isForSupervisor: !list.concerns.isEmpty)
  }

  /// Taking a list out of force leaves out everybody on it: as with an import that loses too much.
  static let retirement = Demand(.importList, needsTwo: true, isForSupervisor: true)

  /// Of the store's upkeep, keys and witnesses take two people: who holds them says what counts as the record.
  init(upkeep permission: Permission) { self.init(permission, needsTwo: permission == .manageKeys) }
}

extension AccountBook {
  /// Whether an actor may do something: nil, or why not.
  public func refusal(_ permission: Permission, to actor: Actor) -> Refusal? {
    do throws(Refusal) {
      try allow(Demand(permission), actor, second: nil)
      return nil
    } catch {
      return error
    }
  }

  /// The accounts that could be the second person beside one, sorted; none: one person suffices, because the store is
  /// open or nobody is there who could.
  ///
  /// Of the two one has a role that allows it, the other one of `Permission.secondRoles`.
  public func approvers(_ permission: Permission, besides id: String) -> [String] {
    approvers(Demand(permission, needsTwo: true), besides: id)
  }

  func approvers(_ demand: Demand, besides id: String) -> [String] {
    guard let roles = accounts[id]?.roles else { return [] }
    if !demand.pair.isEmpty {
      if roles.contains(.supervisor) { return [] }
      return demand.pair.filter { $0 != id && accounts[$0]?.isActive ?? false }
    }
    let fit = accounts.values.filter {
      $0.isActive && $0.id != id
        && (demand.isAmongPeers
          ? !$0.roles.isDisjoint(with: demand.permission.roles) : Self.arePair(roles, $0.roles, demand.permission))
    }
    let supervisors = fit.filter { $0.roles.contains(.supervisor) }
    return (demand.isForSupervisor && !supervisors.isEmpty ? supervisors : fit).map(\.id).sorted()
  }

  private static func arePair(_ one: Set<Role>, _ other: Set<Role>, _ permission: Permission) -> Bool {
    !one.isDisjoint(with: permission.roles) && !other.isDisjoint(with: permission.secondRoles)
      || !one.isDisjoint(with: permission.secondRoles) && !other.isDisjoint(with: permission.roles)
  }

  /// - Throws: `Refusal.access`.
  func allow(_ demand: Demand, _ actor: Actor, second: Session?) throws(Refusal) {
    do throws(AccessRefusal) {
      try check(demand, actor, second: second)
    } catch {
      throw .access(error)
    }
  }

  /// - Throws: why the actor, with the second person, may not do what is demanded.
  func check(_ demand: Demand, _ actor: Actor, second: Session?) throws(AccessRefusal) {
    if isOpen { return }
    guard case .session(let session) = actor else { throw .notSignedIn }
    guard !session.isLocked else { throw .sessionLocked }
    let account = try account(of: session)
    guard !account.roles.isDisjoint(with: demand.permission.roles) else { throw .notPermitted(demand.permission) }
    guard demand.needsTwo else { return }
    let approvers = approvers(demand, besides: account.id)
    guard let second else {
      guard approvers.isEmpty, !demand.isAmongPeers || demand.isEnoughAlone else {
        throw .secondPersonNeeded(demand.permission, approvers: approvers)
      }
      return
    }
    guard !second.isLocked else { throw .sessionLocked }
    guard approvers.contains(try self.account(of: second).id) else { throw .secondPersonUnfit(second.account) }
  }

  /// The account of a session that still counts.
  func account(of session: Session) throws(AccessRefusal) -> Account {
    guard !session.isOver else { throw .notSignedIn }
    let account = try account(session.account)
    guard !account.isDisabled else { throw .accountDisabled(account.id) }
    guard account.key == session.publicKey else { throw .keyReplaced(account.id) }
    return account
  }

  /// What an event asks of whoever makes it; nil: nothing but who they are.
  func demand(of event: RecordedEvent) -> Demand? {
    switch event {
    case .scanReceived, .documentEntered, .watchlistChecked, .scannerLost, .scannerFound: Demand(.receive)
    case .crossingRecorded(let crossing): Demand(crossing)
    case .crossingUndone, .partyOpened, .partyClosed, .scanRenewed: Demand(.decide)
    case .crossingVoided: Demand(.void)
    case .crossingAmended: Demand(.amend)
    case .hitDisposed(let disposed): Demand(disposed)
    case .hitSecondAsked, .hitSeconded: Demand(.disposeHit)
    // Whoever imports a list ends the marks on what it says otherwise now, an administrator too.
    case .hitClearingWithdrawn(let withdrawn): Demand(withdrawn.imported == nil ? .disposeHit : .importList)
    case .documentReported: Demand(.reportDocument)
    case .hitClearedBefore: .clearing
    case .lookupMade(let lookup): Demand(lookup.permission)
    case .patrolStarted, .patrolLogged, .patrolEnded: Demand(.keepPatrols)
    case .watchlistImported(let list): Demand(list)
    case .watchlistRetired: .retirement
    case .entryMade, .entryWithdrawn: Demand(entries: .keepEntries)
    case .upkeep(let permission): Demand(upkeep: permission)
    case .ledgerRebuilt: Demand(.rebuildLedger)
    case .duty(let event): Demand(event)
    case .outage: Demand(.workOutages)
    case .accountCreated, .accountChanged, .accountKeySet, .ruleChanged:
      AccountChange(event).map { demand(of: $0) }
    case .journalCreated, .sessionOpened, .sessionRefused, .sessionLocked, .sessionUnlocked, .sessionClosed,
      .housekeeping, .unknown, .unreadable:
      nil
    }
  }

  /// Two people where somebody comes to be able to do more than before, or who could confirm things is touched: so that
  /// nobody alone makes an account and acts by it. One person is enough to stop an account of the line at once.
  func demand(of change: AccountChange) -> Demand {
    switch change {
    case .created: Demand(.manageAccounts, needsTwo: true)
    case .changed(let changed):
      Demand(
        .manageAccounts,
        needsTwo: accounts[changed.account].map { Self.needsTwo(from: $0.facts, to: changed.after) } ?? true)
    case .keySet: Self.demandOfKey
    case .rule(let changed): Demand(.changeRules, needsTwo: Rule(rawValue: changed.rule)?.needsTwo ?? true)
    }
  }

  static let demandOfKey = Demand(.manageAccounts, needsTwo: true)

  private static func needsTwo(from before: AccountFacts, to after: AccountFacts) -> Bool {
    !Role.powerful.isDisjoint(with: before.roles) || !after.roles.isSubset(of: before.roles)
      || before.isDisabled && !after.isDisabled
  }
}

extension LookupMade {
  var permission: Permission { purpose == .patrol ? .lookUpOnPatrol : .lookUp }
}
