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

  @Test func aFileIsTakenWholeAndGoesWhereItIsTold() throws {
    let folder = try TestFolder()
    let link = link(folder)
    #expect(link.wait(now: 0) == 0)
    #expect(link.advance(now: 0) == [])
    #expect(link.wait(now: 0) == nil)
    try folder.put("one.txt", text)
    try folder.put("two.txt", "x")
    let files = files(link.advance(now: 1))
    #expect(files.map(\.name) == ["one.txt", "two.txt"])
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
    var all: [FolderFile] = []
    while link.wait(now: 0) == 0 { all += files(link.advance(now: 0)) }
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
    close(writer)
    #expect(files(link.advance(now: 2)).map(\.bytes) == [Array(text.utf8)])
  }

  @Test func unfinishedNamesArePassedOverUntilTheyAreRenamed() throws {
    let folder = try TestFolder()
    let link = link(folder)
    _ = link.advance(now: 0)
    try folder.put(".one.txt", text)
    #expect(link.advance(now: 1) == [])
    rename(folder.path + "/.one.txt", folder.path + "/one.txt")
    #expect(files(link.advance(now: 2)).map(\.name) == ["one.txt"])
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
      let file = try #require(files(link.advance(now: number)).first)
      #expect(link.move(file, to: .done) == nil)
    }
    let kept = try folder.names("done").map { try String(contentsOfFile: folder.path + "/done/" + $0, encoding: .utf8) }
    #expect(Set(kept) == ["0", "1", "2"])
  }

  @Test func aFileThatTookTheNameMeanwhileIsNotMovedAwayUnread() throws {
    let folder = try TestFolder()
    let link = link(folder)
    try folder.put("scan.txt", "first")
    let first = try #require(files(link.advance(now: 0)).first)
    try folder.put(".next", "second")
    rename(folder.path + "/.next", folder.path + "/scan.txt")
    _ = link.move(first, to: .done)
    #expect(files(link.advance(now: 1)).map(\.bytes).contains(Array("second".utf8)))
    #expect(folder.names("done") == [])
  }

  @Test func aFileThatCannotBeMovedIsToldAndNotTakenForEver() throws {
    let folder = try TestFolder()
    try folder.put("done", "in the way")
    try folder.put("one.txt", text)
    let link = link(folder)
    let file = try #require(files(link.advance(now: 0)).first)
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
    #expect(files(link.advance(now: 1_501)).map(\.name) == ["one.txt"])
  }

  @Test func theSameFileIsKnownAgainAndAnotherIsAnother() throws {
    let folder = try TestFolder()
    try folder.put("one.txt", text)
    let once = try #require(files(link(folder).advance(now: 0)).first)
    let again = try #require(files(link(folder).advance(now: 0)).first)
    #expect(once.identity == again.identity)
    try FileManager.default.copyItem(atPath: folder.path + "/one.txt", toPath: folder.path + "/two.txt")
    let both = files(link(folder).advance(now: 0))
    #expect(Set(both.map(\.identity)).count == 2)
  }
}
