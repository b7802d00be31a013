import Glibc
import Terminal

struct ProbeApplication: Application {
  let mailbox: Mailbox<String>
  let hasClock: Bool
  var size = Size.zero
  var ticks = 0
  var lastTick = Instant.now()
  var field = TextField(maximum: 200)
  var note = "ready"
  var events = 0

  var nextWake: Instant? { hasClock ? lastTick.advanced(milliseconds: 1_000) : nil }

  mutating func handle(_ event: Event<String>, at instant: Instant) -> Reaction {
    events += 1
    switch event {
    case .input(.key(let key)): return press(key)
    case .input(.paste(let text, let isCut)): note = "paste \(text.utf8.count) \(isCut) \(text.prefix(30))"
    case .input(.resize(let size)): self.size = size
    case .input(.unrecognised): note = "unrecognised"
    case .message(let text): note = "message " + text
    case .wake:
      ticks += 1
      lastTick = instant
    case .readable: note = "readable"
    case .suspending: break
    case .resumed: note = "resumed"
    }
    return .redraw
  }

  private mutating func press(_ key: Key) -> Reaction {
    switch key {
    case .character("q"): return .quit
    case .control("t"): trap()
    case .control("o"): _ = overflow(1)
    case .control("a"): abort()
    case .control("x"): exit(3)
    case .control("e"): warn("told on standard error \u{1B}[31m\n")
    case .control("w"): startThread { trap() }
    case .control("v"):
      startThread {
        SignalGate.guardThread()
        _ = overflow(1)
      }
    case .control("p"):
      let mailbox = mailbox
      startThread { mailbox.post("from a thread") }
    case .function(5): return [.suspend]
    case .function(6): return [.bell]
    default:
      if !field.handle(key) { note = "key \(key.name())" }
    }
    return .redraw
  }

  func draw(into canvas: inout Canvas) {
    let inner = canvas.box(title: "probe", trailing: "\(size.width)x\(size.height)", isFocused: true)
    canvas.inside(inner) { inside in
      inside.text("note: \(note)", x: 0, y: 0)
      inside.text("ticks: \(ticks)", x: 0, y: 1, style: .muted)
      inside.text("! alert 東京 Nguyễn", x: 0, y: 2, style: .alert)
      inside.inside(Rect(x: 0, y: 3, width: inside.size.width, height: 1)) { field.draw(into: &$0) }
      inside.text("length: \(field.count)", x: 0, y: 4)
    }
  }
}

private func warn(_ text: String) {
  let bytes = Array(text.utf8)
  _ = write(STDERR_FILENO, bytes, bytes.count)
}

private func trap() {
  let none: [Int] = []
  warn("\(none[CommandLine.arguments.count])")
}

/// Never ends by itself: each call keeps a kilobyte of the stack.
@inline(never)
private func overflow(_ depth: Int) -> Int {
  withUnsafeTemporaryAllocation(of: Int.self, capacity: 128) { buffer in
    buffer.initialize(repeating: depth)
    return overflow(depth &+ 1) &+ buffer[depth & 127]
  }
}

private func startThread(_ body: @escaping @Sendable () -> Void) {
  final class Box: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
  var thread = pthread_t()
  pthread_create(
    &thread, nil,
    { raw in
      guard let raw else { return nil }
      Unmanaged<Box>.fromOpaque(raw).takeRetainedValue().body()
      return nil
    }, Unmanaged.passRetained(Box(body)).toOpaque())
}
