import Foundation
import Testing

@testable import Scanners

/// Files that a reader's program puts into a folder.
@Suite struct WatchedFolderTests {
  private let text = specimen.joined(separator: "\n") + "\n"

  private func link(_ folder: TestFolder) -> ScannerLink {
    let link = ScannerLink(.folder(path: folder.path), now: 0)
    #expect(link.advance(now: 0) == [.found(again: false)])
    return link
  }

  private func files(_ news: [ScannerLink.News]) -> [FolderFile] {
    news.compactMap { if case .file(let file) = $0 { file } else { nil } }
  }

  /// A program that another test starts may hold a file open for a moment longer than its writer.
  private func taken(_ count: Int, _ link: ScannerLink) -> [FolderFile] {
    var all: [FolderFile] = []
    for _ in 0..<500 {
      all += files(link.advance(now: 10_000))
      if all.count >= count { break }
      usleep(10_000)
    }
    return all
  }

  @Test func aFileIsTakenWholeAndGoesWhereItIsTold() throws {
    let folder = try TestFolder()
    let link = link(folder)
    #expect(link.wait(now: 0) == 0)
    #expect(link.advance(now: 0) == [])
    #expect(link.wait(now: 0) == nil)
    try folder.put("one.txt", text)
    try folder.put("two.txt", "x")
    let files = taken(2, link).sorted { $0.name < $1.name }
    try #require(files.map(\.name) == ["one.txt", "two.txt"])
    #expect(files.map(\.isOld) == [false, false])
    #expect(files[0].bytes == Array(text.utf8))
    // Until it is told where to go it stays.
    #expect(folder.names() == ["one.txt", "two.txt"])
    #expect(link.move(files[0], to: .done) == nil)
    #expect(link.move(files[1], to: .failed) == nil)
    #expect(folder.names() == ["done", "failed"])
    #expect(folder.names("done") == ["one.txt"])
    #expect(folder.names("failed") == ["two.txt"])
  }

  @Test func whatLayThereBeforeIsTakenAndKnownToBeOld() throws {
    let folder = try TestFolder()
    for number in 10..<50 { try folder.put("\(number).txt", text) }
    let link = link(folder)
    let all = taken(40, link).sorted { $0.name < $1.name }
    #expect(all.map(\.name) == (10..<50).map { "\($0).txt" })
    #expect(all.allSatisfy { $0.isOld })
  }

  @Test func aFileThatIsStillBeingWrittenWaitsForItsWriter() throws {
    let folder = try TestFolder()
    let writer = open(folder.path + "/slow.txt", O_WRONLY | O_CREAT, 0o600)
    let half = Array(text.utf8.prefix(50))
    #expect(write(writer, half, half.count) == half.count)
    let link = link(folder)
    #expect(link.advance(now: 0) == [])
    let rest = Array(text.utf8.dropFirst(50))
    #expect(write(writer, rest, rest.count) == rest.count)
    #expect(link.advance(now: 1) == [])
    // It is looked at once a second, should the end of writing not be told.
    #expect(link.wait(now: 1) == 1_000)
    close(writer)
    #expect(taken(1, link).map(\.bytes) == [Array(text.utf8)])
  }

  @Test func unfinishedNamesArePassedOverUntilTheyAreRenamed() throws {
    let folder = try TestFolder()
    let link = link(folder)
    _ = link.advance(now: 0)
    try folder.put(".one.txt", text)
    #expect(link.advance(now: 1) == [])
    rename(folder.path + "/.one.txt", folder.path + "/one.txt")
    #expect(taken(1, link).map(\.name) == ["one.txt"])
  }

  @Test func linksFoldersPipesAndLargeFilesAreLeftAndToldOnce() throws {
    let folder = try TestFolder()
    try folder.put(".target", text)
    symlink(folder.path + "/.target", folder.path + "/a-link")
    mkfifo(folder.path + "/b-pipe", 0o600)
    mkdir(folder.path + "/c-folder", 0o700)
    try folder.put("d-large", String(repeating: "<", count: 65_537))
    let link = link(folder)
    #expect(
      link.advance(now: 0) == [
        .left(name: "a-link", .link), .left(name: "b-pipe", .notAFile), .left(name: "c-folder", .notAFile),
        .left(name: "d-large", .tooLarge),
      ])
    link.lookAgain()
    #expect(link.advance(now: 1) == [])
    #expect(folder.names() == [".target", "a-link", "b-pipe", "c-folder", "d-large"])
  }

  @Test(.enabled(if: geteuid() == 0, "only root can give a file away")) func filesOfOthersAreLeft() throws {
    let folder = try TestFolder()
    try folder.put("one.txt", text)
    chown(folder.path + "/one.txt", 65_534, 65_534)
    let link = link(folder)
    #expect(link.advance(now: 0) == [.left(name: "one.txt", .otherOwner)])
    chown(folder.path, 65_534, 65_534)
    let other = ScannerLink(.folder(path: folder.path), now: 0)
    #expect(other.advance(now: 0) == [.lost(.notOurs(path: folder.path))])
  }

  @Test func anEarlierFileOfTheSameNameIsNotOverwritten() throws {
    let folder = try TestFolder()
    let link = link(folder)
    for number in 0..<3 {
      try folder.put("scan.txt", "\(number)")
      let file = try #require(taken(1, link).first)
      #expect(link.move(file, to: .done) == nil)
    }
    let kept = try folder.names("done").map { try String(contentsOfFile: folder.path + "/done/" + $0, encoding: .utf8) }
    #expect(Set(kept) == ["0", "1", "2"])
  }

  @Test func aFileThatTookTheNameMeanwhileIsNotMovedAwayUnread() throws {
    let folder = try TestFolder()
    let link = link(folder)
    try folder.put("scan.txt", "first")
    let first = try #require(taken(1, link).first)
    try folder.put(".next", "second")
    rename(folder.path + "/.next", folder.path + "/scan.txt")
    _ = link.move(first, to: .done)
    #expect(taken(1, link).map(\.bytes).contains(Array("second".utf8)))
    #expect(folder.names("done") == [])
  }

  @Test func aFileThatCannotBeMovedIsToldAndNotTakenForEver() throws {
    let folder = try TestFolder()
    try folder.put("done", "in the way")
    try folder.put("one.txt", text)
    let link = link(folder)
    let file = try #require(taken(1, link).first)
    #expect(link.move(file, to: .done) == .unreadable(code: ENOTDIR))
    link.lookAgain()
    #expect(link.advance(now: 1) == [])
    #expect(folder.names().contains("one.txt"))
  }

  @Test(arguments: [true, false]) func aFolderThatGoesSaysSoAndIsWatchedAgain(isRenamed: Bool) throws {
    let folder = try TestFolder()
    let link = link(folder)
    _ = link.advance(now: 0)
    let aside = folder.path + "-aside"
    defer { rmdir(aside) }
    if isRenamed { rename(folder.path, aside) } else { rmdir(folder.path) }
    #expect(link.advance(now: 1) == [.lost(.gone(path: folder.path))])
    #expect(link.advance(now: 501) == [])
    mkdir(folder.path, 0o700)
    try folder.put("one.txt", text)
    #expect(link.advance(now: 1_501) == [.found(again: true)])
    #expect(taken(1, link).map(\.name) == ["one.txt"])
  }

  @Test func theSameFileIsKnownAgainAndAnotherIsAnother() throws {
    let folder = try TestFolder()
    try folder.put("one.txt", text)
    let once = try #require(taken(1, link(folder)).first)
    let again = try #require(taken(1, link(folder)).first)
    #expect(once.identity == again.identity)
    try FileManager.default.copyItem(atPath: folder.path + "/one.txt", toPath: folder.path + "/two.txt")
    let both = taken(2, link(folder))
    #expect(Set(both.map(\.identity)).count == 2)
  }
}
