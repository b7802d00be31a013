import Glibc

extension StoreLayout {
  /// Whether entries can be appended here: the folders take files. A disk may still refuse at the moment of writing.
  public var isWritable: Bool { access(events, W_OK) == 0 && access(run, W_OK) == 0 && access(root, W_OK) == 0 }

  /// The folders and files of the store, the store's own first, that others than its owner may read, write or enter.
  ///
  /// Links are not followed. At most 1,000 are given, and 16 levels are looked into. Costs a look at each name.
  public func permissionFindings() -> [String] {
    var findings: [String] = []
    Self.lookAt(root, depth: 0, &findings)
    return findings
  }

  private static let findingLimit = 1000
  private static let depthLimit = 16

  private static func lookAt(_ path: String, depth: Int, _ findings: inout [String]) {
    var info = stat()
    guard findings.count < findingLimit, lstat(path, &info) == 0 else { return }
    let kind = info.st_mode & S_IFMT
    // A link's own bits say nothing.
    if kind != S_IFLNK, info.st_mode & 0o077 != 0 { findings.append(path) }
    guard kind == S_IFDIR, depth < depthLimit else { return }
    for name in (try? Posix.names(in: path)) ?? [] { lookAt(path + "/" + name, depth: depth + 1, &findings) }
  }
}
