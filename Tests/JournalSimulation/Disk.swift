/// A file as the kernel's cache shows it and as the disk has it.
final class SimulatedFile {
  /// What a read gives.
  var shown: [UInt8]
  /// What is left after a power cut.
  var onDisk: [UInt8]
  /// Pages that were written and have not gone to the disk yet.
  var dirty: Set<Int> = []
  /// How many writes to the disk failed. A descriptor is told of those that it has not been told of, and that came
  /// after it was opened.
  var errors = 0
  /// The descriptors that hold its lock; several share it.
  var lockedBy: Set<Int> = []
  var isShared = false
  let isFolder: Bool
  var isUnlinked = false

  init(_ bytes: [UInt8] = [], isFolder: Bool = false) {
    shown = bytes
    onDisk = bytes
    self.isFolder = isFolder
  }
}

/// A file system with a volatile cache, which loses and tells of its failures as Linux does: to those who had the file
/// open, once each, and never again.
struct SimulatedDisk {
  /// What a disk writes as a whole.
  static let pageBytes = 512

  private(set) var files: [SimulatedFile] = []
  /// The names as processes see them.
  private(set) var names: [String: Int] = [:]
  /// The names on the disk, and the changes since, in their order: the file system's own journal keeps that order.
  private var namesOnDisk: [String: Int] = [:]
  private var changes: [Change] = []

  private enum Change {
    case add(String, Int)
    case move(String, String)
    case remove(String)

    func apply(to names: inout [String: Int]) {
      switch self {
      case .add(let path, let file): names[path] = file
      case .move(let from, let to): names[to] = names.removeValue(forKey: from)
      case .remove(let path): names[path] = nil
      }
    }

    func touches(_ folder: String) -> Bool {
      switch self {
      case .add(let path, _), .remove(let path): parent(path) == folder
      case .move(let from, let to): parent(from) == folder || parent(to) == folder
      }
    }
  }

  /// Puts a file there that is wholly on disk.
  mutating func install(_ path: String, _ bytes: [UInt8], isFolder: Bool = false) {
    files.append(SimulatedFile(bytes, isFolder: isFolder))
    names[path] = files.count - 1
    namesOnDisk[path] = files.count - 1
  }

  mutating func create(_ path: String) -> Int {
    files.append(SimulatedFile())
    change(.add(path, files.count - 1))
    return files.count - 1
  }

  mutating func rename(_ from: String, _ to: String) {
    if let replaced = names[to] { files[replaced].isUnlinked = true }
    change(.move(from, to))
  }

  mutating func unlink(_ path: String) {
    if let file = names[path] { files[file].isUnlinked = true }
    change(.remove(path))
  }

  private mutating func change(_ change: Change) {
    changes.append(change)
    change.apply(to: &names)
  }

  func names(in folder: String) -> [String] {
    names.keys.filter { parent($0) == folder }.map { String($0.dropFirst(folder.count + 1)) }.sorted()
  }

  /// Brings a folder's names to the disk, with all changes before the last of them.
  mutating func syncFolder(_ folder: String) {
    guard let last = changes.lastIndex(where: { $0.touches(folder) }) else { return }
    for change in changes[...last] { change.apply(to: &namesOnDisk) }
    changes.removeSubrange(...last)
  }

  // MARK: A file's pages

  /// Writes as `write` and `pwrite` do: into the cache.
  func put(_ bytes: some Collection<UInt8>, into file: SimulatedFile, at offset: Int) {
    guard !bytes.isEmpty else { return }
    let end = offset + bytes.count
    if file.shown.count < end { file.shown += repeatElement(0, count: end - file.shown.count) }
    file.shown.replaceSubrange(offset..<end, with: bytes)
    file.dirty.formUnion(offset / Self.pageBytes...(end - 1) / Self.pageBytes)
  }

  /// Writes dirty pages to the disk; those of `lost` are dropped, as the kernel drops what it could not write, and the
  /// file remembers an error.
  func writeBack(_ file: SimulatedFile, lost: Set<Int>) {
    let isLost = !file.dirty.isDisjoint(with: lost)
    if !isLost { resize(&file.onDisk, file.shown.count) }
    for page in file.dirty.subtracting(lost) { copy(page, from: file.shown, to: &file.onDisk) }
    file.dirty = []
    if isLost { file.errors += 1 }
  }

  /// Forgets clean pages: what the disk has is seen.
  func forget(_ file: SimulatedFile, pages: Set<Int>) {
    for page in pages.subtracting(file.dirty) {
      let range = Self.range(page, file.shown.count)
      for index in range { file.shown[index] = index < file.onDisk.count ? file.onDisk[index] : 0 }
    }
  }

  static func pages(_ file: SimulatedFile) -> Set<Int> {
    Set(0..<(file.shown.count + pageBytes - 1) / pageBytes)
  }

  private static func range(_ page: Int, _ count: Int) -> Range<Int> {
    min(page * pageBytes, count)..<min((page + 1) * pageBytes, count)
  }

  private func copy(_ page: Int, from source: [UInt8], to target: inout [UInt8]) {
    let range = Self.range(page, source.count)
    if target.count < range.upperBound { resize(&target, range.upperBound) }
    target.replaceSubrange(range, with: source[range])
  }

  private func resize(_ bytes: inout [UInt8], _ count: Int) {
    if bytes.count < count { bytes += repeatElement(0, count: count - bytes.count) }
    if bytes.count > count { bytes.removeSubrange(count...) }
  }

  /// The power goes: of dirty pages, sizes and changes of names some had gone to the disk, in any choice, but names in
  /// their order.
  mutating func powerCut(_ random: inout Randomness) {
    for change in changes.prefix(random.below(changes.count + 1)) { change.apply(to: &namesOnDisk) }
    changes = []
    names = namesOnDisk
    for file in files {
      for page in file.dirty.sorted() where random.chance(1, in: 2) { copy(page, from: file.shown, to: &file.onDisk) }
      if random.chance(1, in: 2) { resize(&file.onDisk, max(file.onDisk.count, file.shown.count)) }
      file.shown = file.onDisk
      file.dirty = []
      file.lockedBy = []
    }
  }

  /// Replaces a file's bytes in the cache and on the disk, as nothing in the product does.
  func overwrite(_ file: SimulatedFile, _ bytes: [UInt8]) {
    file.shown = bytes
    file.onDisk = bytes
    file.dirty = []
  }
}

func parent(_ path: String) -> String {
  path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
}

/// Numbers that follow from a seed and from nothing else (SplitMix64; Steele, Lea, Flood 2014).
struct Randomness {
  private var state: UInt64

  init(seed: Int) { state = UInt64(bitPattern: Int64(seed)) &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// From 0 to `limit` - 1; 0 where the limit is 0.
  mutating func below(_ limit: Int) -> Int { limit > 0 ? Int(next() % UInt64(limit)) : 0 }

  mutating func chance(_ part: Int, in whole: Int) -> Bool { part > 0 && below(whole) < part }

  mutating func pick<Element>(_ elements: [Element]) -> Element? {
    elements.isEmpty ? nil : elements[below(elements.count)]
  }

  mutating func someOf(_ pages: Set<Int>) -> Set<Int> {
    Set(pages.sorted().filter { _ in chance(1, in: 2) })
  }
}
