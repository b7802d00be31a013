import CSys
import Glibc

extension EventLoop {
  /// Bytes read in one call, and calls in one turn: more input waits for the next turn, after a paint.
  private static var readLimit: Int { 4_096 }
  private static var readsLimit: Int { 64 }

  /// Sleeps until something comes, and tells since when standard input can have held what it holds.
  ///
  /// What is there before we sleep came at some moment since the input was last empty: the earliest is taken, so that
  /// keys typed into a busy console are not taken for a considered answer to what it shows next.
  mutating func wait() -> Instant {
    for index in polled.indices { polled[index].revents = 0 }
    var arrival = emptySince
    if poll(&polled, nfds_t(polled.count), 0) <= 0 {
      let timeout = decoder.delayMilliseconds.map { max($0 - Instant.now().milliseconds(since: lastRead), 0) }
      if poll(&polled, nfds_t(polled.count), timeout.map { Int32($0) } ?? -1) <= 0 {
        // Nothing in time, or EINTR, after which `revents` mean nothing.
        for index in polled.indices { polled[index].revents = 0 }
      }
      arrival = .now()
    }
    if polled[0].revents == 0 {
      emptySince = .now()
      if let delay = decoder.delayMilliseconds, emptySince.milliseconds(since: lastRead) >= delay {
        for input in decoder.flush() { handInput(input, at: lastRead) }
      }
    }
    return arrival
  }

  mutating func readInput(arrival: Instant) {
    guard polled[0].revents != 0 else { return }
    for _ in 0..<Self.readsLimit {
      errno = 0
      var code: Int32 = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: Self.readLimit) { buffer, count in
        count = max(read(screen.input, buffer.baseAddress, buffer.count), 0)
        code = errno
      }
      // poll said that there is something: an end or an error means that the terminal is gone.
      guard !bytes.isEmpty else {
        if ending == nil, code != EINTR, code != EAGAIN { ending = .terminalLost }
        return
      }
      lastRead = .now()
      for input in decoder.feed(bytes) { handInput(input, at: arrival) }
      var more = pollfd(fd: screen.input, events: Int16(POLLIN), revents: 0)
      guard poll(&more, 1, 0) > 0 else {
        emptySince = .now()
        return
      }
    }
  }

  private mutating func handInput(_ input: Input, at instant: Instant) {
    if input == .key(.control("l")) { pendingReaction.insert(.repaintAll) }
    hand(.input(input), at: instant)
  }

  mutating func readSignals() {
    guard polled[1].revents != 0 else { return }
    var info = signalfd_siginfo()
    while ending == nil, read(signals, &info, MemoryLayout<signalfd_siginfo>.size) > 0 {
      let number = Int32(bitPattern: info.ssi_signo)
      switch number {
      case SIGWINCH:
        guard let size = screen.followSize() else { continue }
        hand(.input(.resize(size)), at: .now())
        pendingReaction.insert(.redraw)
      case SIGTSTP: suspend()
      case SIGCONT: takeTerminalAgain()
      default: ending = .signal(number)
      }
    }
  }

  mutating func readMailbox() {
    guard polled[2].revents != 0 else { return }
    for message in mailbox.drain() { hand(.message(message), at: .now()) }
  }

  /// A descriptor that was closed or is broken is told once more and then left alone.
  mutating func readDescriptors() {
    for index in polled.indices.dropFirst(4) where polled[index].revents != 0 {
      hand(.readable(descriptor: polled[index].fd), at: .now())
      if polled[index].revents & Int16(POLLNVAL | POLLERR) != 0 { polled[index].fd = -1 }
    }
  }
}
