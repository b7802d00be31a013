import Glibc

/// An index's bytes: a file mapped read-only, which all programs that map it share, or memory of its own.
///
/// A file stays readable here when another takes its name or when it is deleted. It must not be shortened: the system
/// ends a program that reads mapped bytes which are gone. Nothing of this package writes to a finished index.
final class IndexBytes: @unchecked Sendable {
  // Sendable, because the bytes are written only before the value is handed on.
  let bytes: UnsafeRawBufferPointer
  private let isMapped: Bool

  /// Maps the file at `path`. Reads nothing of it.
  init(mapping path: String) throws(IndexFileError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .unreadable(errno: errno) }
    defer { close(descriptor) }
    var info = stat()
    guard fstat(descriptor, &info) == 0 else { throw .unreadable(errno: errno) }
    guard info.st_mode & S_IFMT == S_IFREG, info.st_size > 0 else { throw .notAnIndex }
    let count = Int(info.st_size)
    guard let start = mmap(nil, count, PROT_READ, MAP_SHARED, descriptor, 0), start != MAP_FAILED else {
      throw .unreadable(errno: errno)
    }
    bytes = UnsafeRawBufferPointer(start: start, count: count)
    isMapped = true
  }

  /// Memory of `count` bytes, which `fill` must write.
  init(count: Int, fill: (UnsafeMutableRawBufferPointer) -> Void) {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: IndexLayout.alignment)
    fill(memory)
    bytes = UnsafeRawBufferPointer(memory)
    isMapped = false
  }

  deinit {
    if isMapped {
      munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
    } else {
      bytes.deallocate()
    }
  }
}
