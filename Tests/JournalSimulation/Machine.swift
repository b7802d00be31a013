import Glibc
import SimulatedCalls

/// What is broken on purpose, so that the simulation shows that it would notice. Each is what the product would be
/// without one of its precautions.
enum Mutation: String, CaseIterable {
  /// A failed sync is tried again where it is: the second one says yes.
  case syncIsRetried = "sync-retried"
  /// What was written is acknowledged without a sync.
  case syncIsSkipped = "sync-skipped"
  /// A new file's name is not synced.
  case folderIsNotSynced = "folder-not-synced"
  /// Nobody takes locks.
  case locksAreOff = "no-locks"
  /// What the cache shows is taken for what the disk has.
  case diskIsNotAsked = "disk-not-asked"
  /// The watermark of an earlier start of the machine is believed.
  case bootIsNotChecked = "boot-not-checked"
}

/// How often what goes wrong: one in so many; 0: never.
struct Mood {
  var kill = 0
  var powerCut = 0
  var failedWrite = 0
  var shortWrite = 0
  var writeBack = 0
  var forget = 0
  var otherTurn = 2
  var hasDirectReads = true

  static let calm = Mood()

  init() {}

  init(_ random: inout Randomness) {
    kill = random.pick([0, 400, 120, 40]) ?? 0
    powerCut = random.pick([0, 0, 600, 200]) ?? 0
    failedWrite = random.pick([0, 30, 8, 3]) ?? 0
    shortWrite = random.pick([0, 0, 40, 10]) ?? 0
    writeBack = random.pick([0, 60, 15]) ?? 0
    forget = random.pick([0, 60, 15]) ?? 0
    otherTurn = random.pick([2, 4, 12]) ?? 2
    hasDirectReads = random.chance(3, in: 4)
  }
}

/// A machine with a disk and processes, of which one runs at a time: at each call the seed decides who goes on, who
/// dies and what the disk does.
final class Machine {
  struct Descriptor {
    let process: Int
    let file: Int
    let path: String
    let appends: Bool
    let isDirect: Bool
    var toldErrors: Int
  }

  var disk = SimulatedDisk()
  var random: Randomness
  var mood = Mood.calm
  let mutation: Mutation?
  var descriptors: [Int: Descriptor] = [:]
  private var nextDescriptor = Int(SIM_FIRST)
  private var nanoseconds: Int64 = 1_800_000_000_000_000_000
  /// What the wall clock is off.
  private var wallStep: Int64 = 0
  private(set) var calls = 0
  private(set) var kills = 0
  private(set) var powerCuts = 0
  private(set) var failures = 0

  private var processes: [SimulatedProcess] = []
  private let finished = Turn()

  nonisolated(unsafe) static var current: Machine?

  init(seed: Int, mutation: Mutation?) {
    random = Randomness(seed: seed)
    self.mutation = mutation
  }

  // MARK: Processes

  /// Runs them all until each has ended or died.
  func run(_ bodies: [(SimulatedProcess) -> Void]) {
    processes = bodies.enumerated().map { SimulatedProcess(number: $0 + 1, $1) }
    let threads = processes.map { $0.start(on: self) }
    passOn()
    finished.wait()
    for thread in threads { pthread_join(thread, nil) }
    processes = []
  }

  fileprivate func ended(_ process: SimulatedProcess) {
    process.hasEnded = true
    closeAll(of: process.number)
    passOn()
  }

  private func passOn() {
    let left = processes.filter { !$0.hasEnded }
    if let next = random.pick(left) { next.turn.give() } else { finished.give() }
  }

  /// A moment between two calls: others run, a process dies, the power goes. False: this process is dead.
  func step() -> Bool {
    calls += 1
    nanoseconds += 1_000
    let number = Int(sim_current())
    guard number > 0, number <= processes.count else { return true }
    let process = processes[number - 1]
    guard !process.isDead else { return false }
    if mood.powerCut > 0, random.chance(1, in: mood.powerCut) {
      cutPower()
      return false
    }
    if mood.kill > 0, random.chance(1, in: mood.kill) { return die() }
    if mood.writeBack > 0, random.chance(1, in: mood.writeBack) { writeSomethingBack() }
    if mood.forget > 0, random.chance(1, in: mood.forget), let file = random.pick(disk.files) {
      trace("\(disk.names.first { disk.files[$0.value] === file }?.key ?? "?") is forgotten in parts")
      disk.forget(file, pages: random.someOf(SimulatedDisk.pages(file)))
    }
    if random.chance(1, in: mood.otherTurn), let next = random.pick(processes.filter { !$0.hasEnded }), next !== process
    {
      next.turn.give()
      process.turn.wait()
    }
    return !process.isDead
  }

  /// `kill -9` of the running process: its locks are free at once. Always false.
  func die() -> Bool {
    let number = Int(sim_current())
    guard number > 0, number <= processes.count else { return false }
    kills += 1
    trace("dies")
    processes[number - 1].isDead = true
    closeAll(of: number)
    return false
  }

  func cutPower() {
    powerCuts += 1
    trace("the power goes")
    for process in processes { process.isDead = true }
    descriptors = [:]
    disk.powerCut(&random)
    // The watermark's file comes back as it was at some time, and is of another start of the machine.
    if mutation != .bootIsNotChecked, let mark = file(StorePaths.watermark), !mark.shown.isEmpty {
      disk.overwrite(mark, random.chance(1, in: 2) ? [] : StorePaths.ofAnotherBoot(mark.shown))
    }
    // The clock of a machine without a battery.
    if random.chance(1, in: 3) { wallStep -= 3_600_000_000_000 }
  }

  private func closeAll(of process: Int) {
    for (number, descriptor) in descriptors where descriptor.process == process { close(number) }
  }

  func close(_ number: Int) {
    guard let descriptor = descriptors.removeValue(forKey: number) else { return }
    disk.files[descriptor.file].lockedBy.remove(number)
  }

  func open(_ file: Int, _ path: String, flags: Int32) -> Int {
    nextDescriptor += 1
    descriptors[nextDescriptor] = Descriptor(
      process: Int(sim_current()), file: file, path: path, appends: flags & O_APPEND != 0,
      isDirect: flags & Self.direct != 0, toldErrors: disk.files[file].errors)
    return nextDescriptor
  }

  #if arch(arm64) || arch(arm)
    static let direct: Int32 = 0o200000
  #else
    static let direct: Int32 = 0o40000
  #endif

  // MARK: The disk's moods

  func file(_ path: String) -> SimulatedFile? { disk.names[path].map { disk.files[$0] } }

  /// The pages that the disk does not take this time.
  func lostPages(_ file: SimulatedFile) -> Set<Int> {
    if file === self.file(StorePaths.watermark) { return [] }
    guard mood.failedWrite > 0, !file.dirty.isEmpty, random.chance(1, in: mood.failedWrite) else { return [] }
    countFailure()
    let some = random.someOf(file.dirty)
    trace("pages \(some.isEmpty ? file.dirty : some) are lost")
    return some.isEmpty ? file.dirty : some
  }

  /// Says what happens, where PLBN_TRACE is set.
  func trace(_ what: @autoclosure () -> String) {
    if Self.isTraced { print("\(calls) process \(sim_current()): \(what())") }
  }

  private static let isTraced = getenv("PLBN_TRACE") != nil

  func countFailure() { failures += 1 }

  private func writeSomethingBack() {
    guard let file = random.pick(disk.files.filter { !$0.dirty.isEmpty }) else { return }
    disk.writeBack(file, lost: lostPages(file))
  }

  func pause(_ microseconds: Int64) { nanoseconds += microseconds * 1_000 }
  func clock(isWall: Bool) -> Int64 { nanoseconds + (isWall ? wallStep : 0) }
}

/// One simulated process: a thread that runs only when it is its turn.
final class SimulatedProcess {
  let number: Int
  let turn = Turn()
  var isDead = false
  var hasEnded = false
  private let body: (SimulatedProcess) -> Void
  private var machine: Machine?

  init(number: Int, _ body: @escaping (SimulatedProcess) -> Void) {
    self.number = number
    self.body = body
  }

  fileprivate func start(on machine: Machine) -> pthread_t {
    self.machine = machine
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        Unmanaged<SimulatedProcess>.fromOpaque(context).takeUnretainedValue().live()
        return nil
      }, Unmanaged.passUnretained(self).toOpaque())
    return thread
  }

  private func live() {
    sim_become(Int32(number))
    turn.wait()
    body(self)
    machine?.ended(self)
  }
}

/// What one thread waits for and another gives.
final class Turn {
  private let semaphore = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

  init() { sem_init(semaphore, 0, 0) }

  deinit {
    sem_destroy(semaphore)
    semaphore.deallocate()
  }

  func give() { sem_post(semaphore) }
  func wait() { while sem_wait(semaphore) != 0 {} }
}
