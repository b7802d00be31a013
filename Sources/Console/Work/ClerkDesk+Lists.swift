import Border
import Foundation
import Watchlist

/// The lists that the clerk checks travellers against.
extension ClerkDesk {
  func setBands(_ newBands: BandThresholds) {
    bands = newBands
    lists?.bands = newBands
    clerk.setBands(newBands)
  }

  /// Reads the lists beside, so that nobody waits for it; the clerk goes on and gets the index as work. They are read
  /// again where a record says that they are others, and where a file of one that could not be read has changed.
  func loadLists(_ board: Dashboard) throws {
    let versions = board.lists.map(\.seq) + [board.newestLocal?.seq ?? 0]
    let areOthers = versions != listVersions
    guard areOthers || !areListsComing && lists?.isWorthReadingAgain == true, let ledger else { return }
    let (current, local) = (board.lists, try ledger.localList())
    listVersions = versions
    areListsComing = true
    let (layout, zone, clerk) = (place.layout, place.zone, clerk)
    Thread.detachNewThread {
      let lists = PostWatchlist(current, local: local, layout: layout, zone: zone)
      clerk.queue.post(.lists(lists, versions: versions), evenIfFull: true)
    }
  }

  func take(_ loaded: PostWatchlist, versions: [Int]) {
    // Newer ones are on their way.
    guard versions == listVersions else { return }
    areListsComing = false
    lists = loaded
    lists?.bands = bands
    clerk.setLists(lists ?? loaded)
    clerk.tell(.listsReady(count: loaded.entryCount, problem: loaded.problems.first))
    let waiting = deferred
    deferred = []
    for request in waiting { carryOut(request) }
  }
}
