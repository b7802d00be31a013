import ArgumentParser
import Border
import Journal
import Phrases

struct RuleGroup: CommandGroup {
  static let configuration = CommandConfiguration(
    commandName: "rule",
    abstract: text(id: "Aturan pos, diubah oleh dua orang.", en: "The post's rules, changed by two people."),
    subcommands: [RuleList.self, RuleSet.self])
}

struct RuleList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: text(id: "Aturan yang berlaku.", en: "The rules that hold."))

  @OptionGroup var global: GlobalOptions

  func run() throws { try withLedger(global, forAny: [], run) }

  private func run(_ store: OpenedLedger) throws {
    let book = try store.ledger.accounts()
    for rule in Rule.allCases {
      let value = book.value(rule)
      guard !global.json else {
        say(json: {
          $0.member("rule", rule.rawValue)
          $0.member("value", value)
          $0.member("least", rule.bounds.lowerBound)
          $0.member("most", rule.bounds.upperBound)
        })
        continue
      }
      let name = rule.name.inProgramLanguage
      say("\(rule.rawValue)  \(value)  (\(rule.bounds.lowerBound)-\(rule.bounds.upperBound))  \(name)")
    }
  }
}

struct RuleSet: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: text(id: "Mengubah satu aturan.", en: "Changes a rule."))

  @OptionGroup var global: GlobalOptions
  @OptionGroup var second: SecondPerson
  @Argument(help: .init(Rule.allCases.map(\.rawValue).joined(separator: ", "))) var rule: Rule
  @Argument(help: .init(text(id: "Nilai baru.", en: "The new value."))) var value: Int
  @Option(help: .init(text(id: "Mengapa.", en: "Why."))) var reason: String

  func run() throws { try withDesk(global, for: .changeRules, run) }

  private func run(_ desk: Desk) throws {
    let seen = try desk.accounts().value(rule)
    let matter = SecondMatter.rule(rule, from: seen, to: value, reason: reason)
    let record = try desk.change(
      rule: rule, seen: seen, to: value, reason: reason, second: try second.session(desk, for: matter))
    if let record { showRecord(record, desk, json: global.json) }
  }
}

extension Rule: ExpressibleByArgument {}
