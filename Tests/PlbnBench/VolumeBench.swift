import Glibc

/// What takes longer the longer the journal is: the program checks all of it, and builds the tables anew.
enum VolumeBench {
  static func run(_ program: String, _ store: BenchStore, records: Int) throws {
    let bytes = try size(of: store) / max(records, 1)
    // The first run reads the files into memory.
    _ = try seconds([program, "--store", store.layout.root, "journal", "verify"])
    let verify = try seconds(["taskset", "-c", "0", program, "--store", store.layout.root, "journal", "verify"])
    let both = try seconds([program, "--store", store.layout.root, "journal", "verify"])
    Report.row(
      "verify of \(records) records of \(bytes) bytes",
      "one core \(Report.seconds(verify)), all \(Report.seconds(both))",
      budget: "10 M of 300 bytes on one core <= 10 s")
    let rebuild = try seconds([program, "--store", store.layout.root, "ledger", "rebuild"])
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

  /// How long a program ran, its output thrown away.
  private static func seconds(_ words: [String]) throws -> Double {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    defer { for argument in arguments { free(argument) } }
    arguments.append(nil)
    var child = pid_t()
    let start = milliseconds()
    guard posix_spawnp(&child, words[0], &actions, nil, arguments, environ) == 0 else {
      throw BenchFailure("\(words[0]) can't be started")
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    guard status == 0 else { throw BenchFailure("\(words.joined(separator: " ")) ended with \(status)") }
    return (milliseconds() - start) / 1000
  }
}
