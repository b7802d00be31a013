import Phrases

/// A number as people write it in the program's language: `18.701`, in English `18,701`.
func figure(_ number: Int) -> String { number.grouped(Language.ofProgram) }
