/// Moves the options that every command takes behind the command's own: `plbn --store X journal --json verify` means
/// what `plbn journal verify --store X --json` does. What follows `--` stays where it is.
func movingGlobalOptionsBack(_ arguments: [String]) -> [String] {
  let withValue: Set = ["--store", "--lang", "--officer", "--passphrase-fd"]
  let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
  var global: [String] = []
  var own: [String] = []
  var rest = arguments[..<end]
  while let first = rest.first {
    let count = withValue.contains(first) ? min(2, rest.count) : 1
    if first == "--json" || withValue.contains(first) || withValue.contains(where: { first.hasPrefix($0 + "=") }) {
      global += rest.prefix(count)
    } else {
      own.append(first)
    }
    rest = rest.dropFirst(count)
  }
  // Help takes none; its language was read from the arguments already.
  if let first = own.first, ["help", "-h", "--help", "--version"].contains(first) { return own }
  return own + global + arguments[end...]
}
