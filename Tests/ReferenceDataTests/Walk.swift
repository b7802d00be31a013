import Foundation
import ReferenceData
import Testing

/// Visits the written JSON of a file.
enum Walk {
  typealias Object = [String: Any]

  /// Each object that has a source, a value or a date: what must be a whole datum.
  static func data(in file: ReferenceFile, _ visit: (String, Object) -> Void) throws {
    try all(in: file) { path, node, _ in
      guard let object = node as? Object, isDatum(object) else { return true }
      visit(path, object)
      return false
    }
  }

  /// Each string, number or truth value that stands in no datum, by its path and the name of its member.
  static func loose(in file: ReferenceFile, _ visit: (String, String) -> Void) throws {
    try all(in: file) { path, node, member in
      if let object = node as? Object { return !isDatum(object) }
      if node is [Any] { return true }
      if !(node is NSNull) { visit(path, member) }
      return true
    }
  }

  /// Each object that has a text in either language.
  static func texts(in file: ReferenceFile, _ visit: (String, Object) -> Void) throws {
    try all(in: file) { path, node, _ in
      if let object = node as? Object, object["id"] != nil || object["en"] != nil { visit(path, object) }
      return true
    }
  }

  private static func isDatum(_ object: Object) -> Bool {
    object["value"] != nil || object["source"] != nil || object["as_of"] != nil
  }

  /// `visit` returns whether to go on into the node.
  private static func all(in file: ReferenceFile, _ visit: (String, Any, String) -> Bool) throws {
    func walk(_ node: Any, _ path: String, _ member: String) {
      guard visit(path, node, member) else { return }
      if let object = node as? Object {
        for (key, child) in object.sorted(by: { $0.key < $1.key }) { walk(child, "\(path).\(key)", key) }
      } else if let array = node as? [Any] {
        for (index, child) in array.enumerated() { walk(child, "\(path)[\(index)]", member) }
      }
    }
    walk(try JSONSerialization.jsonObject(with: Data(file.bytes)), file.rawValue, "")
  }
}
