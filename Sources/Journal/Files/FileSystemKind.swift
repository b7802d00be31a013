import CSys
import Glibc

/// File systems that cannot keep an append's promise: locks and syncs over a network are somebody else's word.
enum FileSystemKind {
  /// `f_type` of statfs(2), from <linux/magic.h>; FUSE is among them because what lies behind it cannot be seen.
  private static let refused: [Int64: String] = [
    0x6969: "NFS", 0x517B: "SMB", 0xFF53_4D42: "CIFS", 0xFE53_4D42: "SMB2", 0x0102_1997: "9p", 0x00C3_6400: "Ceph",
    0x5346_414F: "AFS", 0x6B41_4653: "AFS", 0x7375_7245: "Coda", 0x564C: "NCP", 0x0BD0_0BD0: "Lustre",
    0x0116_1970: "GFS2", 0x7461_636F: "OCFS2", 0x6573_5546: "FUSE",
  ]

  static func isRefused(_ type: Int64) -> Bool { refused[type] != nil }

  static func refuseNetwork(_ path: String) throws(JournalError) {
    let folder = try OpenFile(path, O_RDONLY | O_DIRECTORY)
    if isRefused(csys_filesystem_type(folder.descriptor)) { throw .networkFileSystem(path: path) }
  }
}
