/// A word of a listed name in 32 bits: its number as written, and its role in this name. An index holds many.
struct PackedWord: Sendable {
  let bits: UInt32

  init(bits: UInt32) { self.bits = bits }

  init(_ written: Vocabulary.Written, _ role: NameWord.Role) {
    bits = written << 2 | UInt32(role.rawValue)
  }

  var written: Vocabulary.Written { bits >> 2 }

  var role: NameWord.Role { NameWord.Role(rawValue: UInt8(bits & 3)) ?? .word }
}
