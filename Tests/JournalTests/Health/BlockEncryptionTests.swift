import Testing

@testable import Journal

@Suite struct BlockEncryptionTests {
  private let root = "22 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw"
  private let data = "40 22 253:0 / /srv/pos\\040data rw,relatime - ext4 /dev/mapper/data rw"

  @Test func aPlainPartitionIsCalledOut() throws {
    let machine = try FakeMachine(mounts: [root])
    try machine.add("sda", "8:0")
    try machine.add("sda2", "8:2", partitionOf: "sda")
    #expect(machine.encryption(of: "/home/pos/store") == .plain(device: "/dev/sda"))
  }

  @Test func aMountThatLiesDeeperCounts() throws {
    let machine = try FakeMachine(mounts: [root, data])
    try machine.add("sda", "8:0")
    try machine.add("sda2", "8:2", partitionOf: "sda")
    try machine.add("dm-0", "253:0", uuid: "CRYPT-LUKS2-0123-data", on: ["sda2"])
    #expect(machine.encryption(of: "/srv/pos data/store") == .encrypted)
    #expect(machine.encryption(of: "/srv/pos data") == .encrypted)
    #expect(machine.encryption(of: "/srv/pos database") == .plain(device: "/dev/sda"))
  }

  @Test func aVolumeIsAsEncryptedAsAllThatItLiesOn() throws {
    let machine = try FakeMachine(mounts: [data])
    try machine.add("sda", "8:0")
    try machine.add("sdb", "8:16")
    try machine.add("dm-1", "253:1", uuid: "CRYPT-LUKS2-0123-one", on: ["sda"])
    try machine.add("dm-2", "253:2", uuid: "CRYPT-LUKS2-0123-two", on: ["sdb"])
    try machine.add("dm-0", "253:0", uuid: "LVM-abc", on: ["dm-1", "dm-2"])
    #expect(machine.encryption(of: "/srv/pos data/store") == .encrypted)
    let half = try FakeMachine(mounts: [data])
    try half.add("sda", "8:0")
    try half.add("sdb", "8:16")
    try half.add("dm-1", "253:1", uuid: "CRYPT-LUKS2-0123-one", on: ["sda"])
    try half.add("dm-0", "253:0", uuid: "LVM-abc", on: ["dm-1", "sdb"])
    #expect(half.encryption(of: "/srv/pos data/store") == .plain(device: "/dev/sdb"))
  }

  @Test func aFileSystemWithNumbersOfItsOwnIsFoundByItsSource() throws {
    let machine = try FakeMachine(mounts: ["22 1 0:31 /@ / rw - btrfs /dev/vda1 rw"])
    try machine.add("vda", "254:0")
    try machine.add("vda1", "254:1", partitionOf: "vda")
    #expect(machine.encryption(of: "/home") == .plain(device: "/dev/vda"))
  }

  @Test func whatTheKernelDoesNotTellIsUnknown() throws {
    let overlay = try FakeMachine(mounts: ["22 1 0:50 / / rw - overlay overlay rw"])
    #expect(overlay.encryption(of: "/home") == .unknown)
    let missing = try FakeMachine(mounts: [root])
    #expect(missing.encryption(of: "/home") == .unknown)
    let none = try FakeMachine(mounts: ["x", "", "1 2 3", "22 1 8:2 / / rw -"])
    #expect(none.encryption(of: "/home") == .unknown)
  }

  @Test func devicesThatLieOnThemselvesEnd() throws {
    let machine = try FakeMachine(mounts: ["22 1 253:0 / / rw - ext4 /dev/dm-0 rw"])
    try machine.add("dm-0", "253:0", uuid: "LVM-abc", on: ["dm-0"])
    #expect(machine.encryption(of: "/") == .unknown)
  }

  @Test func plainSwapIsNamedAndMemoryIsNot() throws {
    let machine = try FakeMachine(
      mounts: [root],
      swaps: [
        "/dev/zram0 partition 8388604 0 100", "/dev/dm-3 partition 100 0 -2", "/dev/sda3 partition 100 0 -2",
        "/swap\\040file file 100 0 -3",
      ])
    try machine.add("sda", "8:0")
    try machine.add("sda2", "8:2", partitionOf: "sda")
    try machine.add("sda3", "8:3", partitionOf: "sda")
    try machine.add("dm-3", "253:3", uuid: "CRYPT-PLAIN-swap", on: ["sda3"])
    #expect(machine.plainSwaps() == ["/dev/sda3", "/swap file"])
    let (none, plain) = (try FakeMachine(mounts: [root]), BlockEncryption(proc: "/nowhere", sys: "/nowhere"))
    #expect(none.plainSwaps() == [])
    #expect(plain.plainSwaps() == nil)
  }
}
