import ArgumentParser
import Border
import Glibc
import Journal
import Phrases
import Terminal

/// The options that every command takes.
struct GlobalOptions: ParsableArguments {
  @Option(
    help: .init(
      text(
        id: "Folder penyimpanan (bila tidak: $PLBN_STORE, lalu $XDG_DATA_HOME/plbn, lalu ~/.local/share/plbn).",
        en: "The store's folder (else $PLBN_STORE, $XDG_DATA_HOME/plbn, ~/.local/share/plbn)."), valueName: "dir"))
  var store: String?

  @Option(help: .init(text(id: "Bahasa: id atau en.", en: "Language: id or en."), valueName: "id|en"))
  var lang: Language?

  @Flag(help: .init(text(id: "Satu objek JSON tiap baris.", en: "One JSON object a line.")))
  var json = false

  @Option(
    help: .init(
      text(id: "Nama petugas (bila tidak: nama login).", en: "The officer's name (else the login name)."),
      valueName: "name"))
  var officer: String?

  @Option(
    help: .init(
      text(
        id: "Baca frasa sandi dari deskriptor ini, satu baris (bila tidak: diketik).",
        en: "Read the passphrase from this descriptor, one line (else it is typed)."), valueName: "n"))
  var passphraseFd: Int?

  var layout: StoreLayout { StoreLayout(root: store ?? Self.defaultStore) }

  /// Who acts, until they have signed in.
  var person: Officer { Officer(name: officer ?? loginName()) }

  /// Who makes a store.
  ///
  /// - Throws: `Refusal` where the login's name is the one under which the journal itself records.
  func maker() throws -> Officer {
    guard !Account.isJournalItself(person.name) else { throw Refusal.access(.accountForm(person.name)) }
    return person
  }

  func validate() throws {
    if let officer {
      // What the screen could not show as it is, is no name.
      let isClean = SafeText.line(officer) == officer && !officer.allSatisfy(\.isWhitespace)
      guard isClean, officer.count <= Officer.nameLimit else {
        throw ValidationError(
          text(
            id: "--officer: nama 1 sampai \(Officer.nameLimit) huruf, tanpa karakter tersembunyi",
            en: "--officer: a name of 1 to \(Officer.nameLimit) characters, none of them hidden"))
      }
    }
    if let officer, Account.isJournalItself(officer) {
      throw ValidationError(Refusal.access(.accountForm(officer)).phrase().inProgramLanguage)
    }
    if store?.isEmpty == true { throw ValidationError(text(id: "--store kosong", en: "--store is empty")) }
  }

  private static var defaultStore: String { environment("PLBN_STORE") ?? dataFolder + "/plbn" }

  /// Where programs keep a person's data, by the XDG Base Directory Specification.
  static var dataFolder: String {
    environment("XDG_DATA_HOME") ?? (environment("HOME") ?? ".") + "/.local/share"
  }
}

/// The value of a variable of the environment; nil where it is empty too.
func environment(_ name: String) -> String? {
  guard let value = getenv(name) else { return nil }
  let text = String(cString: value)
  return text.isEmpty ? nil : text
}

func checkLane(_ lane: Int?) throws {
  if let lane, !CrossingRules.lanes.contains(lane) {
    throw ValidationError(text(id: "--lane antara 1 dan 99", en: "--lane is 1 to 99"))
  }
}

extension Direction: ExpressibleByArgument {}
