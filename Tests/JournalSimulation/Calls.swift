import Glibc
import SimulatedCalls

/// The calls that the journal makes, on the simulated machine. Each first lets the machine go on by a step, and does
/// nothing for a process that is dead.
extension Machine {
  static func install() {
    sim_install(
      sim_calls(
        open: { path, flags in Machine.answer { $0.openFile(Machine.text(path), flags) } },
        close: { number in
          Machine.current?.close(Int(number))
          return 0
        },
        pread: { number, bytes, count, offset in
          Machine.answer64 {
            $0.read(Int(number), UnsafeMutableRawBufferPointer(start: bytes, count: count), Int(offset))
          }
        },
        write: { number, bytes, count in
          Machine.answer64 { $0.write(Int(number), Array(UnsafeBufferPointer(start: bytes, count: count)), at: nil) }
        },
        pwrite: { number, bytes, count, offset in
          Machine.answer64 {
            $0.write(Int(number), Array(UnsafeBufferPointer(start: bytes, count: count)), at: Int(offset))
          }
        },
        sync: { number in Machine.answer { $0.sync(Int(number)) } },
        flock: { number, operation in Machine.answer { $0.lock(Int(number), operation) } },
        fstat: { number, size, inode, links in
          Machine.answer { machine in
            guard let descriptor = machine.descriptors[Int(number)] else { return -Int(EBADF) }
            let file = machine.disk.files[descriptor.file]
            size?.pointee = Int64(file.shown.count)
            inode?.pointee = Int64(descriptor.file + 1)
            links?.pointee = file.isUnlinked ? 0 : 1
            return 0
          }
        },
        forget: { number in
          Machine.answer { machine in
            guard let descriptor = machine.descriptors[Int(number)] else { return -Int(EBADF) }
            let file = machine.disk.files[descriptor.file]
            machine.disk.forget(file, pages: SimulatedDisk.pages(file))
            return 0
          }
        },
        access: { path in Machine.answer { $0.disk.names[Machine.text(path)] == nil ? -Int(ENOENT) : 0 } },
        rename: { from, to in
          Machine.answer { machine in
            guard machine.disk.names[Machine.text(from)] != nil else { return -Int(ENOENT) }
            machine.disk.rename(Machine.text(from), Machine.text(to))
            return 0
          }
        },
        unlink: { path in
          Machine.answer { machine in
            guard machine.disk.names[Machine.text(path)] != nil else { return -Int(ENOENT) }
            machine.disk.unlink(Machine.text(path))
            return 0
          }
        },
        names: { path, names, capacity in
          Machine.answer { $0.list(Machine.text(path), UnsafeMutableRawBufferPointer(start: names, count: capacity)) }
        },
        pause: { microseconds in
          _ = Machine.answer { machine in
            machine.pause(microseconds)
            return 0
          }
        },
        // Looked at and not asked: no step.
        clock: { isWall in Machine.current?.clock(isWall: isWall != 0) ?? 0 }
      ))
  }

  private static func text(_ path: UnsafePointer<CChar>?) -> String { path.map { String(cString: $0) } ?? "" }

  private static func answer(_ call: (Machine) -> Int) -> Int32 { Int32(truncatingIfNeeded: answer64(call)) }

  private static func answer64(_ call: (Machine) -> Int) -> Int64 {
    guard let machine = current, machine.step() else { return -Int64(EIO) }
    return Int64(call(machine))
  }

  private func openFile(_ path: String, _ flags: Int32) -> Int {
    if flags & Self.direct != 0, !mood.hasDirectReads { return -Int(EINVAL) }
    if let file = disk.names[path] {
      guard flags & O_EXCL == 0 else { return -Int(EEXIST) }
      return open(file, path, flags: flags)
    }
    guard flags & O_CREAT != 0 else { return -Int(ENOENT) }
    return open(disk.create(path), path, flags: flags)
  }

  private func read(_ number: Int, _ buffer: UnsafeMutableRawBufferPointer, _ offset: Int) -> Int {
    guard let descriptor = descriptors[number] else { return -Int(EBADF) }
    let file = disk.files[descriptor.file]
    guard offset < file.shown.count else { return 0 }
    let range = offset..<min(offset + buffer.count, file.shown.count)
    guard descriptor.isDirect, mutation != .diskIsNotAsked else {
      buffer.copyBytes(from: file.shown[range])
      return range.count
    }
    // A direct read brings the cache to the disk first, and then knows only the disk.
    let errors = file.errors
    disk.writeBack(file, lost: lostPages(file))
    guard file.errors == errors else { return -Int(EIO) }
    for index in range { buffer[index - offset] = index < file.onDisk.count ? file.onDisk[index] : 0 }
    return range.count
  }

  /// A write is seen in parts. An append can end and its writer can die between them; what is replaced in place lies
  /// within one page, which the kernel copies in one go, so there only a reader can come between.
  private func write(_ number: Int, _ bytes: [UInt8], at offset: Int?) -> Int {
    guard let descriptor = descriptors[number] else { return -Int(EBADF) }
    let file = disk.files[descriptor.file]
    var wanted = bytes.count
    if mood.shortWrite > 0, random.chance(1, in: mood.shortWrite) {
      countFailure()
      wanted = offset == nil ? random.below(bytes.count) : 0
      if wanted == 0 { return -Int(ENOSPC) }
    }
    let start = offset ?? file.shown.count
    trace("write \(descriptor.path) \(wanted) of \(bytes.count) at \(start)")
    let half = random.below(wanted + 1)
    disk.put(bytes[..<half], into: file, at: start)
    let isAlive = step()
    guard isAlive || (offset != nil && file === self.file(descriptor.path)) else { return -Int(EIO) }
    disk.put(bytes[half..<wanted], into: file, at: start + half)
    return isAlive ? wanted : -Int(EIO)
  }

  private func sync(_ number: Int) -> Int {
    guard let descriptor = descriptors[number] else { return -Int(EBADF) }
    let file = disk.files[descriptor.file]
    if file.isFolder {
      trace("sync \(descriptor.path)")
      if mutation != .folderIsNotSynced { disk.syncFolder(descriptor.path) }
      return 0
    }
    if mutation == .syncIsSkipped { return 0 }
    disk.writeBack(file, lost: lostPages(file))
    trace("sync \(descriptor.path) errors \(file.errors) told \(descriptor.toldErrors)")
    let isNews = file.errors > descriptor.toldErrors
    descriptors[number]?.toldErrors = file.errors
    return isNews && mutation != .syncIsRetried ? -Int(EIO) : 0
  }

  private func lock(_ number: Int, _ operation: Int32) -> Int {
    guard let descriptor = descriptors[number] else { return -Int(EBADF) }
    let file = disk.files[descriptor.file]
    if mutation == .locksAreOff { return 0 }
    if operation & LOCK_UN != 0 {
      file.lockedBy.remove(number)
      return 0
    }
    let wantsShared = operation & LOCK_SH != 0
    while !file.lockedBy.subtracting([number]).isEmpty, !(wantsShared && file.isShared) {
      guard operation & LOCK_NB == 0 else { return -Int(EWOULDBLOCK) }
      guard step() else { return -Int(EIO) }
    }
    file.isShared = wantsShared
    file.lockedBy.insert(number)
    return 0
  }

  private func list(_ path: String, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    guard let folder = file(path), folder.isFolder else { return -Int(ENOENT) }
    let names = disk.names(in: path)
    let bytes: [UInt8] = names.reduce(into: []) { $0 += Array($1.utf8) + [0] }
    guard bytes.count <= buffer.count else { return -Int(EOVERFLOW) }
    buffer.copyBytes(from: bytes)
    return names.count
  }
}
