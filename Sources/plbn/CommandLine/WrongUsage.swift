import ArgumentParser
import Border
import Phrases

/// A command line that can't be carried out as it stands: status 64.
func wrongUsage(id: String, en: String) -> ValidationError { ValidationError(text(id: id, en: en)) }

/// Refuses a code that its table does not have.
func checkCode(_ field: Refusal.Field, _ code: String?, _ known: [String]) throws(Refusal) {
  guard let code, !known.contains(code) else { return }
  throw .unknownCode(field, code, known: known)
}

extension Refusal {
  /// Whether what was typed can't be meant, whatever stands in the store: a code that its table does not have, a value
  /// of another form. Everything else was refused by the rules.
  var isWrongUsage: Bool {
    switch self {
    // Only a list that a newer program has imported has such a format.
    case .unknownCode(.format, _, _): false
    case .unknownCode, .wrongForm, .tooLong, .missing: true
    default: false
    }
  }
}

extension Citizenship: ExpressibleByArgument {}
extension LookupPurpose: ExpressibleByArgument {}
