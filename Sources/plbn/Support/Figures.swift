/// A number as people write it in the program's language: `18.701`, in English `18,701`.
func figure(_ number: Int) -> String {
  var groups: [Substring] = []
  var rest = String(number.magnitude)[...]
  while rest.count > 3 {
    groups.insert(rest.suffix(3), at: 0)
    rest = rest.dropLast(3)
  }
  let separator = text(id: ".", en: ",")
  return (number < 0 ? "-" : "") + ([rest] + groups).joined(separator: separator)
}
