import Border

/// The pages that there are.
enum Page: Equatable, Sendable {
  case lookup(LookupPage)
  case form(FormPage)
  case patrols(PatrolsPage)
  case hits(HitsPage)
  case shift(ShiftPage)
  case history(HistoryPage)
  case story(StoryPage)
  case duty(DutyPage)
  case entry(EntryPage)
  case outage(OutagePage)
  case party(PartyPage)
  case guardian(GuardianPage)
  case renew(RenewPage)

  /// The page itself, whichever it is.
  var screen: any PageScreen {
    switch self {
    case .lookup(let page): page
    case .form(let page): page
    case .patrols(let page): page
    case .hits(let page): page
    case .shift(let page): page
    case .history(let page): page
    case .story(let page): page
    case .duty(let page): page
    case .entry(let page): page
    case .outage(let page): page
    case .party(let page): page
    case .guardian(let page): page
    case .renew(let page): page
    }
  }

  /// What an officer must be allowed to see it.
  var permission: Permission? {
    switch self {
    case .hits, .shift, .history, .story: .seeHistory
    // These bar single keys.
    case .lookup, .form, .patrols, .duty, .entry, .outage, .party, .guardian, .renew: nil
    }
  }

  /// Changes the page itself.
  mutating func change<Result>(_ body: (inout any PageScreen) -> Result) -> Result {
    var screen = screen
    defer { if let page = Page(screen) { self = page } }
    return body(&screen)
  }

  init(_ opening: Opening, ticket: Ticket) {
    switch opening {
    case .story(let row): self = .story(StoryPage(ticket, row))
    case .amending(let row): self = .form(FormPage(ticket, amending: row))
    case .history(let filter): self = .history(HistoryPage(ticket, filter))
    case .hits(let filter): self = .hits(HitsPage(ticket, filter))
    case .paper(let outage, let values): self = .form(FormPage(ticket, paperOf: outage, values))
    case .patrols(let from, let to): self = .patrols(PatrolsPage(ticket, from: from, to: to))
    case .patrolForm(let form, let kept): self = .patrols(PatrolsPage(ticket, form, kept: kept))
    case .outages: self = .outage(OutagePage(ticket))
    case .entry(let form, let kept): self = .entry(EntryPage(ticket, form, kept: kept))
    }
  }

  init?(_ screen: any PageScreen) {
    switch screen {
    case let page as LookupPage: self = .lookup(page)
    case let page as FormPage: self = .form(page)
    case let page as PatrolsPage: self = .patrols(page)
    case let page as HitsPage: self = .hits(page)
    case let page as ShiftPage: self = .shift(page)
    case let page as HistoryPage: self = .history(page)
    case let page as StoryPage: self = .story(page)
    case let page as DutyPage: self = .duty(page)
    case let page as EntryPage: self = .entry(page)
    case let page as OutagePage: self = .outage(page)
    case let page as PartyPage: self = .party(page)
    case let page as GuardianPage: self = .guardian(page)
    case let page as RenewPage: self = .renew(page)
    default: return nil
    }
  }
}
