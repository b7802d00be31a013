import Journal

/// Members that a contract promises: null where there is no value.
extension JSONWriter {
  mutating func nullableMember(_ name: String, _ text: String?) {
    key(name)
    if let text { value(text) } else { null() }
  }

  mutating func nullableMember(_ name: String, _ number: Int?) {
    key(name)
    if let number { value(number) } else { null() }
  }
}
