import ArgumentParser
import Border
import Journal
import Phrases
import Watchlist

struct WatchlistShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: text(id: "Satu entri daftar.", en: "One entry of a list."))

  @OptionGroup var global: GlobalOptions
  @Argument(help: .init(text(id: "Id entri, misalnya ofac-2674.", en: "The entry's id, for example ofac-2674.")))
  var entry: String

  func run() throws {
    let store = try OpenedLedger(global)
    let lists = try store.ledger.currentLists()
    var found = 0
    for list in lists {
      for match in try KeptList.read(list.imported, global.layout).entries where match.id == entry {
        found += 1
        show(match, list.imported.list)
      }
    }
    guard found > 0 else {
      throw Failure(
        id: "Tidak ada entri \"\(entry.prefix(40))\" di daftar mana pun.",
        en: "There is no entry \"\(entry.prefix(40))\" on any list.")
    }
  }

  private func show(_ entry: WatchlistEntry, _ list: String) {
    guard !global.json else {
      return say(json: {
        $0.member("list", list)
        entry.writeMembers(to: &$0)
      })
    }
    say("\(entry.id)  \(list)  \(entry.kind.rawValue)")
    for name in entry.names { say("  \(name.kind.rawValue): \(name.text)") }
    for birth in entry.births { say(text(id: "  lahir: ", en: "  born: ") + ReasonCode.claim(birth)) }
    for document in entry.documents { say("  \(document.type) \(document.number) \(document.country)") }
    if !entry.nationalities.isEmpty { say("  " + entry.nationalities.joined(separator: ", ")) }
    if let measure = entry.measure { say("  \(measure.classCode): \(measure.action)  \(measure.legalBasis)") }
    if !entry.programs.isEmpty { say("  " + entry.programs.joined(separator: ", ")) }
    if !entry.remarks.isEmpty { say("  " + entry.remarks) }
  }
}

extension WatchlistEntry {
  func writeMembers(to json: inout JSONWriter) {
    json.member("entry", id)
    json.member("kind", kind.rawValue)
    json.key("names")
    json.array(names) { json, name in
      json.object {
        $0.member("kind", name.kind.rawValue)
        $0.member("name", name.text)
      }
    }
    json.member("births", births.map(ReasonCode.claim))
    json.optionalMember("sex", sex?.rawValue)
    json.member("nationalities", nationalities)
    json.key("documents")
    json.array(documents) { json, document in
      json.object {
        $0.member("type", document.type)
        $0.member("number", document.number)
        $0.member("country", document.country)
      }
    }
    json.member("programs", programs)
    if let measure {
      json.objectMember("measure") {
        $0.member("class", measure.classCode)
        $0.member("action", measure.action)
        $0.member("legal_basis", measure.legalBasis)
        $0.member("owner", measure.owner)
        $0.optionalMember("expires", measure.expires?.description)
      }
    }
    json.member("remarks", remarks)
  }
}
