import Border
import Journal
import Phrases

extension JournalVerify {
  /// Builds indexes again and compares them, with a bar where it takes long.
  func compareIndexes(_ check: JournalCheck) -> IndexReport {
    let bar = ProgressBar(unit: text(id: "indeks", en: "indexes"))
    defer { bar.end() }
    return IndexAudit(global.layout, check).run(limit: indexes) { bar.show($0, of: $1) }
  }
}

extension IndexReport {
  /// One line: what was compared, and what was not.
  var summary: Phrase {
    let lines = [fileLine, recordsLine] + [notBuiltLine, otherFormsLine, cutLine].compactMap(\.self)
    return Phrase(id: lines.map(\.id).joined(separator: "; ") + ".", en: lines.map(\.en).joined(separator: "; ") + ".")
  }

  private var fileLine: Phrase {
    switch file {
    case .none: Phrase(id: "Indeks daftar: belum ada berkasnya", en: "The lists' index: there is no file yet")
    case .same: Phrase(id: "Indeks daftar SAMA dengan daftarnya", en: "The lists' index is the SAME as its lists give")
    case .differs:
      Phrase(id: "Indeks daftar BERBEDA dari daftarnya", en: "The lists' index DIFFERS from what its lists give")
    }
  }

  private var recordsLine: Phrase {
    let named = same + otherIndexes + notComparable
    return Phrase(
      id: "\(same) dari \(named) indeks yang disebut catatan sama dengan daftarnya",
      en: "\(same) of \(named) indexes that records name are what their lists give")
  }

  private var otherIndexes: Int { findings.count { $0.code == "other-index" } }

  private var notBuiltLine: Phrase? {
    notBuilt == 0
      ? nil
      : Phrase(
        id: "\(notBuilt) yang lebih lama tidak dibuat ulang (--indexes)",
        en: "\(notBuilt) earlier ones were not built again (--indexes)")
  }

  private var otherFormsLine: Phrase? {
    otherForms == 0
      ? nil
      : Phrase(
        id: "\(otherForms) dari versi program lain tidak dapat dibandingkan",
        en: "\(otherForms) of other versions of the program can't be compared")
  }

  private var cutLine: Phrase? {
    isCut ? Phrase(id: "yang paling lama tidak dihitung", en: "the oldest are not counted") : nil
  }

  func write(to json: inout JSONWriter) {
    json.objectMember("indexes") {
      $0.member("file", file.rawValue)
      $0.member("built", built)
      $0.member("same", same)
      $0.member("other", otherIndexes)
      $0.member("not_built", notBuilt)
      $0.member("not_comparable", notComparable)
      $0.member("other_forms", otherForms)
      $0.member("is_cut", isCut)
      $0.key("findings")
      $0.array(findings) { json, finding in
        json.object {
          $0.member("kind", finding.code)
          $0.member("text", finding.phrase.inProgramLanguage)
        }
      }
    }
  }
}
