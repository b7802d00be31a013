import ArgumentParser
import Border
import Journal
import Phrases
import TravelDocuments

struct ReadMRZ: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mrz",
    abstract: text(
      id: "Membaca setiap MRZ di dalam teks (ICAO 9303).", en: "Reads each MRZ in the text (ICAO 9303)."))

  @OptionGroup var global: GlobalOptions

  @Argument(help: .init(text(id: "Berkas, atau - untuk masukan standar.", en: "A file, or - for standard input.")))
  var file = "-"

  func run() throws {
    let input = try InputStream(file)
    var scanner = MRZScanner(today: try today())
    var found = 0
    var errors = 0
    func show(_ findings: [MRZScanner.Finding]) {
      for finding in findings {
        switch finding {
        case .mrz(let mrz, _):
          found += 1
          global.json ? say(json: { mrz.writeMembers(to: &$0) }) : showLine(mrz)
        case .other(let error, let lines):
          errors += 1
          let message = error.phrase(from: lines.lowerBound).inProgramLanguage
          global.json ? say(json: { $0.member("error", message) }) : complain(message)
        }
      }
    }
    while true {
      let bytes = try input.read()
      if bytes.isEmpty { break }
      show(scanner.feed(bytes))
    }
    show(scanner.finish())
    if found == 0, errors == 0 {
      complain(
        text(id: "Tidak ada teks; beri MRZ 2 atau 3 baris.", en: "There is no text; give an MRZ of 2 or 3 lines."))
    }
    if found == 0 { throw ExitCode(1) }
  }

  private func showLine(_ mrz: MRZ) {
    let state =
      mrz.isValid
      ? text(id: "angka uji cocok", en: "check digits agree")
      : text(id: "SALAH: ", en: "WRONG: ") + mrz.wrongFields.joined(separator: ", ")
    let birth = mrz.birthDate?.description ?? "?"
    let expiry = mrz.expiryDate?.description ?? "?"
    say(
      "\(mrz.kind.rawValue) \(mrz.code) \(mrz.issuer) \(mrz.number)  \(mrz.traveller.name)  \(mrz.nationality) "
        + "\(birth) \(mrz.sex?.rawValue ?? "?") -> \(expiry)  \(state)")
  }
}

extension MRZ {
  /// The fields with a wrong check digit or with a character that can't stand there, by their names in JSON.
  var wrongFields: [String] {
    (checks.badFields + defects.map(\.field)).map(\.rawValue).reduce(into: []) { names, name in
      if !names.contains(name) { names.append(name) }
    }
  }

  /// The members of the command line's contract, in its order.
  func writeMembers(to json: inout JSONWriter) {
    json.member("type", kind.rawValue)
    json.member("code", code)
    json.member("issuer", issuer)
    json.member("surname", surname)
    json.member("given", given)
    json.member("number", number)
    json.member("nationality", nationality)
    json.member("birth", birth)
    json.nullableMember("birth_date", birthDate?.description)
    json.nullableMember("sex", sex?.rawValue)
    json.member("expiry", expiry)
    json.nullableMember("expiry_date", expiryDate?.description)
    json.member("optional", optional)
    json.member("optional2", optional2)
    json.member("name_truncated", isNameTruncated)
    json.member("valid", isValid)
    json.objectMember("checks") {
      $0.member("number", checks.number.rawValue)
      $0.member("birth", checks.birth.rawValue)
      $0.member("expiry", checks.expiry.rawValue)
      $0.member("optional", checks.optional.rawValue)
      $0.member("composite", checks.composite.rawValue)
    }
  }
}
