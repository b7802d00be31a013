import Border
import Journal
import Phrases
import ReferenceData
import TravelDocuments

func loadReference() throws -> ReferenceData {
  switch ReferenceData.shared {
  case .success(let reference): return reference
  case .failure(let error):
    throw Failure(id: "Data acuan tidak dapat dibaca: \(error).", en: "The reference data can't be read: \(error).")
  }
}

/// The store, to record in it.
func openDesk(_ global: GlobalOptions) throws -> Desk {
  try Desk(global.layout, officer: global.person, console: consoleName(), reference: try loadReference())
}

/// The same, with the read model up to date, and what is wrong with it or with the journal told.
func openCurrentDesk(_ global: GlobalOptions) throws -> Desk {
  let desk = try openDesk(global)
  if let damage = try desk.catchUp().damage { complain(damage.phrase) }
  if let trouble = desk.ledger.trouble { complain(trouble) }
  return desk
}

/// The day of a moment at the post, or in UTC where there is no post.
func today(_ zone: PostZone = PostZone(name: "UTC", offsetMinutes: 0)) throws -> PartialDate {
  guard let today = zone.date(of: .now()) else {
    throw Failure(
      id: "Jam mesin tidak masuk akal; betulkan dulu.", en: "The machine's clock makes no sense; set it first.")
  }
  return today
}

/// The read model of a store that may be one that can only be read.
struct OpenedLedger {
  let ledger: Ledger
  let post: Post
  let reference: ReferenceData

  var zone: PostZone { post.zone }

  init(_ global: GlobalOptions) throws {
    let identity = try JournalReader(global.layout).identity
    reference = try loadReference()
    post = try reference.storePost(identity)
    let progress: Ledger.Progress
    (ledger, progress) = try Self.open(global.layout, post.zone)
    if let damage = progress.damage { complain(damage.phrase) }
    if let trouble = ledger.trouble { complain(trouble) }
  }

  private static func open(_ layout: StoreLayout, _ zone: PostZone) throws -> (Ledger, Ledger.Progress) {
    if layout.isWritable {
      do {
        let ledger = try Ledger(layout, zone: zone)
        return (ledger, try ledger.catchUp())
      } catch let error as JournalError {
        throw error
      } catch {
        complain(
          text(
            id: "Tampilan tidak dapat disimpan dan disusun dari jurnal di memori; periksa disk.",
            en: "The read model can't be kept and is built from the journal in memory; check the disk."))
      }
    }
    let ledger = try Ledger(layout, zone: zone, readOnly: true)
    return (ledger, try ledger.catchUp())
  }
}

/// The lists that count, read and indexed; `follow` reads them again when another import has come.
struct LoadedLists {
  private(set) var watchlist: PostWatchlist
  private var versions: [Int]

  init(_ desk: Desk) throws {
    try desk.catchUp()
    self.init(try desk.ledger.currentLists(), desk.layout, desk.zone)
  }

  init(_ current: [CurrentList], _ layout: StoreLayout, _ zone: PostZone) {
    versions = current.map(\.seq)
    watchlist = PostWatchlist(current, layout: layout, zone: zone)
    for problem in watchlist.problems { complain(problem) }
  }

  mutating func follow(_ desk: Desk) throws {
    try desk.catchUp()
    if try desk.ledger.currentLists().map(\.seq) != versions { self = try LoadedLists(desk) }
  }
}
