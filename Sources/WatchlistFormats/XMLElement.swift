/// One element with all that stands in it: a record of a list, small enough to be held whole.
struct XMLElement {
  var name: String
  /// Where it begins, counted from 1.
  var line: Int
  fileprivate var bytes: [UInt8] = []
  private(set) var children: [XMLElement] = []

  /// Its own text on one line; empty where it has none.
  var text: String { ListText.decode(bytes) }

  /// The children of that name.
  func all(_ name: String) -> [XMLElement] { children.filter { $0.name == name } }

  /// The text of the first child of that name; empty where there is none.
  func text(_ name: String) -> String { children.first { $0.name == name }?.text ?? "" }

  /// The texts in `<name><VALUE>…</VALUE></name>`, without empty ones.
  func values(_ name: String) -> [String] {
    all(name).flatMap { $0.all("VALUE") }.map(\.text).filter { !$0.isEmpty }
  }

  fileprivate mutating func append(_ child: XMLElement) { children.append(child) }
}

extension XMLReader {
  /// The rest of the element that was just opened.
  ///
  /// - Returns: `nil` for one of more than `ImportLimits.bytesPerRecord` bytes; reading goes on behind it.
  mutating func element(_ name: String) throws(ImportError) -> XMLElement? {
    let outside = depth - 1
    let end = byteOffset + ImportLimits.bytesPerRecord
    var open = [XMLElement(name: name, line: line)]
    while let token = try next() {
      // What is too long is read to its end all the same, but no longer kept.
      let isKept = byteOffset <= end
      switch token {
      case .start(let name, _): if isKept { open.append(XMLElement(name: name, line: line)) }
      case .text(let text): if isKept { open[open.count - 1].bytes += text }
      case .end:
        if depth <= outside { return isKept ? open.first : nil }
        guard isKept, open.count > 1 else { continue }
        let child = open.removeLast()
        open[open.count - 1].append(child)
      }
    }
    return nil
  }
}
