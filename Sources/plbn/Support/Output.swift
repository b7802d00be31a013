import Glibc
import Journal
import Phrases
import Terminal

/// Writes one line to standard output. On a terminal it is made safe first: what came from outside can't steer it.
func say(_ line: String) {
  write((StandardStreams.isOutputTerminal ? SafeText.line(line) : line).utf8, to: STDOUT_FILENO)
}

/// Writes bytes as one line to standard output, as they are where it is no terminal.
func say(bytes: [UInt8]) {
  StandardStreams.isOutputTerminal ? say(String(decoding: bytes, as: UTF8.self)) : write(bytes, to: STDOUT_FILENO)
}

/// Writes one JSON object a line.
func say(json body: (inout JSONWriter) -> Void) {
  var json = JSONWriter()
  json.object(body)
  say(bytes: json.bytes)
}

/// Writes one line to standard error, made safe always: messages are for people and logs.
func complain(_ line: String) {
  write(SafeText.line("plbn: " + line).utf8, to: STDERR_FILENO)
}

func complain(_ phrase: Phrase) { complain(phrase.inProgramLanguage) }

private func write(_ line: some Sequence<UInt8>, to descriptor: Int32) {
  var bytes = (Array(line) + [UInt8(ascii: "\n")])[...]
  while !bytes.isEmpty {
    let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { leave(descriptor, errno) }
    bytes = bytes.dropFirst(count)
  }
}

/// Ends the program, because what it has to say can't be written. Whoever reads has gone away, or is told.
private func leave(_ descriptor: Int32, _ code: Int32) -> Never {
  if code != EPIPE, descriptor == STDOUT_FILENO {
    let reason = String(cString: strerror(code))
    complain(
      text(id: "Keluaran tidak dapat ditulis: \(reason).", en: "The output can't be written: \(reason)."))
  }
  exit(1)
}
