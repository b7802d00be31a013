import Glibc
import Testing

@testable import Journal

/// A store belongs to one account of the machine; what others can read is called out.
@Suite struct PermissionTests {
  @Test func aStoreThatWasJustMadeIsOpenToNobodyElse() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    try Journal(layout, console: "test").append("a")
    #expect(layout.permissionFindings() == [])
  }

  @Test(arguments: [0o640, 0o604, 0o602, 0o610] as [mode_t])
  func aFileThatOthersCanReadWriteOrRunIsNamed(mode: mode_t) throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    #expect(chmod(layout.signingKey, mode) == 0)
    #expect(layout.permissionFindings() == [layout.signingKey])
  }

  @Test func foldersAreNamedBeforeWhatLiesInThem() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    for path in [layout.root, layout.events, try layout.eventPath()] { #expect(chmod(path, 0o755) == 0) }
    #expect(layout.permissionFindings() == [layout.root, layout.events, try layout.eventPath()])
  }

  @Test func aLinkOutOfTheStoreIsNotFollowed() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    #expect(symlink("/etc", layout.lists + "/elsewhere") == 0)
    #expect(layout.permissionFindings() == [])
  }
}
