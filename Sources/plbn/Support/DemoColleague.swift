/// An invented colleague at a lane, who looks at one document at a time: what comes meanwhile queues.
///
/// Times are milliseconds since the story began, and never go back.
struct DemoColleague<Document> {
  /// How long a look at one document takes.
  let look: Int
  private var queue: [Document] = []
  /// When the look at the first of the queue is over; nil where nobody waits.
  private(set) var done: Int?

  init(look: Int) { self.look = look }

  mutating func take(_ document: Document, at now: Int) {
    queue.append(document)
    if done == nil { done = now + look }
  }

  /// Ends the look at the first document and turns to the next one; nil where nobody waits.
  mutating func finish() -> Document? {
    guard let end = done else { return nil }
    let document = queue.removeFirst()
    done = queue.isEmpty ? nil : end + look
    return document
  }
}
