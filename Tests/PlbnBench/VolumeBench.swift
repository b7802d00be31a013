import Glibc

/// What takes longer the longer the journal is: the program checks all of it, and builds the tables anew.
enum VolumeBench {
  static func run(_ program: String, _ store: BenchStore, records: Int) throws {
    let bytes = try size(of: store) / max(records, 1)
    // The first run reads the files into memory.
    _ = try Command.run([program, "--store", store.layout.root, "journal", "verify"]).seconds
    let verify = try Command.run(["taskset", "-c", "0", program, "--store", store.layout.root, "journal", "verify"])
      .seconds
    let both = try Command.run([program, "--store", store.layout.root, "journal", "verify"]).seconds
    Report.row(
      "verify of \(records) records of \(bytes) bytes",
      "one core \(Report.seconds(verify)), all \(Report.seconds(both))",
      budget: "10 M of 300 bytes on one core <= 10 s")
    let rebuild = try Command.run([program, "--store", store.layout.root, "ledger", "rebuild"]).seconds
    Report.row("ledger rebuild of \(records) records", Report.seconds(rebuild), budget: "10 M <= 60 s")
  }

  private static func size(of store: BenchStore) throws -> Int {
    guard let folder = opendir(store.layout.events) else { throw BenchFailure("the large store can't be read") }
    defer { closedir(folder) }
    var bytes = 0
    while let entry = readdir(folder) {
      var info = stat()
      let isFile = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { fstatat(dirfd(folder), $0, &info, 0) == 0 }
      }
      if isFile, info.st_mode & S_IFMT == S_IFREG { bytes += Int(info.st_size) }
    }
    return bytes
  }
}
