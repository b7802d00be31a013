import Border
import Journal
import Phrases
import TravelDocuments

/// Takes documents in for one lane: asks the lists, records, and says what was recorded.
struct LaneIntake {
  let desk: Desk
  let lane: Int
  let direction: Direction
  let isJSON: Bool
  private var lists: LoadedLists

  init(_ desk: Desk, lane: Int, direction: Direction, isJSON: Bool) throws {
    self.desk = desk
    self.lane = lane
    self.direction = direction
    self.isJSON = isJSON
    lists = try LoadedLists(desk)
  }

  /// Records documents with one sync, and says each.
  ///
  /// - Parameter file: what the file is that they come from, where they come from one that is taken once; what was
  ///   recorded from it before is not recorded again.
  /// - Returns: how many were recorded.
  /// - Throws: `Refusal`, `JournalError`; nothing was said then.
  @discardableResult
  mutating func take(_ documents: [[String]], onceFrom file: [UInt8]? = nil) throws -> Int {
    guard !documents.isEmpty else { return 0 }
    try lists.follow(desk)
    let recorded = try ScanIntake(lane: lane, direction: direction).take(
      documents, onceFrom: file, desk, lists.watchlist)
    for presented in recorded { show(presented) }
    return recorded.count
  }

  private func show(_ presented: PresentedScan) {
    guard !isJSON else {
      return say(json: {
        $0.member("scan", presented.id)
        $0.member("check", presented.checkID)
        $0.member("lane", presented.scan.lane)
        $0.member("direction", presented.scan.direction.rawValue)
        $0.member("name", presented.check.traveller.name)
        $0.member("hit", presented.check.isHit)
      })
    }
    var line = "\(presented.id)  L\(presented.scan.lane)  \(presented.check.traveller.name)"
    if presented.check.isHit, let best = presented.check.candidates.first {
      line += "  ! \(best.list) \(best.entry) ~ \(best.name)"
    }
    say(line)
  }
}
