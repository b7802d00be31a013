import Border
import Phrases

/// What a record of accounts or rules changed, in short: who, which roles, from what to what.
func accountSummary(_ event: RecordedEvent) -> String {
  switch event {
  case .accountCreated(let made):
    return text(id: "AKUN", en: "ACCOUNT") + "  \(made.account)  \(made.name)  \(names(of: made.roles))"
  case .accountChanged(let change):
    let changes = changes(from: change.before, to: change.after).joined(separator: "; ")
    return text(id: "AKUN \(change.account): ", en: "ACCOUNT \(change.account): ") + changes
  case .accountKeySet(let set):
    return set.replaces == nil
      ? text(id: "FRASA SANDI \(set.account) dipasang", en: "PASSPHRASE of \(set.account) set")
      : text(
        id: "FRASA SANDI \(set.account) dipasang baru, kunci diganti",
        en: "PASSPHRASE of \(set.account) set anew, its key replaced")
  case .ruleChanged(let change):
    let name = Rule(rawValue: change.rule)?.name.inProgramLanguage ?? ""
    return text(id: "ATURAN", en: "RULE") + "  \(change.rule): \(change.before) -> \(change.after)  \(name)"
  default: return ""
  }
}

/// As people read them, in the order of the alphabet.
func names(of roles: Set<Role>) -> String {
  roles.isEmpty
    ? text(id: "tanpa peran", en: "no role") : roles.map(\.name.inProgramLanguage).sorted().joined(separator: ", ")
}

private func changes(from before: AccountFacts, to after: AccountFacts) -> [String] {
  var changes: [String] = []
  if before.name != after.name {
    changes.append(text(id: "nama", en: "name") + " \(before.name) -> \(after.name)")
  }
  if before.roles != after.roles {
    changes.append(text(id: "peran", en: "roles") + " \(names(of: before.roles)) -> \(names(of: after.roles))")
  }
  if before.isDisabled != after.isDisabled {
    changes.append(
      after.isDisabled ? text(id: "DITUTUP", en: "DISABLED") : text(id: "dibuka lagi", en: "enabled again"))
  }
  return changes
}
