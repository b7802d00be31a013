import ArgumentParser
import Border
import Foundation
import Glibc
import Journal
import Phrases
import ReferenceData

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
        id: "Baca kata sandi dari deskriptor ini; belum ada akun yang memakainya.",
        en: "Read the passphrase from this descriptor; no account has one yet."), valueName: "n"))
  var passphraseFd: Int?

  var language: Language { lang ?? .ofProgram }

  var layout: StoreLayout { StoreLayout(root: store ?? Self.defaultStore()) }

  /// Who acts: no account has a passphrase yet, and the records say so.
  var person: Officer { Officer(name: officer ?? loginName()) }

  func validate() throws {
    if let officer {
      let isClean = !officer.isEmpty && officer.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
      guard isClean, officer.count <= Officer.nameLimit else {
        throw ValidationError(
          text(
            id: "--officer: nama 1 sampai \(Officer.nameLimit) huruf.",
            en: "--officer: a name of 1 to \(Officer.nameLimit) characters."))
      }
    }
    if store?.isEmpty == true { throw ValidationError(text(id: "--store kosong.", en: "--store is empty.")) }
  }

  private static func defaultStore() -> String {
    if let store = environment("PLBN_STORE") { return store }
    if let data = environment("XDG_DATA_HOME") { return data + "/plbn" }
    return (environment("HOME") ?? ".") + "/.local/share/plbn"
  }
}

extension Language: ExpressibleByArgument {
  /// As the arguments say, or else `LC_MESSAGES` and `LANG`: Indonesian unless these say English. Known before the
  /// arguments are parsed, so that help and errors of usage have it too.
  static let ofProgram: Language = {
    let arguments = CommandLine.arguments
    for (index, argument) in arguments.enumerated() {
      if argument == "--lang", index + 1 < arguments.count, let language = Language(rawValue: arguments[index + 1]) {
        return language
      }
      if argument.hasPrefix("--lang="), let language = Language(rawValue: String(argument.dropFirst(7))) {
        return language
      }
    }
    let locale = environment("LC_MESSAGES") ?? environment("LANG") ?? ""
    return locale.hasPrefix("en") ? .en : .id
  }()
}

/// A text in the program's language.
func text(id: String, en: String) -> String { Language.ofProgram == .id ? id : en }

func environment(_ name: String) -> String? {
  guard let value = getenv(name) else { return nil }
  let text = String(cString: value)
  return text.isEmpty ? nil : text
}

/// The name that the system knows the user by.
func loginName() -> String {
  guard let entry = getpwuid(getuid()) else { return "uid\(getuid())" }
  return String(cString: entry.pointee.pw_name)
}

/// Host and terminal, as records name where they come from: `pos1:pts/3`.
func consoleName() -> String {
  var host = [CChar](repeating: 0, count: 256)
  gethostname(&host, 255)
  let name = String(decoding: host.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  var terminal = "-"
  for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
    if let path = ttyname(descriptor) {
      terminal = String(cString: path).replacing("/dev/", with: "", maxReplacements: 1)
      break
    }
  }
  return name + ":" + terminal
}

func loadReference() throws -> ReferenceData {
  switch ReferenceData.shared {
  case .success(let reference): return reference
  case .failure(let error):
    throw Failure(id: "Data acuan tidak dapat dibaca: \(error).", en: "The reference data can't be read: \(error).")
  }
}

/// Options that stand before the subcommand are meant for it: `plbn --store X crossings`.
func movingGlobalOptionsBack(_ arguments: [String]) -> [String] {
  let withValue: Set = ["--store", "--lang", "--officer", "--passphrase-fd"]
  var front: [String] = []
  var rest = arguments[...]
  while let first = rest.first {
    if withValue.contains(first), rest.count >= 2 {
      front += rest.prefix(2)
      rest = rest.dropFirst(2)
    } else if first == "--json" || withValue.contains(where: { first.hasPrefix($0 + "=") }) {
      front.append(first)
      rest = rest.dropFirst()
    } else {
      break
    }
  }
  // Help and version are the program's; the language was read from the arguments already.
  if let first = rest.first, ["-h", "--help", "--version"].contains(first) { return Array(rest) }
  guard let command = rest.first, !command.hasPrefix("-") else { return arguments }
  let end = rest.firstIndex(of: "--") ?? rest.endIndex
  return Array(rest[..<end]) + front + Array(rest[end...])
}
