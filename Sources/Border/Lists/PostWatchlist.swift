import Journal
import Phrases
import TravelDocuments
import Watchlist

/// The lists of a post, ready to be searched: an index of the versions that count, and their names for the records.
public struct PostWatchlist: Sendable {
  public let index: WatchlistIndex
  public let used: [WatchlistChecked.ListUsed]
  /// Lists that could not be read again, and why: what they hold is not searched.
  public let problems: [Phrase]

  /// Reads the kept files of the lists and builds the index. Takes tenths of a second for tens of thousands of names.
  public init(_ lists: [CurrentList], layout: StoreLayout, zone: PostZone) {
    var versions: [ListVersion] = []
    var used: [WatchlistChecked.ListUsed] = []
    var problems: [Phrase] = []
    for list in lists {
      let name = list.imported.list
      do {
        let entries = try KeptList.read(list.imported, layout).entries
        versions.append(ListVersion(name: name, digest: list.imported.sha256, entries: entries))
        used.append(
          WatchlistChecked.ListUsed(
            name: name, sha256: list.imported.sha256, date: list.imported.published ?? zone.text(list.time)))
      } catch {
        problems.append(
          Phrase(
            id: "Daftar \(name) tidak dapat dibaca dan TIDAK diperiksa; impor lagi.",
            en: "The list \(name) can't be read and is NOT searched; import it again."))
      }
    }
    index = WatchlistIndex(versions)
    self.used = used
    self.problems = problems
  }

  /// The lane's check of one traveller.
  public func check(
    _ traveller: Traveller, documentNumber: String?, mayBeTruncated: Bool = false, on today: PartialDate?
  ) -> LaneCheck {
    let query = WatchlistQuery(
      name: traveller.name, mayBeTruncated: mayBeTruncated, birth: traveller.birth, documentNumber: documentNumber,
      nationality: traveller.nationality, sex: traveller.sex.flatMap(ListedSex.init), kind: .individual,
      day: today?.earliestDay)
    return LaneCheck(
      traveller: traveller, documentNumber: documentNumber, lists: used,
      candidates: index.search(query, limit: WatchlistChecked.candidateLimit))
  }

  /// The lane's check of what was presented.
  ///
  /// - Throws: `MRZError` where what was read is no machine-readable zone.
  public func check(_ presented: Presented, on today: PartialDate) throws -> LaneCheck {
    switch presented {
    case .mrz(let lines): check(try MRZ(lines: lines, today: today), on: today)
    case .entered(let document):
      check(
        document.facts.traveller, documentNumber: document.facts.document.askedNumber, on: today)
    }
  }

  /// The check of a traveller whose crossing is put right; nil where nothing changes that a list is asked about.
  public func check(
    _ amended: CrossingFacts, insteadOf seen: CrossingFacts, on today: PartialDate?
  ) -> LaneCheck? {
    let asked: Set<FactChange.Field> = [.name, .birth, .sex, .nationality, .number]
    guard seen.changes(to: amended).contains(where: { asked.contains($0.field) }) else { return nil }
    return check(amended.traveller, documentNumber: amended.document.askedNumber, on: today)
  }

  /// The lane's check of a document's holder.
  public func check(_ mrz: MRZ, on today: PartialDate?) -> LaneCheck {
    check(
      mrz.traveller, documentNumber: mrz.number.isEmpty ? nil : mrz.number, mayBeTruncated: mrz.isNameTruncated,
      on: today)
  }
}

extension PresentedDocument {
  /// The number that a watchlist is asked about; nil where there is none.
  public var askedNumber: String? { number.isEmpty ? nil : number }
}

extension ListedSex {
  init?(_ sex: Sex) {
    switch sex {
    case .female: self = .female
    case .male: self = .male
    case .unspecified: return nil
    }
  }
}
